import { headers } from 'next/headers';

/**
 * The session, the visitor's address and scheme, and the trace: the services see a page's request
 * as they would see the browser's own. They trust one proxy, so the list of addresses goes on as
 * it came.
 */
const FORWARDED = ['cookie', 'x-forwarded-for', 'x-forwarded-proto', 'traceparent'];

/** Those headers of the request being answered that go on to the services. */
export const forwardedHeaders = async (): Promise<Record<string, string>> => {
  const received = await headers();
  return Object.fromEntries(
    FORWARDED.map(name => [name, received.get(name)]).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );
};
