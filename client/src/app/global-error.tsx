'use client';

import site from '../texts/en/site.json';
import { ErrorMessage } from '../components/error-message';
import { TextsProvider } from '../texts/provider';
import './globals.css';

/** Stands in for the whole page when its frame fails, and knows nothing of the visitor. */
const GlobalError = () => (
  <html lang="en">
    <body>
      <title>{`${site.unavailable.title} · ${site.name}`}</title>
      <main className="mx-auto max-w-6xl p-6">
        <TextsProvider locale="en-US" timeZone="UTC" messages={{ site }}>
          <ErrorMessage />
        </TextsProvider>
      </main>
    </body>
  </html>
);

export default GlobalError;
