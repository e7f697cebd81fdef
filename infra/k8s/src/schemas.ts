import Ajv, { type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { K8S, type Manifest } from './render';

interface SchemaFile {
  /** `group/version/Kind` and the name of its definition. */
  kinds: Record<string, string>;
  definitions: Record<string, object>;
}

const FILES = ['kubernetes.json', 'gke.json'];

const validators = new Map<string, ValidateFunction>();
for (const name of FILES) {
  const file = JSON.parse(readFileSync(join(K8S, 'schemas', name), 'utf8')) as SchemaFile;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: name, definitions: file.definitions });
  for (const [kind, definition] of Object.entries(file.kinds))
    validators.set(kind, ajv.compile({ $ref: `${name}#/definitions/${definition}` }));
}

/** What is wrong with a manifest, in a line each; unknown fields and kinds are wrong. */
export function problemsOf(manifest: Manifest): string[] {
  const { apiVersion, kind, metadata } = manifest;
  const validate = validators.get(`${apiVersion}/${kind}`);
  if (!validate) return [`${apiVersion}/${kind} is a kind without a schema`];
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [`${kind} ${metadata.name}`, instancePath, message, JSON.stringify(params)].join(' '),
  );
}
