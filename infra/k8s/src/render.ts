import { exec, findKustomize } from '@ticketing/local';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

export const K8S = resolve(__dirname, '..');

const BUILD_LIMIT_MS = 60_000;

/** A manifest as the API server gets it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is the schema's matter
  spec?: any;
  [field: string]: unknown;
}

/**
 * The manifests of a kustomization.
 * @param folder below `infra/k8s`, as `overlays/dev`
 * @throws Error with kustomize's last line when it cannot be built
 */
export async function render(folder: string): Promise<Manifest[]> {
  const [program, ...args] = await findKustomize();
  const out = await mkdtemp(join(tmpdir(), 'ticketing-k8s-'));
  try {
    const file = join(out, 'all.yaml');
    await exec(program, [...args, resolve(K8S, folder), '-o', file], { timeoutMs: BUILD_LIMIT_MS });
    return await readManifests(file);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The manifests of an overlay with a component that it does not have by itself. */
export async function renderWith(overlay: string, component: string): Promise<Manifest[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-k8s-'));
  const to = (path: string) => relative(folder, join(K8S, path));
  try {
    const kustomization = {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [to(overlay)],
      components: [to(component)],
    };
    await writeFile(join(folder, 'kustomization.yaml'), stringify(kustomization));
    return await render(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readManifests(file: string): Promise<Manifest[]> {
  return parseAllDocuments(await readFile(file, 'utf8'), { uniqueKeys: true }).map(document => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as Manifest;
  });
}
