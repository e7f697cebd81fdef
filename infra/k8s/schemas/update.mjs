// Makes kubernetes.json out of what a running API server says of the kinds used here, so that tests
// can check manifests with no cluster: `node infra/k8s/schemas/update.mjs`, with kubectl's context
// on a cluster of the oldest version that is to be supported, and the Gateway API installed.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = {
  'api/v1': ['ConfigMap', 'Namespace', 'Service', 'ServiceAccount'],
  'apis/apps/v1': ['Deployment', 'StatefulSet'],
  'apis/autoscaling/v2': ['HorizontalPodAutoscaler'],
  'apis/gateway.networking.k8s.io/v1': ['Gateway', 'HTTPRoute'],
  'apis/networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'apis/policy/v1': ['PodDisruptionBudget'],
};
const REF = '#/components/schemas/';
/** Of each schema only what can make a manifest wrong; descriptions are most of the text. */
const KEPT =
  /^(\$ref|type|enum|required|items|properties|additionalProperties|allOf|anyOf|oneOf|not|pattern|nullable|(min|max)(imum|Length|Items|Properties))$/;

const get = path => JSON.parse(execFileSync('kubectl', ['get', '--raw', path], { maxBuffer: 1e9 }));

const definitions = {};

/** A schema with its references taken along, in which fields that are not known are wrong. */
const slim = (schema, all) => {
  if (Array.isArray(schema)) return schema.map(each => slim(each, all));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!KEPT.test(key)) continue;
    if (key === '$ref') kept[key] = `#/definitions/${take(value.slice(REF.length), all)}`;
    else if (key === 'properties') kept[key] = eachOf(value, all);
    else if (key === 'enum') kept[key] = value;
    else kept[key] = slim(value, all);
  }
  if (kept.properties && schema.type === 'object') kept.additionalProperties ??= false;
  if (schema['x-kubernetes-int-or-string']) delete kept.type;
  return kept;
};

const eachOf = (properties, all) =>
  Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, slim(one, all)]));

const take = (name, all) => {
  if (!(name in definitions)) {
    definitions[name] = {};
    definitions[name] = slim(all[name], all);
  }
  return name;
};

const kinds = {};
for (const [path, names] of Object.entries(KINDS)) {
  const all = get(`/openapi/v3/${path}`).components.schemas;
  const [, group, version] = /^apis?\/(?:(.+)\/)?(.+)$/.exec(path);
  for (const kind of names) {
    const isIt = one =>
      one['x-kubernetes-group-version-kind']?.some(
        each => each.kind === kind && each.group === (group ?? '') && each.version === version,
      );
    const [name] = Object.entries(all).find(([, one]) => isIt(one));
    kinds[[group, version, kind].filter(Boolean).join('/')] = take(name, all);
  }
}
const { gitVersion } = get('/version');
const lines = map =>
  Object.keys(map)
    .sort()
    .map(key => `${JSON.stringify(key)}: ${JSON.stringify(map[key])}`)
    .join(',\n');
const file = join(import.meta.dirname, 'kubernetes.json');
writeFileSync(
  file,
  `{\n"version": "${gitVersion}",\n"kinds": {\n${lines(kinds)}\n},\n"definitions": {\n${lines(definitions)}\n}\n}\n`,
);
