import { PASSWORD } from '../../person';
import { names } from '../names';
import { alert, at, heading, newcomer, wrongField, type State } from './state';

export const signing: State[] = [
  { name: 'signin', path: at('/signin'), reach: heading(/sign in|welcome/i) },
  {
    name: 'signin-wrong',
    expected: [400],
    path: at('/signin'),
    reach: async (visitor, world) => {
      await visitor.fillCredentials(world.buyerEmail, `${PASSWORD}, not`);
      await visitor.action(names.credentials.signIn).click();
      await alert(visitor);
    },
  },
  {
    name: 'signin-to-reserve',
    path: world => world.tickets.onsale,
    reach: async visitor => {
      await visitor.action(names.ticket.signInToReserve).click();
      await visitor.isAt('/signin');
    },
  },
  { name: 'signup', path: at('/signup'), reach: heading(/sign up|create/i) },
  {
    name: 'signup-errors',
    expected: [400],
    path: at('/signup'),
    reach: async (visitor, world) => {
      await visitor.fillCredentials(world.buyerEmail, 'short');
      await visitor.action(names.credentials.signUp).click();
      await wrongField(visitor);
    },
  },
  {
    name: 'account-menu',
    as: newcomer,
    path: at('/'),
    reach: async visitor => {
      await visitor.button(names.menu.open).first().click();
      await visitor.button(names.menu.signOut).waitFor();
    },
  },
];
