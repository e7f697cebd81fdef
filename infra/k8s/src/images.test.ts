import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { K8S } from './render';

const ROOT = join(K8S, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const SERVICE = read('infra/docker/service.Dockerfile');
const CLIENT = read('infra/docker/client.Dockerfile');

interface Artifact {
  image: string;
  docker: { dockerfile: string; target?: string; buildArgs?: { SERVICE: string } };
  sync: { manual: { src: string }[] };
}
interface Patch {
  path: string;
  value: string;
}
const skaffold = parseDocument(read('skaffold.yaml')).toJS() as {
  build: { artifacts: Artifact[] };
  profiles: { name: string; patches?: Patch[] }[];
};

/** The stages of a Dockerfile, from the first one's arguments to the end of `tools`. */
const sharedStages = (dockerfile: string) =>
  dockerfile.slice(
    dockerfile.indexOf('ARG NODE_IMAGE'),
    dockerfile.indexOf('\n\n# `--target dev`'),
  );

test.each(JSON.parse(read('package.json')).workspaces as string[])(
  'the package file of %s, which the lock file is of, is there when packages are installed',
  workspace => {
    expect(sharedStages(SERVICE)).toContain(` ${workspace}/package.json ${workspace}/`);
  },
);

test('all images share the layers up to the installed packages', () => {
  expect(sharedStages(SERVICE)).toContain('npm ci');
  expect(sharedStages(CLIENT)).toBe(sharedStages(SERVICE));
});

test.each([SERVICE, CLIENT])('the image runs as a user by number, and Node is process 1', file => {
  const last = file.slice(file.lastIndexOf('FROM '));
  expect(last).toMatch(/^USER [1-9]\d*$/m);
  expect(last).toMatch(/^CMD \["node", "dist\/[a-z]+\.js"\]$/m);
  expect(last).not.toMatch(/^RUN/m);
});

test.each(skaffold.build.artifacts)(
  '$image: skaffold copies its own sources, and under `skaffold dev` runs them',
  artifact => {
    const name = artifact.image.split('/')[1]!;
    expect(artifact.docker.buildArgs?.SERVICE ?? 'client').toBe(name);
    expect(artifact.sync.manual.map(({ src }) => src)).toContain(`${name}/src/**`);
    const dev = skaffold.profiles.find(profile => profile.name === 'dev')!;
    const index = skaffold.build.artifacts.indexOf(artifact);
    const path = `/build/artifacts/${index}/docker/target`;
    expect(dev.patches).toContainEqual({ op: 'add', path, value: 'dev' });
  },
);
