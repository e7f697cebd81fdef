import { logger } from '@ticketing/common';
import { metrics } from '../metrics';
import { hasEntry, keptCents, refundedCents, statusOf, type Facts } from '../models/payment-state';
import type { Said } from '../models/payment-verbs';

/** What may change in a payment when the processor is asked about it. */
export interface Noticed {
  status: string;
  attempts: string;
  entries: number;
  discrepancies: string[];
}

/** Where the refunds that were counted are more than the processor knows of, one has bounced. */
const bounced = (facts: Facts, said?: Said): boolean =>
  said?.kind === 'captured' &&
  said.refunds.reduce((sum, { cents }) => sum + cents, 0) < refundedCents(facts);

const discrepanciesOf = (facts: Facts, said?: Said): string[] => {
  const refunded = refundedCents(facts);
  const captured = keptCents(facts) + refunded;
  const found: Record<string, boolean> = {
    partial_refund: refunded > 0 && keptCents(facts) > 0,
    dispute: facts.isDisputed,
    other_amount: hasEntry(facts, 'captured') && captured !== facts.order.priceCents,
    refund_bounced: bounced(facts, said),
  };
  return Object.keys(found).filter(what => found[what]);
};

export const noticed = (facts: Facts, said?: Said): Noticed => ({
  status: statusOf(facts),
  attempts: facts.attempts.map(({ status }) => status).join(),
  entries: facts.ledger.length,
  discrepancies: discrepanciesOf(facts, said),
});

/** Whether there was something to write down. */
export const isNews = (before: Noticed, after: Noticed): boolean =>
  before.status !== after.status ||
  before.attempts !== after.attempts ||
  before.entries !== after.entries;

/** Logs and counts what an operator should look at, once for each. */
export const tellDiscrepancies = (id: string, before: Noticed, after: Noticed): void => {
  for (const what of after.discrepancies) {
    if (before.discrepancies.includes(what)) continue;
    metrics.discrepancies.inc({ what });
    logger.warn({ id, what }, 'A payment needs an operator: see docs/payments.md');
  }
};

/** Logs and counts what asking the processor brought to light. */
export const tellNews = (id: string, before: Noticed, after: Noticed): void => {
  if (!isNews(before, after)) return;
  metrics.mended.inc({ status: after.status });
  const { status, attempts } = after;
  logger.info({ id, from: before.status, status, attempts }, 'A payment was mended');
};
