import { getTexts } from '#texts/server';
import { findCurrentUser } from '../services/current-user';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { NavLink } from './nav-link';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

/** The site's name, its menu, and who is signed in. On a phone the menu is at the bottom. */
export const SiteHeader = async () => {
  const [user, t] = await Promise.all([findCurrentUser(), getTexts('site')]);
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-surface">
      <div className="mx-auto flex h-16 w-full max-w-6xl items-center gap-3 px-4 sm:px-6">
        <Brand />
        <nav
          aria-label={t('menu')}
          className={
            'fixed inset-x-0 bottom-0 z-10 flex border-t border-line bg-surface px-2 ' +
            'pb-[env(safe-area-inset-bottom)] md:static md:ml-4 md:flex-1 md:gap-1 md:border-0 ' +
            'md:bg-transparent md:p-0'
          }
        >
          <NavLink href="/" icon="search">
            {t('browse')}
          </NavLink>
          <NavLink href="/tickets/new" icon="plus">
            {t('sell')}
          </NavLink>
          {user && (
            <>
              <NavLink href="/orders" icon="bag">
                {t('myOrders')}
              </NavLink>
              <NavLink href="/my/tickets" icon="ticket">
                {t('myTickets')}
              </NavLink>
            </>
          )}
        </nav>
        <div className="ml-auto flex-none">
          {user ? (
            <AccountMenu user={user} />
          ) : (
            <div className="flex items-center gap-2 whitespace-nowrap">
              <PageLink href="/signin" className={buttonClass({ kind: 'quiet', size: 'small' })}>
                {t('signIn')}
              </PageLink>
              <PageLink href="/signup" className={buttonClass({ size: 'small' })}>
                {t('signUp')}
              </PageLink>
            </div>
          )}
        </div>
      </div>
    </header>
  );
};
