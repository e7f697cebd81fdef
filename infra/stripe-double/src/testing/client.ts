import Stripe from 'stripe';

/** The official library, talking to a double. Without retries, so that a test sees each answer. */
export const clientOf = (url: string, maxNetworkRetries = 0, key = 'sk_test_1'): Stripe => {
  const { hostname, port } = new URL(url);
  return new Stripe(key, {
    ...{ protocol: 'http', host: hostname, port },
    ...{ maxNetworkRetries, telemetry: false, timeout: 2_000 },
  });
};

export const CENTS = 1999;

/** What our own payments service asks for. */
export const intentOf = (orderId: string): Stripe.PaymentIntentCreateParams => ({
  amount: CENTS,
  currency: 'usd',
  capture_method: 'manual',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  statement_descriptor_suffix: 'TICKETS',
  metadata: { orderId, ticketId: 'ticket' },
});

/** The error that a call fails with, as the library has it. */
export const errorOf = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await call;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('It was answered');
};
