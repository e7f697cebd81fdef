/** The `cursor` of the next page, from the API's `Link: <…>; rel="next"` header. */
export const nextCursor = (link: unknown): string | undefined => {
  if (typeof link !== 'string') return undefined;
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link)?.[1];
  if (target === undefined || !URL.canParse(target, 'http://api.invalid')) return undefined;
  return new URL(target, 'http://api.invalid').searchParams.get('cursor') ?? undefined;
};
