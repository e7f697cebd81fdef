import { useTexts } from '#texts';
import type { ReactNode } from 'react';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

/** A page that has only something to say. */
export const Message = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex max-w-xl flex-col gap-5 py-6">
    <h1 className="text-3xl sm:text-4xl">{title}</h1>
    <div className="text-lg text-soft">{children}</div>
    <p>
      <PageLink href="/" className={buttonClass()}>
        {useTexts('site')('browseTickets')}
      </PageLink>
    </p>
  </section>
);
