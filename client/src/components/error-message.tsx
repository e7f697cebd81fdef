'use client';

import { ActionButton } from './action-button';

/** Says that a page could not be made, and offers to try again. */
export const ErrorMessage = ({ retry }: { retry: () => void }) => (
  <section className="narrow stack" role="alert">
    <h1>This is not available right now</h1>
    <p>Something went wrong on our side. Nothing of yours is lost. Please try again in a moment.</p>
    <p>
      <ActionButton onClick={retry}>Try again</ActionButton>
    </p>
  </section>
);
