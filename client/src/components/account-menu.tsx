import { useTexts } from '#texts';
import type { User } from '../lib/types';
import { Icon } from './icon';
import { buttonClass } from './ui/button-class';

/** Who is signed in, and the way out. The browser's own popover: it works without a script. */
export const AccountMenu = ({ user }: { user: User }) => {
  const t = useTexts('site');
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        className={buttonClass({ kind: 'plain', size: 'small' })}
      >
        <Icon name="user" />
        <span className="sr-only">{t('account')}</span>
        <span className="hidden max-w-32 truncate lg:block">{user.email}</span>
      </button>
      <div
        id="account"
        popover="auto"
        className={
          'fixed inset-auto top-16 right-4 m-0 w-72 max-w-[calc(100vw-2rem)] flex-col gap-3 ' +
          'rounded-card border border-line bg-surface p-4 text-text shadow-raised ' +
          '[&:popover-open]:flex'
        }
      >
        <p>
          <span className="block text-sm text-soft">{t('signedInAs')}</span>
          <strong>{user.email}</strong>
        </p>
        <form action="/signout" method="post">
          <button type="submit" className={buttonClass({ kind: 'plain', wide: true })}>
            {t('signOut')}
          </button>
        </form>
      </div>
    </>
  );
};
