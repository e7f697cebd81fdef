import Stripe from 'stripe';
import {
  UNKNOWN,
  type CaptureResult,
  type ConfirmResult,
  type CreateResult,
  type Gateway,
  type IntentState,
} from './gateway';
import {
  asksForAuthentication,
  declineOf,
  isCardError,
  isInvalidRequest,
  isUnexpectedState,
  logUnanswered,
} from './stripe-errors';

/** The longest that Stripe may take to answer one try of a call, in ms. */
const TIMEOUT_MS = 3_500;
/** Further tries after no answer, each with the same idempotency key. */
const MAX_RETRIES = 1;

const clientFor = (key: string, apiBase?: string): Stripe => {
  const base = apiBase === undefined ? undefined : new URL(apiBase);
  return new Stripe(key, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAX_RETRIES,
    telemetry: false,
    ...(base && {
      protocol: base.protocol === 'http:' ? 'http' : 'https',
      host: base.hostname,
      port: base.port || (base.protocol === 'http:' ? 80 : 443),
    }),
  });
};

/** What an intent's own status says. */
const stateOf = (intent: Stripe.PaymentIntent): IntentState => {
  switch (intent.status) {
    case 'requires_capture':
      return { kind: 'authorized' };
    case 'succeeded':
      return { kind: 'captured' };
    case 'canceled':
      return { kind: 'canceled' };
    case 'processing':
      return UNKNOWN;
    default: {
      const error = intent.last_payment_error;
      const isDecline = error?.type === 'card_error' && !asksForAuthentication(error);
      return { kind: 'open', lastDecline: isDecline ? declineOf(error) : null };
    }
  }
};

const confirmed = (intent: Stripe.PaymentIntent): ConfirmResult => {
  if (intent.status === 'requires_action') return { kind: 'requires_action' };
  const state = stateOf(intent);
  return state.kind === 'open' ? (state.lastDecline ?? UNKNOWN) : state;
};

/** Stripe itself. The key is a secret or restricted key; `apiBase` is another endpoint. */
export class StripeGateway implements Gateway {
  private readonly stripe: Stripe;

  constructor(key: string, apiBase?: string) {
    this.stripe = clientFor(key, apiBase);
  }

  async create(intent: Parameters<Gateway['create']>[0]): Promise<CreateResult> {
    const { amountCents, orderId, ticketId, idempotencyKey } = intent;
    try {
      const { id } = await this.stripe.paymentIntents.create(
        {
          amount: amountCents,
          currency: 'usd',
          capture_method: 'manual',
          // Methods that lead the buyer away from the page and back have no place to return to.
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          metadata: { orderId, ticketId },
        },
        { idempotencyKey },
      );
      return { kind: 'created', intentId: id };
    } catch (error) {
      logUnanswered('create', error);
      return UNKNOWN;
    }
  }

  async confirm(intentId: string, token: string, idempotencyKey: string): Promise<ConfirmResult> {
    try {
      return confirmed(
        await this.stripe.paymentIntents.confirm(
          intentId,
          {
            ...(await this.methodOf(token, idempotencyKey)),
            // An intent that waits for the bank could be authorized behind our back, at any time.
            error_on_requires_action: true,
          },
          { idempotencyKey },
        ),
      );
    } catch (error) {
      if (isCardError(error))
        return asksForAuthentication(error) ? { kind: 'requires_action' } : declineOf(error);
      if (isUnexpectedState(error)) {
        const state = await this.retrieve(intentId);
        return state.kind === 'open' ? UNKNOWN : state;
      }
      if (isInvalidRequest(error)) return { kind: 'invalid_token', message: error.message };
      logUnanswered('confirm', error);
      return UNKNOWN;
    }
  }

  /** The parameter by which a token goes into a confirmation. */
  private async methodOf(token: string, key: string): Promise<Stripe.PaymentIntentConfirmParams> {
    if (token.startsWith('pm_')) return { payment_method: token };
    if (token.startsWith('ctoken_')) return { confirmation_token: token };
    // A PaymentIntent takes no card token; a payment method can be made of one.
    const { id } = await this.stripe.paymentMethods.create(
      { type: 'card', card: { token } },
      { idempotencyKey: `${key}:method` },
    );
    return { payment_method: id };
  }

  async retrieve(intentId: string): Promise<IntentState> {
    try {
      return stateOf(await this.stripe.paymentIntents.retrieve(intentId));
    } catch (error) {
      logUnanswered('retrieve', error);
      return UNKNOWN;
    }
  }

  async capture(intentId: string, idempotencyKey: string): Promise<CaptureResult> {
    try {
      const { status } = await this.stripe.paymentIntents.capture(intentId, {}, { idempotencyKey });
      return status === 'succeeded' ? { kind: 'captured' } : UNKNOWN;
    } catch (error) {
      if (isCardError(error)) return { ...declineOf(error), kind: 'refused' };
      if (isInvalidRequest(error)) {
        const { kind } = await this.retrieve(intentId);
        if (kind === 'captured') return { kind };
        if (kind === 'canceled' || kind === 'open')
          return { kind: 'refused', code: kind, message: 'The authorization is gone.' };
      }
      logUnanswered('capture', error);
      return UNKNOWN;
    }
  }

  async cancel(intentId: string): ReturnType<Gateway['cancel']> {
    try {
      const { status } = await this.stripe.paymentIntents.cancel(intentId);
      return status === 'canceled' ? { kind: 'canceled' } : UNKNOWN;
    } catch (error) {
      if (isInvalidRequest(error)) {
        const { kind } = await this.retrieve(intentId);
        if (kind === 'canceled' || kind === 'captured') return { kind };
      }
      logUnanswered('cancel', error);
      return UNKNOWN;
    }
  }
}

export const stripeGateway = (key: string, apiBase?: string): Gateway =>
  new StripeGateway(key, apiBase);
