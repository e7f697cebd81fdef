import { baseSettings, defineService } from '@ticketing/common';
import { TriesRecord } from './models/tries-record';
import { User } from './models/user';
import { currentUser } from './routes/current-user';
import { signIn } from './routes/sign-in';
import { signOut } from './routes/sign-out';
import { signUp } from './routes/sign-up';
import { NO_LIMIT, SignInLimit } from './sign-in-limit';

export const service = defineService({
  name: 'auth',
  settings: baseSettings,
  models: [User, TriesRecord],
  build: ({ JWT_KEY, RATE_LIMITS }) => ({
    routes: [
      signUp(JWT_KEY),
      signIn(JWT_KEY, RATE_LIMITS === 'on' ? new SignInLimit() : NO_LIMIT),
      signOut,
      currentUser,
    ],
  }),
});
