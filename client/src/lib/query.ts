/** The `searchParams` of a page as Next gives them. */
export type PageQuery = Record<string, string | string[] | undefined>;

/** One value of a query parameter: the first if it is repeated, `undefined` if empty. */
export const single = (value: string | string[] | undefined): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first.trim() === '' ? undefined : first;
};

/** `path` with those parameters that have a value. */
export const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given as [string, string][]).toString();
  return text === '' ? path : `${path}?${text}`;
};
