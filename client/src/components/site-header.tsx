import { findCurrentUser } from '../services/current-user';
import { NavLink } from './nav-link';
import { SignOutButton } from './sign-out-button';
import { PageLink } from './page-link';

/** The site's name, its menu, and who is signed in. */
export const SiteHeader = async () => {
  const user = await findCurrentUser();
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <PageLink href="/" className="site-name">
          Ticketing
        </PageLink>
        <nav aria-label="Main" className="site-nav">
          <NavLink href="/">Browse</NavLink>
          <NavLink href="/tickets/new">Sell</NavLink>
          {user ? (
            <>
              <NavLink href="/my/tickets">My tickets</NavLink>
              <NavLink href="/orders">My orders</NavLink>
            </>
          ) : (
            <>
              <NavLink href="/signin">Sign in</NavLink>
              <NavLink href="/signup">Sign up</NavLink>
            </>
          )}
        </nav>
        {user && (
          <div className="site-user">
            <span className="site-user-email" title={user.email}>
              {user.email}
            </span>
            <SignOutButton />
          </div>
        )}
      </div>
    </header>
  );
};
