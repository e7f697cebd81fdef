import { registry } from '@ticketing/common';
import { Counter } from 'prom-client';

const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
  new Counter({ name, help, labelNames, registers: [registry] });

export const metrics = {
  steps: counter(
    'payments_steps_total',
    'What was done about payments after their requests: the step, and whether it was answered.',
    ['step', 'result'],
  ),
  mended: counter(
    'payments_mended_total',
    'Payments in which Stripe, when asked, had something new to tell: their status then.',
    ['status'],
  ),
  discrepancies: counter(
    'payments_discrepancies_total',
    'What an operator should look at: partial refunds, disputes, other amounts than the price.',
    ['what'],
  ),
  webhooks: counter('payments_webhooks_total', 'Webhooks of Stripe: hint, foreign or refused.', [
    'result',
  ]),
};
