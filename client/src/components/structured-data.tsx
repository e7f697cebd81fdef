import { scriptJson } from '../lib/structured-data';
import { nonce } from '../services/nonce';

/** What a page says to search engines. */
export const StructuredData = async ({ data }: { data: object }) => (
  <script
    type="application/ld+json"
    nonce={await nonce()}
    suppressHydrationWarning // browsers hide the nonce from scripts
    dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
  />
);
