import {
  adjustOffset,
  boundsOfAnswer,
  boundsOfClock,
  clockText,
  secondsLeft,
  urgencyOf,
} from './countdown';

const EXPIRES_AT = '2026-11-22T12:15:00.000Z';
const END = Date.parse(EXPIRES_AT);

describe('secondsLeft', () => {
  it.each([
    [END - 900_000, 900],
    [END - 1_001, 2],
    [END - 1_000, 1],
    [END - 1, 1],
    [END, 0],
    [END + 60_000, 0],
  ])('at %d', (now, seconds) => {
    expect(secondsLeft(EXPIRES_AT, now)).toBe(seconds);
  });
});

describe('clockText', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [75, '1:15'],
    [900, '15:00'],
    [3_700, '1:01:40'],
  ])('%d seconds', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});

describe('adjustOffset', () => {
  /** An answer heard over a line of that latency (each way) from a server `ahead` of us. */
  const sample = (serverNow: number, ahead: number, latency: number) =>
    boundsOfAnswer({
      dateHeader: new Date(serverNow).toUTCString(), // whole seconds
      sentAt: serverNow - ahead - latency,
      receivedAt: serverNow - ahead + latency,
    });

  it.each([0, -7_200_000, 5_000, 86_400_000])('finds a clock that is %d ms ahead', ahead => {
    const offset = adjustOffset(0, sample(END + 500, ahead, 20));
    expect(Math.abs(offset - ahead)).toBeLessThanOrEqual(520);
  });

  it('comes closer with each sample', () => {
    const ahead = 123_456;
    let offset = 0;
    for (let at = 0; at < 40; at += 1)
      offset = adjustOffset(offset, sample(END + at * 1_037, ahead, 10));
    expect(Math.abs(offset - ahead)).toBeLessThanOrEqual(60);
  });

  it('keeps an estimate that the sample does not contradict', () => {
    expect(adjustOffset(4_800, sample(END + 300, 5_000, 50))).toBe(4_800);
  });

  it('corrects the time of a page that came out of a cache', () => {
    const offset = adjustOffset(-600_000, sample(END, 0, 30));
    expect(Math.abs(offset)).toBeLessThanOrEqual(1_030);
  });

  it.each([undefined, null, '', 'yesterday'])('ignores an answer dated %j', dateHeader => {
    expect(adjustOffset(42, boundsOfAnswer({ dateHeader, sentAt: 0, receivedAt: 1 }))).toBe(42);
  });

  it.each([0, -7_200_000, 86_400_000])('hears from a stream that a clock is %d ms ahead', ahead => {
    const offset = adjustOffset(0, boundsOfClock({ now: END, receivedAt: END - ahead + 40 }));
    expect(Math.abs(offset - ahead)).toBeLessThanOrEqual(3_000);
  });

  it('does not believe a stream that was late, once it is not', () => {
    const late = adjustOffset(0, boundsOfClock({ now: END, receivedAt: END + 600_000 }));
    const next = adjustOffset(late, boundsOfClock({ now: END, receivedAt: END + 20 }));
    expect(Math.abs(next)).toBeLessThanOrEqual(20);
  });

  it('ignores a time that is none', () => {
    expect(adjustOffset(42, boundsOfClock({ now: Number.NaN, receivedAt: END }))).toBe(42);
  });
});

describe('urgencyOf', () => {
  it.each([
    [900, 'calm'],
    [121, 'calm'],
    [120, 'soon'],
    [31, 'soon'],
    [30, 'last'],
    [0, 'last'],
  ])('%d seconds: %s', (seconds, urgency) => {
    expect(urgencyOf(seconds)).toBe(urgency);
  });
});
