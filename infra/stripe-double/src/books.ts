import type Stripe from 'stripe';
import { orderOf, type Memory, type Movement } from './memory';

/** What the double holds of an order. Amounts in cents. */
export interface OrderBook {
  orderId: string;
  intents: { id: string; status: Stripe.PaymentIntent.Status; amount: number }[];
  /** Held on the buyer's card now. */
  authorized: number;
  captured: number;
  refunded: number;
  /** How often money was captured. */
  captures: number;
  /** The most PaymentIntents that were not cancelled at the same time, ever. */
  mostLive: number;
}

/** An order without metadata has the id ''. */
export type Books = Map<string, OrderBook>;

const emptyBook = (orderId: string, mostLive: number): OrderBook => ({
  orderId,
  intents: [],
  authorized: 0,
  captured: 0,
  refunded: 0,
  captures: 0,
  mostLive,
});

const enter = (book: OrderBook, { kind, cents }: Movement): void => {
  if (kind === 'refunded') book.refunded += cents;
  if (kind === 'authorized') book.authorized += cents;
  if (kind === 'captured' || kind === 'released') book.authorized -= cents;
  if (kind !== 'captured') return;
  book.captured += cents;
  book.captures += 1;
};

/** What is held per order (`metadata.orderId`), added up from every movement of money. */
export const booksOf = (memory: Memory): Books => {
  const books: Books = new Map();
  const bookOf = (orderId: string) => {
    const book = books.get(orderId) ?? emptyBook(orderId, memory.mostLive.get(orderId) ?? 0);
    books.set(orderId, book);
    return book;
  };
  for (const { object } of memory.intents.values()) {
    const { id, status, amount } = object;
    bookOf(orderOf(object)).intents.push({ id, status, amount });
  }
  for (const movement of memory.movements) enter(bookOf(movement.orderId), movement);
  return books;
};
