/** What keeps streams of live changes within bounds. Times are in ms. */
export interface LiveLimits {
  /** Ids that one stream may watch. */
  idsPerStream: number;
  /** Streams open at a time from one address: an office shares one, a person has several tabs. */
  streamsPerAddress: number;
  /** Streams open at a time of one user, where a stream is for the signed-in. */
  streamsPerUser: number;
  /** Streams open at a time in this process, whoever has them. */
  streamsPerProcess: number;
  /** A stream ends after this time, in order, and the browser opens another one. */
  lifeMs: number;
  /** Up to so much earlier, so that streams opened together do not end together. */
  lifeJitterMs: number;
  /** Below the 20 s of silence after which the ingress gives an answer up. */
  heartbeatMs: number;
  /** How often what is watched is compared with the database. */
  sweepMs: number;
  /** A browser whose stream has ended waits for so long, and up to as much again, before the next. */
  retryMs: number;
  /** What may wait, in all streams together, for readers slower than the changes: characters. */
  waitingLength: number;
}

export const LIVE_LIMITS: LiveLimits = {
  idsPerStream: 100,
  streamsPerAddress: 30,
  streamsPerUser: 10,
  streamsPerProcess: 2_000,
  lifeMs: 600_000,
  lifeJitterMs: 60_000,
  heartbeatMs: 10_000,
  sweepMs: 3_000,
  retryMs: 1_000,
  waitingLength: 64_000_000,
};
