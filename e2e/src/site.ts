import type { LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ParseArgsConfig } from 'node:util';

/** Where a running site is, and how to reach it. */
export interface Site {
  /** Its address without a path, as in `https://ticketing.dev`. */
  url: string;
  /** Its certificate is taken unchecked. */
  insecure?: boolean;
  /** The IP address of its host, for one that is not in DNS. */
  address?: string;
}

/** What is wrong with the options or with the site, in one line for whoever ran the command. */
export class SiteError extends Error {}

/** The options that name a site, for `parseArgs`. */
export const siteOptions = {
  'base-url': { type: 'string' },
  insecure: { type: 'boolean', default: false },
  resolve: { type: 'string' },
} satisfies ParseArgsConfig['options'];

const parseUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new SiteError(`--base-url must be an address like https://ticketing.dev, not ${text}`);
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    throw new SiteError(`--base-url is an address without a path: ${url.origin}, not ${text}`);
  return url;
};

/** `--resolve HOST:PORT:ADDRESS`, as curl has it. */
const parseResolve = (text: string, url: URL): string => {
  const [, host, port, address] = /^([^:]+):(\d+):\[?([\da-f.:]+)\]?$/i.exec(text) ?? [];
  if (!address) throw new SiteError(`--resolve is HOST:PORT:ADDRESS, not ${text}`);
  const urlPort = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (host !== url.hostname || port !== urlPort)
    throw new SiteError(`--resolve names ${host}:${port}, --base-url ${url.hostname}:${urlPort}`);
  return address;
};

/** The site that the options name. @throws SiteError */
export const readSite = (values: {
  'base-url': string;
  insecure?: boolean;
  resolve?: string;
}): Site => {
  const url = parseUrl(values['base-url']);
  const address = values.resolve ? parseResolve(values.resolve, url) : undefined;
  return { url: url.origin, insecure: values.insecure, address };
};

const lookupOf =
  (address: string): LookupFunction =>
  (_host, { all }, callback) => {
    const family = address.includes(':') ? 6 : 4;
    // Which of the two is wanted is not known to the types.
    if (all) (callback as (e: null, found: LookupAddress[]) => void)(null, [{ address, family }]);
    else callback(null, address, family);
  };

/** How to connect to the site: axios' options. */
export const agentsOf = (site: Site, { keepAlive = true, maxSockets = 50 } = {}) => {
  const lookup = site.address ? { lookup: lookupOf(site.address) } : {};
  const options = { keepAlive, maxSockets, ...lookup };
  return {
    httpAgent: new HttpAgent(options),
    httpsAgent: new HttpsAgent({ ...options, rejectUnauthorized: !site.insecure }),
  };
};
