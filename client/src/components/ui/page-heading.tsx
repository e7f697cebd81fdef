import type { ReactNode } from 'react';

/** The heading of a page, with a line below it and, at the end of the row, what to do there. */
export const PageHeading = (props: { title: string; lead?: ReactNode; children?: ReactNode }) => (
  <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
    <div className="flex min-w-0 flex-col gap-2">
      <h1 className="text-3xl sm:text-4xl">{props.title}</h1>
      {props.lead && <p className="text-lg text-soft">{props.lead}</p>}
    </div>
    {props.children}
  </div>
);
