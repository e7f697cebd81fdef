import { cache } from 'react';
import type { User } from '../lib/types';
import { callService } from './call-service';
import { ServiceError } from './service-error';

/** Who is signed in; asked once per page. @throws ServiceError when auth does not answer. */
export const getCurrentUser = cache(async (): Promise<User | null> => {
  const path = '/api/users/currentuser';
  const { data } = await callService<{ currentUser: User | null }>('AUTH_URL', path);
  return data.currentUser;
});

/** How long a page that can do without waits for auth, in ms: it has other things to show. */
const PATIENCE_MS = 2_000;

const patienceEnds = (): Promise<null> =>
  new Promise(resolve => setTimeout(resolve, PATIENCE_MS, null));

/** As {@link getCurrentUser}, for what a page can do without: `null` when auth is away. */
export const findCurrentUser = async (): Promise<User | null> => {
  try {
    return await Promise.race([getCurrentUser(), patienceEnds()]);
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
};
