import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { LIVE_LIMITS } from '../../../common/src/live/limits';
import { readRoutes, routeOf } from '../../local/src/gateway/routes';
import { K8S, type Manifest, render } from './render';

jest.setTimeout(8 * 60_000);

const ROOT = join(K8S, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

/** The workspaces that run: a service has a table of contents, the site a server. */
const RUNNING = (readJson('package.json').workspaces as string[]).filter(
  folder =>
    folder !== 'common' &&
    ['src/service.ts', 'src/server.ts'].some(file => existsSync(join(ROOT, folder, file))),
);

/** The paths of the routes in a service's sources. */
function pathsOf(service: string): string[] {
  const folder = join(ROOT, service, 'src/routes');
  if (!existsSync(folder)) return [];
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  return sources.flatMap(
    file => readFileSync(join(folder, file), 'utf8').match(/(?<=['"`])\/api\/[^'"`]*/g) ?? [],
  );
}

let dev: Manifest[];
let gke: Manifest[];
beforeAll(async () => {
  [dev, gke] = await Promise.all([render('overlays/dev'), render('overlays/gke')]);
});

const named = (manifests: Manifest[], kind: string, name: string) =>
  manifests.find(each => each.kind === kind && each.metadata.name === name);

test('the workspace has its six programs', () => {
  expect(RUNNING.sort()).toEqual(
    ['auth', 'client', 'expiration', 'orders', 'payments', 'tickets'].sort(),
  );
});

test.each(RUNNING)('%s has all its manifests, and its image', name => {
  for (const manifests of [dev, gke]) {
    const deployment = named(manifests, 'Deployment', name)!;
    const [container] = deployment.spec.template.spec.containers;
    expect(container.image.split(':')[0]).toBe(`ticketing/${name}`);
    expect(named(manifests, 'Service', name)!.spec.ports[0].port).toBe(3000);
    for (const kind of ['ServiceAccount', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'])
      expect([kind, named(manifests, kind, name)?.metadata.name]).toEqual([kind, name]);
  }
});

test.each(RUNNING)('%s is built by skaffold, from a Dockerfile that is there', name => {
  const text = readFileSync(join(ROOT, 'skaffold.yaml'), 'utf8');
  const { build } = parseDocument(text).toJS();
  const artifact = build.artifacts.find(({ image }: { image: string }) => {
    return image === `ticketing/${name}`;
  });
  expect(existsSync(join(ROOT, artifact.context ?? '.', artifact.docker.dockerfile))).toBe(true);
});

test('each path of a service is routed to it', () => {
  const routes = readRoutes(readFileSync(join(K8S, 'base/ingress.yaml'), 'utf8'));
  const found = RUNNING.flatMap(service =>
    pathsOf(service).map(path => [path, routeOf(routes, path.split('/:')[0]!)?.service, service]),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(([, routed, service]) => routed !== service)).toEqual([]);
});

test('the Gateway has the same routes as the Ingress', () => {
  const { rules } = named(dev, 'Ingress', 'ticketing')!.spec;
  const ingress = rules[0].http.paths.map(
    ({ path, backend }: { path: string; backend: { service: object } }) => {
      const { name, port } = backend.service as { name: string; port: { number: number } };
      return [path, name, port.number];
    },
  );
  const route = named(gke, 'HTTPRoute', 'ticketing')!.spec;
  const gateway = route.rules.map(
    (rule: {
      matches: [{ path: { value: string } }];
      backendRefs: [{ name: string; port: number }];
    }) => [rule.matches[0].path.value, rule.backendRefs[0].name, rule.backendRefs[0].port],
  );
  expect(gateway).toEqual(ingress);
});

test('no proxy ends a stream of live changes before the service does', () => {
  const { annotations } = named(dev, 'Ingress', 'ticketing')!.metadata as unknown as {
    annotations: Record<string, string>;
  };
  const silence = Number(annotations['nginx.ingress.kubernetes.io/proxy-read-timeout']);
  expect(silence * 1000).toBeGreaterThan(1.5 * LIVE_LIMITS.heartbeatMs);
  for (const name of ['tickets', 'orders']) {
    const { timeoutSec } = named(gke, 'GCPBackendPolicy', name)!.spec.default;
    expect(timeoutSec * 1000).toBeGreaterThan(LIVE_LIMITS.lifeMs);
  }
});
