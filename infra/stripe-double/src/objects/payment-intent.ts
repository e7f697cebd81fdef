import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';
import { newId, seconds } from './ids';

const SECRET_BYTES = 12;

export interface NewIntent {
  amount: number;
  currency: string;
  capture_method?: Stripe.PaymentIntent.CaptureMethod;
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' };
  payment_method_types?: string[];
  description?: string;
  metadata?: Record<string, string>;
  receipt_email?: string;
  statement_descriptor_suffix?: string;
}

export const newIntent = (given: NewIntent): Stripe.PaymentIntent => {
  const id = newId('pi');
  const methods = given.automatic_payment_methods;
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: given.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: methods
      ? { enabled: methods.enabled, allow_redirects: methods.allow_redirects ?? 'always' }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: given.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${randomBytes(SECRET_BYTES).toString('hex')}`,
    confirmation_method: 'automatic',
    created: seconds(),
    currency: given.currency,
    customer: null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } } as never,
    payment_method_types: given.payment_method_types ?? ['card'],
    payment_record: null,
    processing: null,
    receipt_email: given.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: given.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
};
