import { type Cluster, type PodSpec, refOf, type Workload } from './cluster';
import type { Without } from './options';

const patchOf = (spec: PodSpec) => JSON.stringify({ spec: { template: { spec } } });

/** The pod without its pause before it is stopped, or without the time to stop in order either. */
const weakened = (spec: PodSpec, without: Without): PodSpec => ({
  ...(without === 'drain' ? { terminationGracePeriodSeconds: 0 } : {}),
  containers: spec.containers.map(({ name }) => ({ name, lifecycle: null })),
});

const original = (spec: PodSpec): PodSpec => ({
  terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
  containers: spec.containers.map(({ name, lifecycle }) => ({ name, lifecycle })),
});

const patchAll = async (
  cluster: Cluster,
  deployments: Workload[],
  spec: (of: PodSpec) => PodSpec,
) => {
  for (const each of deployments) {
    const patch = patchOf(spec(each.spec.template.spec));
    await cluster.run(['patch', refOf(each), '--type=strategic', '--patch', patch]);
  }
  for (const each of deployments) await cluster.settled(each);
};

/** Takes from the deployments what saves the requests, does the work, and gives it back. */
export const weakenedDuring = async (
  cluster: Cluster,
  deployments: Workload[],
  without: Without,
  work: () => Promise<void>,
): Promise<void> => {
  const giveBack = () => patchAll(cluster, deployments, original);
  const onSignal = () => void giveBack().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  try {
    await patchAll(cluster, deployments, spec => weakened(spec, without));
    await work();
  } finally {
    await giveBack();
  }
};
