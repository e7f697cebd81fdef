import { execFile } from 'node:child_process';
import { SiteError } from '../site';

const COMMAND_TIMEOUT_MS = 310_000;
const SETTLE_TIMEOUT_MS = 300_000;
const POLL_MS = 1_000;
const MAX_OUTPUT_BYTES = 16_000_000;

/** A Deployment or a StatefulSet, as far as this test reads it. */
export interface Workload {
  kind: 'Deployment' | 'StatefulSet';
  metadata: { name: string };
  spec: {
    replicas: number;
    selector: { matchLabels: Record<string, string> };
    template: { spec: PodSpec };
  };
  status: { readyReplicas?: number };
}

export interface PodSpec {
  terminationGracePeriodSeconds?: number;
  containers: { name: string; lifecycle?: unknown }[];
}

interface Pod {
  metadata: { name: string; deletionTimestamp?: string };
  status: { phase: string; conditions?: { type: string; status: string }[] };
}

const isReady = (pod: Pod) =>
  !!pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');

/** `deployment/orders`: what kubectl calls it. */
export const refOf = ({ kind, metadata }: Workload) => `${kind.toLowerCase()}/${metadata.name}`;

export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** One namespace of a cluster, by kubectl. */
export class Cluster {
  constructor(
    readonly context: string,
    readonly namespace: string,
  ) {}

  /** What kubectl prints. @throws SiteError with what it says is wrong */
  run(args: string[], input = ''): Promise<string> {
    const all = ['--context', this.context, '--namespace', this.namespace, ...args];
    const options = { timeout: COMMAND_TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES };
    return new Promise((resolve, reject) => {
      const child = execFile('kubectl', all, options, (error, stdout, stderr) => {
        const why = stderr.trim() || error?.message;
        if (error) reject(new SiteError(`kubectl ${args.slice(0, 3).join(' ')}: ${why}`));
        else resolve(stdout);
      });
      child.stdin?.on('error', () => undefined); // it may end before it has read
      child.stdin?.end(input);
    });
  }

  private async list<T>(...args: string[]): Promise<T[]> {
    return (JSON.parse(await this.run(['get', ...args, '-o', 'json'])) as { items: T[] }).items;
  }

  workloads(kind: 'deployments' | 'statefulsets'): Promise<Workload[]> {
    return this.list<Workload>(kind);
  }

  async podsOf({ spec }: Workload): Promise<Pod[]> {
    const labels = Object.entries(spec.selector.matchLabels).map(
      ([key, value]) => `${key}=${value}`,
    );
    const pods = await this.list<Pod>('pods', '-l', labels.join(','));
    return pods.filter(({ status }) => !['Succeeded', 'Failed'].includes(status.phase));
  }

  /** Waits until the workload has as many ready pods as it should, and none that is ending. */
  async settled(workload: Workload): Promise<void> {
    const limit = `--timeout=${SETTLE_TIMEOUT_MS / 1000}s`;
    await this.run(['rollout', 'status', refOf(workload), limit]);
    const end = Date.now() + SETTLE_TIMEOUT_MS;
    for (;;) {
      const text = await this.run(['get', refOf(workload), '-o', 'json']);
      const { replicas } = (JSON.parse(text) as Workload).spec;
      const pods = await this.podsOf(workload);
      const isQuiet = pods.every(pod => isReady(pod) && !pod.metadata.deletionTimestamp);
      if (isQuiet && pods.length === replicas) return;
      if (Date.now() > end) throw new SiteError(`${refOf(workload)} did not become ready`);
      await pause(POLL_MS);
    }
  }

  async restart(workload: Workload): Promise<void> {
    await this.run(['rollout', 'restart', refOf(workload)]);
    await this.settled(workload);
  }

  async deletePod(name: string): Promise<void> {
    await this.run(['delete', 'pod', name, '--wait=true']);
  }

  /** As a drain does: refused while a disruption budget forbids it. @returns whether it was let */
  async evict(name: string): Promise<boolean> {
    const { namespace } = this;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
    try {
      await this.run(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction));
      return true;
    } catch (error) {
      if (/disruption budget|TooManyRequests/i.test(String(error))) return false;
      throw error;
    }
  }
}
