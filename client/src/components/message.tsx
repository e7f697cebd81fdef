import Link from 'next/link';
import type { ReactNode } from 'react';

/** A page that has only something to say. */
export const Message = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="narrow stack">
    <h1>{title}</h1>
    {children}
    <p>
      <Link href="/" className="button button-primary" prefetch={false}>
        Browse tickets
      </Link>
    </p>
  </section>
);
