import { headers } from 'next/headers';
import { VISITOR_HEADERS } from '../lib/visitor-headers';

/** The headers of the request being answered that go on to the services. */
export const forwardedHeaders = async (): Promise<Record<string, string>> => {
  const received = await headers();
  return Object.fromEntries(
    VISITOR_HEADERS.map(name => [name, received.get(name)]).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );
};
