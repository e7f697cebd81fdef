import type Stripe from 'stripe';
import type { TestCard } from './test-cards';

/** A PaymentMethod, and the test card behind it. */
export interface StoredMethod {
  object: Stripe.PaymentMethod;
  card: TestCard;
  /** Paid with once: without a customer it may not be used again. */
  isUsed: boolean;
}

export interface StoredIntent {
  object: Stripe.PaymentIntent;
  /** The payment method whose 3-D Secure challenge the buyer has not answered yet. */
  challenged?: StoredMethod;
  /** When the authorization lapses, in ms since 1970. */
  lapsesAt?: number;
}

export interface StoredToken {
  object: Stripe.ConfirmationToken;
  methodId: string;
}

/** What happened to money, in the order in which it happened. */
export interface Movement {
  kind: 'authorized' | 'captured' | 'released' | 'refunded';
  orderId: string;
  intentId: string;
  cents: number;
  at: number;
}

type Emit = (type: Stripe.Event['type'], object: object, orderId: string) => void;

/** Everything that the double holds. It lives as long as the process. */
export class Memory {
  readonly intents = new Map<string, StoredIntent>();
  readonly charges: Map<string, Stripe.Charge> = new Map();
  readonly refunds: Map<string, Stripe.Refund> = new Map();
  readonly methods = new Map<string, StoredMethod>();
  readonly tokens = new Map<string, StoredToken>();
  readonly movements: Movement[] = [];
  /** The most intents that an order ever had that were not cancelled, at the same time. */
  readonly mostLive = new Map<string, number>();

  constructor(
    /** How long an authorization holds, in ms. */
    readonly holdMs: number,
    private readonly onEvent: Emit = () => undefined,
  ) {}

  emit(type: Stripe.Event['type'], object: { metadata?: Stripe.Metadata | null }): void {
    this.onEvent(type, structuredClone(object), object.metadata?.orderId ?? '');
  }

  move(kind: Movement['kind'], intent: Stripe.PaymentIntent, cents: number): void {
    const orderId = orderOf(intent);
    this.movements.push({ kind, orderId, intentId: intent.id, cents, at: Date.now() });
  }

  liveIntents(orderId: string): StoredIntent[] {
    return [...this.intents.values()].filter(
      ({ object }) => orderOf(object) === orderId && object.status !== 'canceled',
    );
  }
}

export const orderOf = ({ metadata }: Stripe.PaymentIntent): string => metadata.orderId ?? '';
