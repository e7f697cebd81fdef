import { isDeepStrictEqual } from 'node:util';
import { ApiError } from './api-error';

const MAX_KEY_LENGTH = 255;
/** Keys that are remembered; the oldest go first. Stripe keeps them for 24 hours at least. */
const MAX_KEYS = 200_000;

/** An answer as it goes out. */
export interface Answer {
  status: number;
  body: object;
  requestId: string;
}

interface Remembered {
  path: string;
  params: unknown;
  /** Absent while the first request is being carried out. */
  answer?: Answer;
}

const refusal = (message: string) => new ApiError(400, { type: 'idempotency_error', message });

/**
 * What was answered under each idempotency key.
 * Source: https://docs.stripe.com/api/idempotent_requests
 */
export class IdempotencyKeys {
  private readonly keys = new Map<string, Remembered>();

  /**
   * Takes a key for a request, or gives the answer that it had.
   * @throws ApiError when the key was used otherwise, or is in use now
   */
  begin(key: string, path: string, params: unknown): Answer | undefined {
    if (key.length > MAX_KEY_LENGTH)
      throw refusal(`Idempotency keys may have ${MAX_KEY_LENGTH} characters at most.`);
    const known = this.keys.get(key);
    if (!known) {
      this.keys.set(key, { path, params });
      if (this.keys.size > MAX_KEYS) this.forget(this.keys.keys().next().value!);
      return undefined;
    }
    if (known.path !== path)
      throw refusal(
        'Keys for idempotent requests can only be used for the same endpoint they were first ' +
          `used for ('${path}' vs '${known.path}'). Try using a key other than '${key}' if you ` +
          'meant to execute a different request.',
      );
    if (!isDeepStrictEqual(known.params, params))
      throw refusal(
        'Keys for idempotent requests can only be used with the same parameters they were first ' +
          `used with. Try using a key other than '${key}' if you meant to execute a different ` +
          'request.',
      );
    if (!known.answer)
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Idempotent Key (that ' +
          'probably means you submitted twice, and the other request is still going through): ' +
          `${key}. Please try again in a bit.`,
      });
    return known.answer;
  }

  keep(key: string, answer: Answer): void {
    const known = this.keys.get(key);
    if (known) known.answer = answer;
  }

  /** For a request that was never carried out. */
  forget(key: string): void {
    this.keys.delete(key);
  }
}
