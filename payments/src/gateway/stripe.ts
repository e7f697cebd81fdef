import type Stripe from 'stripe';
import {
  UNKNOWN,
  type CancelResult,
  type CaptureResult,
  type Card,
  type ConfirmResult,
  type CreateResult,
  type FindResult,
  type Gateway,
  type IntentState,
  type NewIntent,
  type RefundResult,
} from './gateway';
import { stripeClient } from './stripe-client';
import {
  declineOf,
  isAboutAuthentication,
  isCardError,
  isInvalidRequest,
  isKeptFailure,
  isUnexpectedState,
  logUnanswered,
} from './stripe-errors';
import { chargeOf, confirmed, refundsOf, stateOf, WITH_CHARGE } from './stripe-states';

/** What the buyer reads on the card's statement, after the account's own name. */
const STATEMENT_SUFFIX = 'TICKETS';
/** A page of a list, as long as Stripe makes one, and the pages that are looked through. */
const PAGE_LENGTH = 100;
const MAX_PAGES = 10;
/** How far Stripe's clock may be from ours, in ms. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Stripe itself. */
export class StripeGateway implements Gateway {
  constructor(private readonly stripe: Stripe) {}

  async create(intent: NewIntent): Promise<CreateResult> {
    const { amountCents, orderId, ticketId, idempotencyKey } = intent;
    try {
      const { id } = await this.stripe.paymentIntents.create(
        {
          amount: amountCents,
          currency: 'usd',
          capture_method: 'manual',
          // Methods that lead the buyer away from the page and back have no place to return to.
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          statement_descriptor_suffix: STATEMENT_SUFFIX,
          metadata: { orderId, ticketId },
        },
        { idempotencyKey },
      );
      return { kind: 'created', intentId: id };
    } catch (error) {
      logUnanswered('create', error);
      return isKeptFailure(error) ? { kind: 'spoiled' } : UNKNOWN;
    }
  }

  async find(orderId: string, since: Date): Promise<FindResult> {
    const gte = Math.floor((since.getTime() - CLOCK_DIFFERENCE_MS) / 1000);
    let last: string | undefined;
    try {
      for (let page = 0; page < MAX_PAGES; page++) {
        const after = last === undefined ? {} : { starting_after: last };
        const asked = { created: { gte }, limit: PAGE_LENGTH, ...after };
        const { data, has_more: hasMore } = await this.stripe.paymentIntents.list(asked);
        const found = data.find(({ metadata }) => metadata.orderId === orderId);
        if (found) return { kind: 'found', intentId: found.id };
        if (!hasMore) return { kind: 'none' };
        last = data.at(-1)!.id;
      }
      throw new Error(`More than ${MAX_PAGES * PAGE_LENGTH} PaymentIntents to look through`);
    } catch (error) {
      logUnanswered('list', error);
      return UNKNOWN;
    }
  }

  async confirm(intentId: string, card: Card, idempotencyKey: string): Promise<ConfirmResult> {
    try {
      const params = {
        ...(await this.methodOf(card.token, idempotencyKey)),
        ...WITH_CHARGE,
        // The buyer's bank is asked by Stripe.js, on our page.
        use_stripe_sdk: true,
      };
      return confirmed(await this.confirmWithReceipt(intentId, params, card.email, idempotencyKey));
    } catch (error) {
      if (isCardError(error))
        return isAboutAuthentication(error) ? { kind: 'unauthenticated' } : declineOf(error);
      if (isUnexpectedState(error)) {
        const state = await this.retrieve(intentId);
        return state.kind === 'open' ? UNKNOWN : state;
      }
      if (isInvalidRequest(error)) return { kind: 'invalid_token', message: error.message };
      logUnanswered('confirm', error);
      return UNKNOWN;
    }
  }

  /** An address that Stripe does not take costs the receipt, not the payment. */
  private async confirmWithReceipt(
    intentId: string,
    params: Stripe.PaymentIntentConfirmParams,
    email: string,
    key: string,
  ) {
    const { paymentIntents } = this.stripe;
    try {
      const withReceipt = { ...params, receipt_email: email };
      return await paymentIntents.confirm(intentId, withReceipt, { idempotencyKey: key });
    } catch (error) {
      if (!isInvalidRequest(error) || error.param !== 'receipt_email') throw error;
      const idempotencyKey = `${key}:without-receipt`;
      return await paymentIntents.confirm(intentId, params, { idempotencyKey });
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
      const intent = await this.stripe.paymentIntents.retrieve(intentId, WITH_CHARGE);
      const hasRefunds = intent.status === 'succeeded' && chargeOf(intent)?.amount_refunded !== 0;
      return stateOf(intent, hasRefunds ? await this.refunds(intentId) : []);
    } catch (error) {
      logUnanswered('retrieve', error);
      return UNKNOWN;
    }
  }

  private async refunds(intentId: string) {
    const asked = { payment_intent: intentId, limit: PAGE_LENGTH };
    return refundsOf((await this.stripe.refunds.list(asked)).data);
  }

  async capture(intentId: string, idempotencyKey: string): Promise<CaptureResult> {
    try {
      const intent = await this.stripe.paymentIntents.capture(intentId, WITH_CHARGE, {
        idempotencyKey,
      });
      const state = stateOf(intent);
      return state.kind === 'captured' ? state : UNKNOWN;
    } catch (error) {
      if (isCardError(error)) return { ...declineOf(error), kind: 'refused' };
      if (isInvalidRequest(error)) {
        const state = await this.retrieve(intentId);
        if (state.kind === 'captured') return state;
        if (state.kind === 'canceled' || state.kind === 'open')
          return { kind: 'refused', code: state.kind, message: 'The authorization is gone.' };
      }
      logUnanswered('capture', error);
      return UNKNOWN;
    }
  }

  async cancel(intentId: string): Promise<CancelResult> {
    try {
      const state = stateOf(await this.stripe.paymentIntents.cancel(intentId, WITH_CHARGE));
      return state.kind === 'canceled' ? state : UNKNOWN;
    } catch (error) {
      if (isInvalidRequest(error)) {
        const state = await this.retrieve(intentId);
        if (state.kind === 'canceled' || state.kind === 'captured') return state;
      }
      logUnanswered('cancel', error);
      return UNKNOWN;
    }
  }

  async refund(intentId: string, idempotencyKey: string): Promise<RefundResult> {
    try {
      // Without an amount Stripe gives back the rest, and never more than it took.
      await this.stripe.refunds.create({ payment_intent: intentId }, { idempotencyKey });
    } catch (error) {
      logUnanswered('refund', error);
      if (!isInvalidRequest(error)) return UNKNOWN;
      const state = await this.retrieve(intentId);
      if (state.kind === 'captured' && leftOf(state) === 0) return state;
      if (state.kind === 'unknown') return state;
      return { kind: 'refused', code: codeOf(error), message: error.message };
    }
    const state = await this.retrieve(intentId);
    return state.kind === 'captured' ? state : UNKNOWN;
  }
}

const leftOf = ({ cents, refunds }: { cents: number; refunds: { cents: number }[] }): number =>
  refunds.reduce((left, refund) => left - refund.cents, cents);

const codeOf = ({ code }: Error & { code?: string }): string => code ?? 'refund_refused';

/** The key is a secret or restricted key; `apiBase` is another endpoint. */
export const stripeGateway = (key: string, apiBase?: string): Gateway =>
  new StripeGateway(stripeClient(key, apiBase));
