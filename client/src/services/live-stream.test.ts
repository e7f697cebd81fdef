import { FIRST_RETRY_MS, LONGEST_RETRY_MS, SILENCE_MS } from '../lib/live';
import { followLive, type Surroundings } from './live-stream';

interface Thing {
  id: string;
  version: number;
}

/** The browser's, as far as it is used, with what the server does in the test's hands. */
class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  readonly CLOSED = 2;
  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }

  static get last(): FakeSource {
    return FakeSource.opened.at(-1)!;
  }

  tell(event: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  /** As the browser does for an answer other than 200. */
  refuse() {
    this.readyState = this.CLOSED;
    this.dispatchEvent(new Event('error'));
  }

  close() {
    this.readyState = this.CLOSED;
  }
}

class FakeDocument extends EventTarget {
  hidden = false;

  show(isSeen: boolean) {
    this.hidden = !isSeen;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: FakeDocument;
const listener = { onState: jest.fn(), onClock: jest.fn(), onStream: jest.fn() };
const follow = (surroundings: Partial<Surroundings> = {}) =>
  followLive<Thing>('ticket', ['a', 'b'], listener, {
    EventSource: FakeSource as unknown as typeof EventSource,
    document: page as unknown as Document,
    ...surroundings,
  });
const open = () => FakeSource.opened.filter(({ readyState }) => readyState !== 2);
const now = { now: '2026-12-01T20:00:00.500Z' };

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(0);
  jest.clearAllMocks();
  FakeSource.opened = [];
  page = new FakeDocument();
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('a stream', () => {
  it('is one for all ids, and tells states and the clock', () => {
    follow();
    expect(FakeSource.opened.map(({ url }) => url)).toEqual(['/api/tickets/events?ids=a,b']);
    FakeSource.last.tell('clock', now);
    FakeSource.last.tell('ticket', { id: 'a', version: 3 });
    expect(listener.onState.mock.calls).toEqual([[{ id: 'a', version: 3 }]]);
    expect(listener.onClock).toHaveBeenCalledWith({
      now: Date.parse(now.now),
      receivedAt: Date.now(),
    });
    expect(listener.onStream).toHaveBeenLastCalledWith(true);
  });

  it('leaves out what is no JSON', () => {
    follow();
    FakeSource.last.dispatchEvent(new MessageEvent('ticket', { data: '<html>' }));
    expect(listener.onState).not.toHaveBeenCalled();
  });

  it('that is refused is given up at once, and tried again ever later', () => {
    follow();
    let wait = FIRST_RETRY_MS;
    for (let tries = 1; tries < 7; tries++) {
      FakeSource.last.refuse();
      expect(listener.onStream).toHaveBeenLastCalledWith(false);
      jest.advanceTimersByTime(wait - 1);
      expect(FakeSource.opened).toHaveLength(tries);
      jest.advanceTimersByTime(1);
      expect(FakeSource.opened).toHaveLength(tries + 1);
      wait = Math.min(2 * wait, LONGEST_RETRY_MS);
    }
    FakeSource.last.tell('clock', now);
    expect(listener.onStream).toHaveBeenLastCalledWith(true);
    FakeSource.last.refuse();
    jest.advanceTimersByTime(FIRST_RETRY_MS);
    expect(open()).toHaveLength(1);
  });

  it('that is silent is closed and given up; one that tells the time is not', () => {
    follow();
    for (let n = 0; n < 4; n++) {
      jest.advanceTimersByTime(SILENCE_MS - 1);
      FakeSource.last.tell('clock', now);
    }
    expect(listener.onStream).not.toHaveBeenCalledWith(false);
    jest.advanceTimersByTime(SILENCE_MS);
    expect(open()).toEqual([]);
    expect(listener.onStream).toHaveBeenLastCalledWith(false);
  });

  it('that is interrupted is left to the browser, which opens it again', () => {
    follow();
    FakeSource.last.dispatchEvent(new Event('error'));
    expect(open()).toHaveLength(1);
    expect(listener.onStream).not.toHaveBeenCalled();
  });

  it('rests while the page is hidden, also one that is to be tried again', () => {
    follow();
    page.show(false);
    expect(open()).toEqual([]);
    page.show(true);
    expect(open()).toHaveLength(1);
    FakeSource.last.refuse();
    page.show(false);
    jest.advanceTimersByTime(LONGEST_RETRY_MS);
    expect(open()).toEqual([]);
    page.show(true);
    expect(open()).toHaveLength(1);
  });

  it('is not opened by a page that nobody sees', () => {
    page.hidden = true;
    follow();
    expect(FakeSource.opened).toEqual([]);
  });

  it('ends for good when it is stopped', () => {
    const stop = follow();
    FakeSource.last.refuse();
    stop();
    page.show(true);
    jest.advanceTimersByTime(2 * LONGEST_RETRY_MS);
    expect(FakeSource.opened).toHaveLength(1);
  });

  it('is not to be had in a browser that knows none', () => {
    follow({ EventSource: undefined })();
    expect(listener.onStream.mock.calls).toEqual([[false]]);
  });
});
