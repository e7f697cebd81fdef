import { existsSync, writeFileSync } from 'node:fs';
import { demoBuyer, demoSeller, demoTickets } from './demo-data';

const REQUEST_LIMIT_MS = 10_000;

type Account = typeof demoSeller;

/**
 * Lists the demo tickets through the site's own API, as a seller would. Once for a data folder: a
 * file remembers it. After a run that was cut short it goes on where that one ended.
 * A failure is told and does no harm: the site works without them.
 */
export async function loadDemoData(
  site: string,
  marker: string,
  progress: (line: string) => void,
): Promise<void> {
  if (existsSync(marker)) return;
  progress('Loading the demo data …');
  try {
    await signIn(site, demoBuyer);
    const cookie = await signIn(site, demoSeller);
    const mine = (await call(site, 'GET', '/api/tickets?seller=me&limit=100', cookie)).json();
    const listed = new Set(((await mine) as { title: string }[]).map(ticket => ticket.title));
    for (const ticket of demoTickets(new Date())) {
      if (!listed.has(ticket.title)) await call(site, 'POST', '/api/tickets', cookie, ticket);
    }
    writeFileSync(marker, `${JSON.stringify({ loadedAt: new Date(), site })}\n`);
  } catch (error) {
    progress(`The demo data could not be loaded (${(error as Error).message}).`);
  }
}

/** Signs up, or in where the account is there already. Returns the session cookie. */
async function signIn(site: string, account: Account): Promise<string> {
  const response = await call(site, 'POST', '/api/users/signup', '', account).catch(() =>
    call(site, 'POST', '/api/users/signin', '', account),
  );
  return response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');
}

async function call(
  site: string,
  method: string,
  path: string,
  cookie: string,
  body?: object,
): Promise<Response> {
  const response = await fetch(site + path, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
