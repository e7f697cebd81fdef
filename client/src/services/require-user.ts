import { redirect } from 'next/navigation';
import { signInPath } from '../lib/safe-next';
import type { User } from '../lib/types';
import { answerWithPage } from './answer-with-page';
import { getCurrentUser } from './current-user';

/** The signed-in user; any other visitor goes to the sign-in page, which leads back to `path`. */
export const requireUser = async (path: string): Promise<User> =>
  (await getCurrentUser().catch(error => answerWithPage(error, path))) ??
  redirect(signInPath(path));
