import { type Manifest, render } from './render';

jest.setTimeout(8 * 60_000);

interface Container {
  name: string;
  image: string;
  restartPolicy?: string;
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: object;
  env?: { name: string; value?: string; valueFrom?: object }[];
  [field: string]: unknown;
}

const OVERLAYS = ['dev', 'gke'];
const manifests: Record<string, Manifest[]> = {};
beforeAll(async () => {
  for (const name of OVERLAYS) manifests[name] = await render(`overlays/${name}`);
});

const ofKind = (overlay: string, ...kinds: string[]) =>
  manifests[overlay]!.filter(({ kind }) => kinds.includes(kind));
const podsOf = (overlay: string) => ofKind(overlay, 'Deployment', 'StatefulSet');

test.each(OVERLAYS)('%s: every container has probes, limits and the least of rights', overlay => {
  for (const { metadata, spec } of podsOf(overlay)) {
    const pod = spec.template.spec;
    expect([metadata.name, pod.automountServiceAccountToken, pod.enableServiceLinks]).toEqual([
      metadata.name,
      false,
      false,
    ]);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    for (const container of [...pod.containers, ...(pod.initContainers ?? [])] as Container[]) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(Object.keys(container.resources.requests)).toEqual(['cpu', 'memory']);
      expect(Object.keys(container.resources.limits)).toEqual(['cpu', 'memory']);
    }
    for (const container of pod.containers as Container[])
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
        expect([metadata.name, probe in container]).toEqual([metadata.name, true]);
  }
});

test.each(OVERLAYS)('%s: a pod has time for its pause and its end', overlay => {
  for (const { spec } of ofKind(overlay, 'Deployment')) {
    const pod = spec.template.spec;
    const pause = pod.containers[0].lifecycle.preStop.sleep.seconds;
    // A process ends by itself 10 s after it was asked to.
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(pause + 10);
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  }
});

test.each(OVERLAYS)('%s: data is on volumes', overlay => {
  const sets = ofKind(overlay, 'StatefulSet');
  expect(sets.map(({ metadata }) => metadata.name).sort()).toEqual([
    'auth-mongo',
    'expiration-mongo',
    'nats',
    'orders-mongo',
    'payments-mongo',
    'redis',
    'tickets-mongo',
  ]);
  for (const { spec } of sets) expect(spec.volumeClaimTemplates).toHaveLength(1);
});

test.each(OVERLAYS)('%s: no secret is in a manifest', overlay => {
  expect(ofKind(overlay, 'Secret')).toEqual([]);
  for (const { spec } of ofKind(overlay, 'Deployment'))
    for (const { name, value } of spec.template.spec.containers[0].env as Container['env'] & [])
      if (/KEY|SECRET/.test(name)) expect([name, value]).toEqual([name, undefined]);
});

test.each(OVERLAYS)(
  '%s: all is denied that is not allowed; nobody reaches the monitor',
  overlay => {
    const policies = ofKind(overlay, 'NetworkPolicy');
    const deny = policies.find(({ metadata }) => metadata.name === 'deny-all')!;
    expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    // A rule without ports, or without peers, would allow them all.
    for (const { metadata, spec } of policies.filter(policy => policy !== deny))
      for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])])
        expect([metadata.name, rule.ports?.length > 0, (rule.from ?? rule.to)?.length > 0]).toEqual(
          [metadata.name, true, true],
        );
    expect(JSON.stringify(policies)).not.toMatch(/8222|"monitor"/);
  },
);

test('production runs two or more of each, behind the number of proxies that it has', () => {
  for (const { spec } of ofKind('gke', 'HorizontalPodAutoscaler'))
    expect(spec.minReplicas).toBeGreaterThanOrEqual(2);
  const [settings] = ofKind('gke', 'ConfigMap');
  expect(settings!.data).toMatchObject({ NODE_ENV: 'production', TRUST_PROXY_HOPS: '2' });
});
