import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What a request and all that follows from it, in whatever service, have in common. */
export interface Context {
  /** W3C Trace Context: `00-<32 hex trace id>-<16 hex span id>-<flags>`. */
  traceparent: string;
}

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const storage = new AsyncLocalStorage<Context>();

const newTraceparent = () =>
  `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;

/** Runs `work` within the trace that `traceparent` names, or a new one if it names none. */
export const withTrace = <T>(traceparent: string | undefined, work: () => T): T =>
  storage.run(
    {
      traceparent: traceparent && TRACEPARENT.test(traceparent) ? traceparent : newTraceparent(),
    },
    work,
  );

/** The trace of the running request or event; a new one outside of any. */
export const currentTraceparent = (): string => storage.getStore()?.traceparent ?? newTraceparent();

/** The correlation id in the logs: the trace id of the running request or event. */
export const currentTraceId = (): string | undefined =>
  storage.getStore()?.traceparent.split('-')[1];
