import type { OrderBook } from '@ticketing/stripe-double';
import type { OurBook } from './our-books';

const NO_MONEY: Omit<OrderBook, 'orderId' | 'intents'> = {
  authorized: 0,
  captured: 0,
  refunded: 0,
  captures: 0,
  mostLive: 0,
};

/** What the payment of an order must have come to, by the order's end. */
const PAYMENT_AT_END: Record<string, string[]> = {
  complete: ['captured'],
  refunded: ['refunded'],
  // Never tried, or every try without effect and the order given up before an intent was made.
  expired: ['released', 'pending', 'failed'],
  buyer: ['released', 'pending', 'failed'],
  'payment-failed': ['released', 'failed'],
};

const TICKET_AT_END: Record<string, string> = { complete: 'sold', refunded: 'withdrawn' };

const sum = (ledger: { kind: string; cents: number }[], kind: string): number =>
  ledger.filter(each => each.kind === kind).reduce((total, { cents }) => total + cents, 0);

/** The money at the double's: taken once for a complete order, and nothing else anywhere. */
const moneyWrongs = (ours: OurBook, theirs: typeof NO_MONEY): string[] => {
  const due = ours.status === 'complete' ? ours.priceCents : 0;
  const kept = theirs.captured - theirs.refunded;
  return [
    kept === due ? '' : `${kept} cents were kept, ${due} are due`,
    theirs.authorized === 0 ? '' : `${theirs.authorized} cents are still held on the card`,
    theirs.captures <= 1 ? '' : `money was captured ${theirs.captures} times`,
    theirs.mostLive <= 1 ? '' : `${theirs.mostLive} PaymentIntents were live at the same time`,
  ];
};

const intentWrongs = (ours: OurBook, intents: OrderBook['intents']): string[] => {
  const open = intents.filter(({ status }) => status !== 'canceled' && status !== 'succeeded');
  return open.map(({ id, status }) => `its ${ours.status} order leaves ${id} in ${status}`);
};

const ledgerWrongs = ({ payment }: OurBook, theirs: typeof NO_MONEY): string[] =>
  (['captured', 'refunded'] as const).map(kind => {
    const entered = sum(payment?.ledger ?? [], kind);
    return entered === theirs[kind]
      ? ''
      : `the ledger has ${entered} cents ${kind}, Stripe has ${theirs[kind]}`;
  });

const stateWrongs = ({ status, cancelReason, payment, ticket, orderId }: OurBook): string[] => {
  if (status !== 'complete' && status !== 'cancelled') return [`the order is still ${status}`];
  const end = status === 'complete' ? status : String(cancelReason);
  const ticketStatus = TICKET_AT_END[end] ?? 'onsale';
  return [
    payment?.isDue ? 'something is still to be done about its payment' : '',
    PAYMENT_AT_END[end]?.includes(payment?.status ?? 'pending')
      ? ''
      : `the order is ${end}, its payment ${payment?.status}`,
    ticket?.status === ticketStatus ? '' : `the order is ${end}, its ticket ${ticket?.status}`,
    status === 'complete' && ticket?.orderId !== orderId ? 'its ticket has another order' : '',
  ];
};

/** What is wrong with an order; empty when its money, its intents and all states agree. */
export const wrongsOf = (ours: OurBook, theirs: OrderBook | undefined): string[] =>
  [
    ...stateWrongs(ours),
    ...moneyWrongs(ours, theirs ?? NO_MONEY),
    ...intentWrongs(ours, theirs?.intents ?? []),
    ...ledgerWrongs(ours, theirs ?? NO_MONEY),
  ].filter(Boolean);
