import { parseArgs } from 'node:util';
import { readSite, type Site, SiteError, siteOptions } from '../site';

export const HELP = `npm run e2e:upgrade -- --context NAME --base-url https://HOST [OPTIONS]
Buys and browses at a steady rate while every pod of the namespace is replaced, then again while
MongoDB, Redis and the broker are. Fails when a request did, or when anything was lost.
  --context NAME               the cluster, as kubectl calls it; never a live site's
  --namespace NAME             (ticketing)
  --base-url URL               the site's address
  --insecure                   its certificate is taken unchecked
  --resolve HOST:PORT:ADDRESS  where its host is, when it is not in DNS
  --rate N                     requests per second, 1 to 100 (15)
  --phases LIST                of restart,delete,evict,engines (these), drain
  --without pause|drain        the control: pods without their preStop pause, or killed at once;
                               requests must fail. The deployments are put back at the end.
  --help                       this text`;

export const PHASES = ['restart', 'delete', 'evict', 'drain', 'engines'] as const;
/** `drain` needs more machines than one. */
const USUAL: Phase[] = ['restart', 'delete', 'evict', 'engines'];
export type Phase = (typeof PHASES)[number];
export type Without = 'pause' | 'drain';

const MAX_RATE = 100;

export interface Options {
  site: Site;
  context: string;
  namespace: string;
  /** Requests per second. */
  rate: number;
  phases: Phase[];
  without?: Without;
}

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        ...siteOptions,
        context: { type: 'string' },
        namespace: { type: 'string', default: 'ticketing' },
        rate: { type: 'string', default: '15' },
        phases: { type: 'string' },
        without: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new SiteError((error as Error).message.split('. ')[0]);
  }
};

const isPhase = (text: string): text is Phase => PHASES.includes(text as Phase);

/** What the command was asked for; undefined for its help. @throws SiteError */
export const readOptions = (args: string[]): Options | undefined => {
  const values = parse(args);
  if (values.help) return undefined;
  const { 'base-url': url, context, namespace, without } = values;
  if (!context || !url) throw new SiteError('--context and --base-url are needed. See --help');
  const rate = Number(values.rate);
  if (!(rate >= 1 && rate <= MAX_RATE)) throw new SiteError(`--rate is 1 to ${MAX_RATE}`);
  const phases = values.phases?.split(',') ?? (without ? ['restart', 'delete'] : USUAL);
  if (!phases.every(isPhase)) throw new SiteError(`--phases are of ${PHASES.join(',')}`);
  if (without !== undefined && without !== 'pause' && without !== 'drain')
    throw new SiteError('--without is pause or drain');
  return {
    site: readSite({ ...values, 'base-url': url }),
    context,
    namespace,
    rate,
    phases,
    without,
  };
};
