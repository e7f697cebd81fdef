import { randomUUID } from 'node:crypto';
import type { OrderData, TicketData } from '@ticketing/common';
import { PASSWORD } from '../person';
import type { Site } from '../site';
import type { Book, Deal } from './book';
import type { Pacer, Requests } from './requests';
import { type Ask, Visitor } from './visitor';

const BROWSERS = 4;
const TRADERS = 4;
/** A trader has new people, who sign up, after so many sales. */
const SALES_PER_PERSON = 8;
const PRICES = [0.5, 19.99, 45, 1234.56];
/** What becomes of the tickets in turn; most are bought. */
export const FATES = [
  'paid',
  'cancelled',
  'on sale',
  'paid',
  'reserved',
  'paid',
  'cancelled',
] as const;

export interface LoadInput {
  site: Site;
  requests: Requests;
  pacer: Pacer;
  book: Book;
}

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;

/** Half of the people keep their connections, the others have a new one for each request. */
const visitorOf = ({ site, requests, pacer }: LoadInput, n: number) =>
  new Visitor(site, requests, pacer, n % 2 === 0);

const signUp = async (input: LoadInput, n: number): Promise<Visitor | undefined> => {
  const visitor = visitorOf(input, n);
  const data = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  const path = '/api/users/signup';
  const answer = await visitor.ask({ method: 'POST', path, data, expect: 201, ifRepeated: 400 });
  if (answer?.status !== 400) return answer && visitor;
  // The first try was answered 503, and yet it was done.
  const signIn = { method: 'POST', path: '/api/users/signin', data } as const;
  return (await visitor.ask(signIn)) && visitor;
};

const browse = (deal: Deal | undefined, tag: string): Ask => {
  const page = (path: string, contains: string): Ask => ({ method: 'GET', path, contains });
  const api = (path: string): Ask => ({ method: 'GET', path });
  return pick([
    page('/', 'type="search"'),
    page('/signin', 'type="password"'),
    api('/api/tickets?limit=20'),
    api(`/api/tickets?limit=20&q=${tag}`),
    api('/api/users/currentuser'),
    ...(deal ? [page(`/tickets/${deal.ticketId}`, deal.title)] : []),
    ...(deal ? [api(`/api/tickets/${deal.ticketId}`)] : []),
  ]);
};

/** The order that a reservation made whose answer was lost. */
const findOrder = async (buyer: Visitor, ticketId: string): Promise<string | undefined> => {
  const answer = await buyer.ask<OrderData[]>({ method: 'GET', path: '/api/orders?limit=100' });
  return answer?.data.find(({ ticket }) => ticket.id === ticketId)?.id;
};

const sell = async (seller: Visitor, book: Book): Promise<Deal | undefined> => {
  const title = `Concert ${book.tag} ${book.deals.length}`;
  const data = { title, price: pick(PRICES) };
  const ask: Ask = { method: 'POST', path: '/api/tickets', data, expect: 201 };
  const answer = await seller.ask<TicketData>(ask);
  return answer && book.add({ ...data, ticketId: answer.data.id, fate: 'on sale' });
};

const reserve = async (buyer: Visitor, deal: Deal): Promise<boolean> => {
  deal.fate = 'unknown';
  const data = { ticketId: deal.ticketId };
  const ask: Ask = { method: 'POST', path: '/api/orders', data, expect: 201 };
  const answer = await buyer.ask<OrderData>({ ...ask, notYet: 404, ifRepeated: 409 });
  const id = answer?.status === 409 ? await findOrder(buyer, deal.ticketId) : answer?.data.id;
  if (!id) return false;
  Object.assign(deal, { orderId: id, buyer: buyer.person, fate: 'reserved' });
  return true;
};

/** Whatever was answered to a repeated payment, it was paid: refused is what is paid or under way. */
const pay = async (buyer: Visitor, deal: Deal): Promise<void> => {
  deal.fate = 'unknown';
  const data = { orderId: deal.orderId, token: 'pm_card_visa' };
  const ask: Ask = { method: 'POST', path: '/api/payments', data, expect: 201 };
  if (await buyer.ask({ ...ask, notYet: 404, ifRepeated: 409 })) deal.fate = 'paid';
};

const cancel = async (buyer: Visitor, deal: Deal): Promise<void> => {
  deal.fate = 'unknown';
  const path = `/api/orders/${deal.orderId}`;
  if (await buyer.ask({ method: 'DELETE', path, expect: 204 })) deal.fate = 'cancelled';
};

/** A sale from beginning to end, with the pages that people look at meanwhile. */
const trade = async (seller: Visitor, buyer: Visitor, book: Book): Promise<void> => {
  const deal = await sell(seller, book);
  if (!deal) return;
  const fate = FATES[book.deals.indexOf(deal) % FATES.length]!;
  const page = (path: string): Ask => ({ method: 'GET', path, contains: deal.title });
  await seller.ask(page('/my/tickets'));
  if (fate === 'on sale') return;
  await buyer.ask(page(`/tickets/${deal.ticketId}`));
  if (!(await reserve(buyer, deal))) return;
  await buyer.ask(page(`/orders/${deal.orderId}`));
  if (fate === 'paid') await pay(buyer, deal);
  if (fate === 'cancelled') await cancel(buyer, deal);
  if (deal.fate === 'unknown') return; // nobody knows which list it is in
  await buyer.ask(page(deal.fate === 'cancelled' ? '/orders?view=cancelled' : '/orders'));
};

/** Begins to browse and to buy. @returns what ends it, once everyone has finished what they began */
export const startLoad = (input: LoadInput): (() => Promise<void>) => {
  let isOver = false;
  const { book } = input;
  const browser = async (n: number) => {
    const visitor = visitorOf(input, n);
    while (!isOver) await visitor.ask(browse(book.deals.at(-1 - n), book.tag));
  };
  const trader = async (n: number) => {
    while (!isOver) {
      const [seller, buyer] = [await signUp(input, n), await signUp(input, n)];
      if (!seller || !buyer) continue;
      for (let sales = 0; sales < SALES_PER_PERSON && !isOver; sales++)
        await trade(seller, buyer, book);
    }
  };
  const working = Promise.all([
    ...Array.from({ length: BROWSERS }, (_, n) => browser(n)),
    ...Array.from({ length: TRADERS }, (_, n) => trader(n)),
  ]);
  return async () => {
    isOver = true;
    await working;
  };
};
