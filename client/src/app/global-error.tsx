'use client';

import { ErrorMessage } from '../components/error-message';
import './globals.css';

/** Stands in for the whole page when its frame fails. */
const GlobalError = ({ retry }: { error: unknown; retry: () => void }) => (
  <html lang="en">
    <body>
      <title>Something went wrong · Ticketing</title>
      <main>
        <ErrorMessage retry={retry} />
      </main>
    </body>
  </html>
);

export default GlobalError;
