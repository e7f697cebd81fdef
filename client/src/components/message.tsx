import { useTexts } from '#texts';
import type { ReactNode } from 'react';
import { PageLink } from './page-link';
import { Perforation } from './perforation';
import { buttonClass } from './ui/button-class';

interface Props {
  /** Stands large on the stub. */
  code: string;
  title: string;
  text: string;
  /** Said at once: the page has turned into this one by itself. */
  isSudden?: boolean;
  /** Ways on, before the one that leads home. */
  children?: ReactNode;
}

/** A page that has only something to say: a ticket to nowhere, with a way out. */
export const Message = ({ code, title, text, isSudden, children }: Props) => (
  <section
    role={isSudden ? 'alert' : undefined}
    data-refused
    className={
      'mx-auto my-4 w-full max-w-xl overflow-hidden rounded-card border border-line bg-surface ' +
      'shadow-raised sm:my-8'
    }
  >
    <p aria-hidden className="px-6 pt-6 pb-2 text-7xl font-extrabold text-accent sm:px-8">
      {code}
    </p>
    <Perforation />
    <div className="flex flex-col gap-4 px-6 pt-2 pb-8 sm:px-8">
      <h1 className="text-3xl">{title}</h1>
      <p className="text-lg text-soft">{text}</p>
      <p className="flex flex-wrap gap-3 pt-2">
        {children}
        <PageLink href="/" className={buttonClass({ kind: children ? 'plain' : 'primary' })}>
          {useTexts('site')('browseTickets')}
        </PageLink>
      </p>
    </div>
  </section>
);
