import { which } from './exec';
import { findEngine } from './find';
import type { Progress } from './sources';

/**
 * The command that builds the kustomization whose folder follows it: kubectl, which has kustomize
 * built in, or else kustomize itself, fetched where it is missing.
 * @throws EngineMissing
 */
export async function findKustomize(progress?: Progress): Promise<[string, ...string[]]> {
  const kubectl = await which('kubectl');
  return kubectl ? [kubectl, 'kustomize'] : [await findEngine('kustomize', progress), 'build'];
}
