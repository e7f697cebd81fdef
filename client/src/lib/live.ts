/** Anything that has versions: the newer one counts, however it came. */
export interface Versioned {
  id: string;
  version: number;
}

/** What can be watched: the names of the services' server-sent events. */
export type LiveKind = 'ticket' | 'order';

/** Ids that one stream may watch. */
export const MOST_LIVE_IDS = 100;

/** The services say something every 10 s, so a stream that is silent for so long is dead. */
export const SILENCE_MS = 25_000;

/** How long a stream that could not be had is left alone; each time twice as long as before. */
export const FIRST_RETRY_MS = 5_000;
export const LONGEST_RETRY_MS = 60_000;

/** The address of the stream about those things. */
export const livePath = (kind: LiveKind, ids: readonly string[]): string =>
  `/api/${kind}s/events?ids=${ids.slice(0, MOST_LIVE_IDS).join()}`;

/** The one with the higher version; what is known already, where they are alike. */
export const newest = <T extends Versioned>(known: T, heard: T | undefined): T =>
  heard && heard.version > known.version ? heard : known;

/** What was heard of each thing, with those states that are newer. The same map if none is. */
export const withNewer = <T extends Versioned>(
  heard: ReadonlyMap<string, T>,
  states: readonly T[],
): ReadonlyMap<string, T> => {
  const news = states.filter(state => state.version > (heard.get(state.id)?.version ?? -1));
  return news.length === 0
    ? heard
    : new Map([...heard, ...news.map(each => [each.id, each] as const)]);
};

/** The data of a server-sent event; `undefined` if somebody between us has garbled it. */
export const liveData = <T>(data: unknown): T | undefined => {
  try {
    return JSON.parse(String(data)) as T;
  } catch {
    return undefined;
  }
};
