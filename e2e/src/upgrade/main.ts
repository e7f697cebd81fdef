import { randomBytes } from 'node:crypto';
import { checkSite } from '../probe';
import { SiteError } from '../site';
import { Book } from './book';
import { checkBook } from './check';
import { Cluster, refOf, type Workload } from './cluster';
import { weakenedDuring } from './control';
import { disturb, stayQuiet } from './disturb';
import { startLoad } from './load';
import { HELP, type Options, readOptions } from './options';
import { summaryOf, tableOf } from './report';
import { Pacer, Requests } from './requests';

const MIN_REPLICAS = 2;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const say = (line: string) => print(`${new Date().toISOString().slice(11, 19)} ${line}`);

/** The services and the engines, all of them ready. @throws SiteError */
const findWorkloads = async (cluster: Cluster): Promise<[Workload[], Workload[]]> => {
  const deployments = await cluster.workloads('deployments');
  const engines = await cluster.workloads('statefulsets');
  if (deployments.length === 0)
    throw new SiteError(`There is no deployment in the namespace ${cluster.namespace}`);
  const few = deployments.filter(({ spec }) => spec.replicas < MIN_REPLICAS).map(refOf);
  if (few.length > 0)
    throw new SiteError(`Each needs ${MIN_REPLICAS} replicas or more: ${few.join(', ')}`);
  for (const each of [...deployments, ...engines]) await cluster.settled(each);
  return [deployments, engines];
};

/** Whether no request failed and nothing was lost. */
const test = async (options: Options, cluster: Cluster, found: [Workload[], Workload[]]) => {
  const { site, rate, phases } = options;
  const requests = new Requests(say);
  const book = new Book(`run${randomBytes(4).toString('hex')}`);
  const stop = startLoad({ site, requests, pacer: new Pacer(rate), book });
  try {
    await stayQuiet();
    for (const phase of phases) await disturb({ cluster, requests }, phase, ...found);
    requests.begin('steady again', false);
    await stayQuiet();
  } finally {
    await stop();
    requests.end();
  }
  say('comparing what was acknowledged with what is there');
  const lost = await checkBook(site, book);
  print(`\n${tableOf(requests)}\n\n${summaryOf(requests, book, lost)}`);
  return requests.failed.length === 0 && lost.length === 0;
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return print(HELP);
  const { site, context, namespace, without } = options;
  await checkSite(site);
  const cluster = new Cluster(context, namespace);
  const found = await findWorkloads(cluster);
  say(
    `${site.url}, context ${context}, namespace ${namespace}: ${found.flat().map(refOf).join(' ')}`,
  );
  if (!without) {
    process.exitCode = (await test(options, cluster, found)) ? 0 : 1;
    return;
  }
  say(`control: the pods are without their ${without}`);
  await weakenedDuring(cluster, found[0], without, async () => {
    const isGreen = await test(options, cluster, found);
    print(isGreen ? 'The control did not go wrong' : 'The control went wrong, as it must');
    process.exitCode = isGreen ? 1 : 0;
    say('the deployments are put back');
  });
};

main().catch(error => {
  process.stderr.write(`${error instanceof SiteError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
