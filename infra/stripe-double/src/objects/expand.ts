import { invalidRequest } from '../http/api-error';
import type { Memory } from '../memory';

const MAX_DEPTH = 4;

const find = (memory: Memory, id: string): object | undefined =>
  memory.charges.get(id) ??
  memory.intents.get(id)?.object ??
  memory.methods.get(id)?.object ??
  memory.refunds.get(id);

/** Replaces the id at a path such as `latest_charge` or `data.charge` by what it names. */
const expandOne = (memory: Memory, object: Record<string, unknown>, path: string[]): void => {
  const [name, ...rest] = path;
  const refuse = () => invalidRequest(`This property cannot be expanded (${name}).`, 'expand');
  if (name === undefined || path.length > MAX_DEPTH || !(name in object)) throw refuse();
  const value = object[name];
  if (value === null) return;
  if (Array.isArray(value)) {
    for (const each of value as Record<string, unknown>[]) expandOne(memory, each, rest);
    return;
  }
  if (typeof value === 'string') {
    const found = find(memory, value);
    if (!found) throw refuse();
    object[name] = structuredClone(found);
  }
  if (rest.length > 0) expandOne(memory, object[name] as Record<string, unknown>, rest);
};

/**
 * A copy of an answer with what `expand` asks for.
 * Source: https://docs.stripe.com/api/expanding_objects
 */
export const expanded = (memory: Memory, object: object, paths: string[] = []): object => {
  const copy = structuredClone(object) as Record<string, unknown>;
  for (const path of paths) expandOne(memory, copy, path.split('.'));
  return copy;
};
