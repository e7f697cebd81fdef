import {
  FIRST_RETRY_MS,
  liveData,
  type LiveKind,
  livePath,
  LONGEST_RETRY_MS,
  SILENCE_MS,
} from '../lib/live';

/** The server's clock (ms), and ours when we heard of it. */
export interface LiveClock {
  now: number;
  receivedAt: number;
}

/** What a stream tells. */
export interface LiveListener<T> {
  onState: (state: T) => void;
  onClock: (clock: LiveClock) => void;
  /** Whether the stream can be had; while not, somebody has to ask. */
  onStream: (isThere: boolean) => void;
}

/** The browser, as far as it is needed. */
export interface Surroundings {
  EventSource?: typeof EventSource | undefined;
  document: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
}

/** One stream, until it is closed or `onEnd` says that it is of no use any more. */
const openStream = <T>(
  source: EventSource,
  kind: LiveKind,
  listener: LiveListener<T>,
  onEnd: () => void,
) => {
  let silence: ReturnType<typeof setTimeout>;
  const close = () => {
    clearTimeout(silence);
    source.close();
  };
  const end = () => {
    close();
    onEnd();
  };
  const listenOn = () => {
    clearTimeout(silence);
    silence = setTimeout(end, SILENCE_MS);
  };
  const on = <D>(event: string, take: (data: D) => void) =>
    source.addEventListener(event, ({ data }: MessageEvent) => {
      listenOn();
      listener.onStream(true);
      const told = liveData<D>(data);
      if (told !== undefined) take(told);
    });
  on(kind, listener.onState);
  on<{ now: string }>('clock', ({ now }) =>
    listener.onClock({ now: Date.parse(now), receivedAt: Date.now() }),
  );
  // An answer other than 200 closes it for good; otherwise the browser opens it again by itself.
  source.addEventListener('error', () => {
    if (source.readyState === source.CLOSED) end();
  });
  listenOn();
  return close;
};

/**
 * Follows things by a stream of server-sent events. One that is refused or silent is given up and
 * tried again later. A hidden page has none (a browser has six connections to a host by HTTP/1.1);
 * when it is seen again, a new one begins with the present states. Returns how to stop.
 */
export const followLive = <T>(
  kind: LiveKind,
  ids: readonly string[],
  listener: LiveListener<T>,
  { EventSource: Source, document: page }: Surroundings = globalThis,
): (() => void) => {
  let close = () => {};
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;
  if (!Source) {
    listener.onStream(false);
    return close;
  }
  const rest = () => {
    clearTimeout(retry);
    close();
    close = () => {};
  };
  const open = () => {
    rest();
    close = openStream(new Source(livePath(kind, ids)), kind, heeding, () => {
      listener.onStream(false);
      retry = setTimeout(open, wait * (1 + Math.random() / 2)); // not all browsers at once
      wait = Math.min(2 * wait, LONGEST_RETRY_MS);
    });
  };
  const heeding: LiveListener<T> = {
    ...listener,
    onStream: isThere => {
      wait = FIRST_RETRY_MS;
      listener.onStream(isThere);
    },
  };
  const onVisibility = () => (page.hidden ? rest() : open());
  page.addEventListener('visibilitychange', onVisibility);
  if (!page.hidden) open();
  return () => {
    page.removeEventListener('visibilitychange', onVisibility);
    rest();
  };
};
