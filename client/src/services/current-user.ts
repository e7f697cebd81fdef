import { cache } from 'react';
import type { User } from '../lib/types';
import { callService } from './call-service';
import { orDoWithout } from './or-do-without';

/** Who is signed in; asked once per page. @throws ServiceError when auth does not answer. */
export const getCurrentUser = cache(async (): Promise<User | null> => {
  const path = '/api/users/currentuser';
  const { data } = await callService<{ currentUser: User | null }>('AUTH_URL', path);
  return data.currentUser;
});

/** As {@link getCurrentUser}, for what a page can do without: `null` when auth is away. */
export const findCurrentUser = (): Promise<User | null> => orDoWithout(getCurrentUser(), null);
