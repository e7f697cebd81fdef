import { randomUUID } from 'node:crypto';
import { ConflictError, PaymentFailed, PaymentUpdated } from '@ticketing/common';
import type { Declined, Open } from '../gateway/gateway';
import type { PaymentDocument } from './payment';
import {
  ATTEMPT_PATIENCE_MS,
  countDeclines,
  openAttempt,
  refusalOf,
  statusOf,
  type Attempt,
  type Facts,
} from './payment-state';
import type { Said } from './payment-verbs';

/** An attempt as it was when the processor was asked: what it said may be older than what is. */
export type AttemptSeen = Pick<Attempt, 'id' | 'status'>;

/** The transitions of an attempt. Each may be repeated: what has happened happens once. */
export interface AttemptVerbs {
  /** Begins an attempt, if the state allows one. @throws ConflictError */
  begin(token: string): Attempt;
  /**
   * Writes down what became of an attempt. What it says of the card counts also for one that was
   * given up in the meantime.
   */
  conclude(seen: AttemptSeen, said: Said, maxAttempts: number): void;
  /** The intent is closed: nothing comes of an attempt any more. */
  abandon(code: string): void;
}

/** The intent's last decline, unless it was an earlier attempt's: then this one never got there. */
const newDecline = ({ attempts }: Facts, { lastDecline: last }: Open): Declined | undefined => {
  const isEarlier = attempts.some(
    ({ status, reference }) => status === 'declined' && reference === last?.reference,
  );
  return last && !isEarlier ? last : undefined;
};

const isOpen = ({ status }: AttemptSeen) => status === 'pending' || status === 'requires_action';

/**
 * What an open intent without a new decline says of an attempt: the buyer failed the bank's
 * challenge, or the confirmation never arrived. One that may still be on its way is left alone.
 */
const whyAbandoned = (attempt: Attempt, seen: AttemptSeen): string | undefined => {
  if (seen.status !== attempt.status) return undefined; // it has gone on since
  if (attempt.status === 'requires_action') return 'not_authenticated';
  const isPatient = Date.now() - attempt.createdAt.getTime() < ATTEMPT_PATIENCE_MS;
  return isPatient ? undefined : 'unconfirmed';
};

const end = (attempt: Attempt, status: Attempt['status'], why: Partial<Attempt> = {}) =>
  Object.assign(attempt, { status, code: null, message: null, reference: null, ...why });

const decline = (payment: PaymentDocument, attempt: Attempt, why: Declined, max: number) => {
  const { code, message, reference } = why;
  end(attempt, 'declined', { code, message, reference });
  if (statusOf(payment) !== 'pending') return; // it was paid otherwise, or has ended
  const declines = countDeclines(payment);
  const final = declines >= max;
  if (final) payment.enter('failed');
  payment.record(PaymentFailed, { attempt: declines, final });
};

export const attemptVerbs: AttemptVerbs & ThisType<PaymentDocument> = {
  begin(token) {
    const refusal = refusalOf(this, new Date());
    if (refusal) throw new ConflictError(refusal);
    const attempt: Attempt = {
      id: randomUUID(),
      kind: token.split('_', 1)[0] as Attempt['kind'],
      status: 'pending',
      code: null,
      message: null,
      reference: null,
      createdAt: new Date(),
    };
    this.attempts.push(attempt);
    return attempt;
  },

  conclude(seen, said, maxAttempts) {
    const attempt = this.attempts.find(({ id }) => id === seen.id);
    if (!attempt || attempt.status === 'authorized' || attempt.status === 'declined') return;
    if (said.kind === 'authorized' || said.kind === 'captured') end(attempt, 'authorized');
    if (said.kind === 'declined') decline(this, attempt, said, maxAttempts);
    const later = said.kind === 'open' ? newDecline(this, said) : undefined;
    if (later) decline(this, attempt, later, maxAttempts);
    if (!isOpen(attempt)) return;
    if (said.kind === 'requires_action' && attempt.status === 'pending') {
      attempt.status = 'requires_action';
      this.record(PaymentUpdated);
    }
    if (said.kind === 'invalid_token' || said.kind === 'unauthenticated')
      end(attempt, 'abandoned', { code: said.kind });
    const why = said.kind === 'open' ? whyAbandoned(attempt, seen) : undefined;
    if (why) end(attempt, 'abandoned', { code: why });
  },

  abandon(code) {
    const attempt = openAttempt(this);
    if (attempt) end(attempt, 'abandoned', { code });
  },
};
