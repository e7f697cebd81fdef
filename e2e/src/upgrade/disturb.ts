import { type Cluster, pause, refOf, type Workload } from './cluster';
import type { Phase } from './options';
import type { Requests } from './requests';

/** Between two disturbances, in ms. */
const QUIET_MS = 3_000;
const STEADY_MS = 15_000;
/** How long, in ms, services may take to find a database or a broker that is there again. */
const RECOVERY_MS = 20_000;
const EVICT_AGAIN_MS = 3_000;
const EVICT_TIMEOUT_MS = 300_000;

export interface DisturbInput {
  cluster: Cluster;
  requests: Requests;
}

const restart = async (input: DisturbInput, deployments: Workload[]) => {
  for (const deployment of deployments) {
    input.requests.begin(`restart ${refOf(deployment)}`, false);
    await input.cluster.restart(deployment);
    await pause(QUIET_MS);
  }
};

/** A pod of them, whichever it is. */
const anyPod = async (cluster: Cluster, workload: Workload): Promise<string> => {
  const pods = await cluster.podsOf(workload);
  return pods[Math.floor(Math.random() * pods.length)]!.metadata.name;
};

const deletePods = async (input: DisturbInput, deployments: Workload[]) => {
  for (const deployment of deployments) {
    input.requests.begin(`delete a pod of ${refOf(deployment)}`, false);
    await input.cluster.deletePod(await anyPod(input.cluster, deployment));
    await input.cluster.settled(deployment);
    await pause(QUIET_MS);
  }
};

/** Each pod of them as soon as the disruption budgets allow it, as the drain of a node does. */
const evictPods = async (cluster: Cluster, deployments: Workload[]) => {
  const lists = await Promise.all(deployments.map(each => cluster.podsOf(each)));
  let left = lists.flat().map(({ metadata }) => metadata.name);
  const end = Date.now() + EVICT_TIMEOUT_MS;
  while (left.length > 0) {
    const refused: string[] = [];
    for (const name of left) if (!(await cluster.evict(name))) refused.push(name);
    left = refused;
    if (Date.now() > end) throw new Error(`Not evicted within the time: ${left.join(', ')}`);
    if (left.length > 0) await pause(EVICT_AGAIN_MS);
  }
  for (const deployment of deployments) await cluster.settled(deployment);
  await pause(QUIET_MS);
};

const evict = async ({ cluster, requests }: DisturbInput, deployments: Workload[]) => {
  for (const deployment of deployments) {
    requests.begin(`evict the pods of ${refOf(deployment)}`, false);
    await evictPods(cluster, [deployment]);
  }
};

/** A whole node's: the others must have the power to start as many at once. */
const drain = ({ cluster, requests }: DisturbInput, deployments: Workload[]) => {
  requests.begin('evict every pod at once', false);
  return evictPods(cluster, deployments);
};

/** The engines have one pod each: what they do is away until it is back. */
const deleteEngines = async (input: DisturbInput, engines: Workload[]) => {
  for (const engine of engines) {
    input.requests.begin(`delete the pod of ${refOf(engine)}`, true);
    await input.cluster.deletePod(await anyPod(input.cluster, engine));
    await input.cluster.settled(engine);
    await pause(RECOVERY_MS);
  }
};

/** Stays out of the way: no request may fail then either. */
export const stayQuiet = (): Promise<void> => pause(STEADY_MS);

/** Does one phase. Resolves when all is up again. */
export const disturb = async (
  input: DisturbInput,
  phase: Phase,
  deployments: Workload[],
  engines: Workload[],
): Promise<void> => {
  if (phase === 'restart') await restart(input, deployments);
  if (phase === 'delete') await deletePods(input, deployments);
  if (phase === 'evict') await evict(input, deployments);
  if (phase === 'drain') await drain(input, deployments);
  if (phase === 'engines') await deleteEngines(input, engines);
};
