/** Keeps what was made lately, up to `most` of it: what is asked for again is not made again. */
export const recent = <T>(most: number) => {
  const kept = new Map<string, Promise<T>>();
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const made = kept.get(key) ?? make();
    kept.delete(key); // so that it becomes the newest
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    made.catch(() => kept.delete(key));
    return made;
  };
};
