import type { ReactNode } from 'react';
import { PageLink } from './page-link';

/** A page that has only something to say. */
export const Message = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="narrow stack">
    <h1>{title}</h1>
    {children}
    <p>
      <PageLink href="/" className="button button-primary">
        Browse tickets
      </PageLink>
    </p>
  </section>
);
