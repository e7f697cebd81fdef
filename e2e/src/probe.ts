import { eventually } from '@ticketing/common/testing';
import { isAxiosError } from 'axios';
import { Person } from './person';
import { type Site, SiteError } from './site';

const CERTIFICATE_ERRORS =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_)/;
const PATH = '/api/users/currentuser';

/** Why the site could not be reached, and what to do about it. */
const explain = (site: Site, error: unknown): SiteError => {
  if (!isAxiosError(error)) throw error;
  const { hostname, port, protocol } = new URL(site.url);
  const code = error.code ?? '';
  const why = error.message || code;
  if (CERTIFICATE_ERRORS.test(code))
    return new SiteError(`The certificate of ${site.url} is not trusted: ${why}. See --insecure`);
  const at = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  const hint = code === 'ENOTFOUND' ? `. Where it is not in DNS: --resolve ${at}:ADDRESS` : '';
  return new SiteError(`Nothing answers at ${site.url}: ${why}${hint}`);
};

/** Resolves when the site answers and is ours. @throws SiteError */
export const checkSite = async (site: Site): Promise<void> => {
  const visitor = new Person(site, '', false);
  const { status, headers, data, request } = await visitor
    .call<{ currentUser?: null }>('GET', PATH)
    .catch(error => Promise.reject(explain(site, error)));
  const { protocol, host } = (request ?? {}) as { protocol?: string; host?: string };
  const asked = new URL(site.url);
  if (protocol && host && (protocol !== asked.protocol || host !== asked.hostname))
    throw new SiteError(`${site.url} sends its visitors to ${protocol}//${host}: use that address`);
  if (status === 200 && data?.currentUser === null) return;
  const type = String(headers['content-type'] ?? 'nothing').split(';')[0];
  throw new SiteError(`${site.url} is not this site: GET ${PATH} was answered ${status}, ${type}`);
};

/** How long the site holds a ticket for its buyer, in seconds, by an order that is cancelled. */
export const findHoldSeconds = async (site: Site): Promise<number> => {
  const seller = await new Person(site).signUp();
  const buyer = await new Person(site).signUp();
  const { id } = await seller.sell({ title: 'How long is it held?' });
  const order = await eventually(() => buyer.reserve(id));
  await buyer.ask('DELETE', `/api/orders/${order.id}`);
  await eventually(() => seller.ask('DELETE', `/api/tickets/${id}`));
  return Math.round((Date.parse(order.expiresAt) - Date.parse(order.createdAt)) / 1000);
};
