import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { K8S, type Manifest, render, renderWith } from './render';
import { problemsOf } from './schemas';

/** kustomize may have to be fetched first. */
jest.setTimeout(8 * 60_000);

const OVERLAYS = readdirSync(join(K8S, 'overlays'));
const COMPONENTS = readdirSync(join(K8S, 'components'));

const nameOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
const problemsIn = (manifests: Manifest[]) => manifests.flatMap(problemsOf);

test.each(OVERLAYS)('overlay %s is valid', async name => {
  const manifests = await render(`overlays/${name}`);
  expect(problemsIn(manifests)).toEqual([]);
  const outside = manifests.filter(
    ({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'ticketing',
  );
  expect(outside.map(nameOf)).toEqual([]);
});

test.each(COMPONENTS)('component %s is valid', async name => {
  expect(problemsIn(await renderWith('overlays/gke', `components/${name}`))).toEqual([]);
});

test('with databases elsewhere none is left here, and each service asks the secret', async () => {
  const manifests = await renderWith('overlays/gke', 'components/external-mongo');
  expect(manifests.map(nameOf).filter(name => name.includes('-mongo'))).toEqual([
    'NetworkPolicy services-to-external-mongo',
  ]);
  expect(JSON.stringify(manifests)).not.toContain('mongodb://');
});

test('control: a wrong field, a wrong type and an unknown kind are found', async () => {
  const manifests = await render('overlays/dev');
  const deployment = manifests.find(({ kind }) => kind === 'Deployment')!;
  deployment.spec.template.spec.containers[0].readynessProbe = {};
  deployment.spec.strategy.rollingUpdate.maxSurge = true;
  const problems = problemsOf(deployment).join('\n');
  expect(problems).toContain('readynessProbe');
  expect(problems).toContain('maxSurge');
  expect(problemsOf({ ...deployment, apiVersion: 'apps/v2' })).toEqual([
    'apps/v2/Deployment is a kind without a schema',
  ]);
});
