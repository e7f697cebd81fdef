import type { Command } from '@ticketing/common';
import mongoose from 'mongoose';
import { parseArgs } from 'node:util';
import type { IntentState } from '../gateway/gateway';
import { nextStep, type Step } from '../models/next-step';
import { Payment, type PaymentDocument } from '../models/payment';
import { ask, seenOf } from '../settling/ask';
import { isNews, noticed, type Noticed } from '../settling/notice';
import { settle, type Settling } from '../settling/settle';
import { print } from './print';

/** Payments that are read at a time. */
const BATCH = 100;
/** How old an order may be, in days, to be asked about although nothing is open. */
const YOUNG_DAYS = 30;
const MAX_DAYS = 3_650;
const DAY_SECONDS = 86_400;
const USAGE = 'Usage: reconcile [--dry-run] [--days N]';

interface Options {
  isDry: boolean;
  days: number;
}

const optionsOf = (args: string[]): Options | undefined => {
  try {
    const { values } = parseArgs({
      args,
      options: { 'dry-run': { type: 'boolean' }, days: { type: 'string' } },
    });
    const days = Number(values.days ?? YOUNG_DAYS);
    const isRight = Number.isSafeInteger(days) && days >= 0 && days <= MAX_DAYS;
    return isRight ? { isDry: values['dry-run'] ?? false, days } : undefined;
  } catch {
    return undefined;
  }
};

/** Payments that somebody tried and that have something open, or whose order is young. */
const candidates = (days: number) => {
  const since = Math.floor(Date.now() / 1000) - days * DAY_SECONDS;
  const youngest = mongoose.Types.ObjectId.createFromTime(since);
  return Payment.find({
    'attempts.0': { $exists: true },
    $or: [{ settleAt: { $exists: true } }, { _id: { $gte: youngest } }],
  })
    .sort({ _id: 1 })
    .batchSize(BATCH)
    .cursor();
};

interface Finding {
  before: Noticed;
  after: Noticed;
  /** What is left to do now. */
  step: Step | undefined;
}

const dueStep = (payment: PaymentDocument): Step | undefined => {
  const next = nextStep(payment);
  return next && next.due <= Date.now() ? next.step : undefined;
};

/** What would be found: the payment is changed in memory only. */
const imagine = (payment: PaymentDocument, state: IntentState, max: number): Finding => {
  const before = noticed(payment);
  payment.follow(state, seenOf(payment), max);
  return { before, after: noticed(payment, state), step: dueStep(payment) };
};

const mend = async (settling: Settling, payment: PaymentDocument): Promise<Finding | undefined> => {
  const before = noticed(payment);
  const id = payment.id as string;
  const answer = await ask(settling, payment);
  if (!answer) return undefined;
  await settle(settling, id);
  const now = await Payment.findById(id).orFail();
  return { before, after: noticed(now, answer.state), step: dueStep(now) };
};

/** @returns undefined when Stripe did not answer */
const examine = async (
  settling: Settling,
  payment: PaymentDocument,
  { isDry }: Options,
): Promise<Finding | undefined> => {
  if (!isDry) return mend(settling, payment);
  if (!payment.paymentIntentId) {
    const before = noticed(payment);
    return { before, after: before, step: dueStep(payment) };
  }
  const state = await settling.gateway.retrieve(payment.paymentIntentId);
  return state.kind === 'unknown' ? undefined : imagine(payment, state, settling.maxAttempts);
};

const describe = ({ before, after, step }: Finding, isDry: boolean): string[] => {
  const changed = isNews(before, after)
    ? [`${before.status} (${before.attempts}) -> ${after.status} (${after.attempts})`]
    : [];
  const left = step ? [isDry ? `would ${step}` : `still to ${step}`] : [];
  return [...changed, ...left, ...after.discrepancies];
};

/**
 * `node dist/index.js reconcile [--dry-run] [--days N]`: asks Stripe about every payment that has
 * something open or is young, and takes over what it says; with `--dry-run` it only says what it
 * would do. A line for each finding; ends with 1 when Stripe did not answer about some.
 */
export const reconcile =
  (settling: Settling): Command =>
  async args => {
    const options = optionsOf(args);
    if (!options) {
      print(USAGE);
      return 2;
    }
    const counts = { payments: 0, findings: 0, unanswered: 0 };
    for await (const payment of candidates(options.days)) {
      const id = payment.id as string;
      counts.payments += 1;
      const finding = await examine(settling, payment, options);
      const found = finding ? describe(finding, options.isDry) : ['no answer from Stripe'];
      if (!finding) counts.unanswered += 1;
      if (found.length === 0) continue;
      counts.findings += 1;
      print(`${id}  ${found.join(', ')}`);
    }
    print(
      `${counts.payments} payments, ${counts.findings} findings${options.isDry ? ', nothing changed' : ''}`,
    );
    return counts.unanswered === 0 ? 0 : 1;
  };
