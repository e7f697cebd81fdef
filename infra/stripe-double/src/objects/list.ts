import { invalidRequest, missing } from '../http/api-error';
import type { ListParams } from '../http/parameters';

interface Listed {
  id: string;
  created: number;
}

const isWithin = (created: number, wanted: ListParams['created']): boolean => {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return created === wanted;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted;
  return created > gt && created >= gte && created < lt && created <= lte;
};

/**
 * A page of what there is, newest first.
 * Source: https://docs.stripe.com/api/pagination
 */
export const listPage = <T extends Listed>(
  url: string,
  stored: Iterable<T>,
  { created, limit, starting_after: after, ending_before: before }: ListParams,
) => {
  if (after && before)
    throw invalidRequest(
      'You may only specify one of these parameters: starting_after, ending_before.',
    );
  const newestFirst = [...stored].reverse().filter(each => isWithin(each.created, created));
  const placeOf = (id: string, param: string) => {
    const place = newestFirst.findIndex(each => each.id === id);
    if (place < 0) throw missing('object', id, param, 400);
    return place;
  };
  const base = { object: 'list' as const, url };
  if (before) {
    const end = placeOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { ...base, has_more: start > 0, data: newestFirst.slice(start, end) };
  }
  const start = after ? placeOf(after, 'starting_after') + 1 : 0;
  const data = newestFirst.slice(start, start + limit);
  return { ...base, has_more: start + limit < newestFirst.length, data };
};
