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
    await cluster.settled(each);
  }
};

/** Takes from the deployments what saves the requests. @returns what gives it back */
export const weaken = async (
  cluster: Cluster,
  deployments: Workload[],
  without: Without,
): Promise<() => Promise<void>> => {
  await patchAll(cluster, deployments, spec => weakened(spec, without));
  return () => patchAll(cluster, deployments, original);
};
