import type { Document } from 'mongodb';
import type { Snapshot } from './snapshot';

/** The contract's rule for texts. It is written down here once more: the services' is under test. */
const isText = (text: unknown, max: number, control = /\p{Cc}/u) =>
  typeof text === 'string' &&
  text !== '' &&
  text === text.trim() &&
  [...text].length <= max &&
  text.isWellFormed() &&
  !control.test(text);

const CONTROL_BUT_LINES = /[^\P{Cc}\t\n]/u;

const isPriceInCents = (cents: unknown) =>
  Number.isSafeInteger(cents) && Number(cents) >= 50 && Number(cents) <= 99_999_999;
const isNullOr = (each: unknown, isRight: boolean) => each === null || isRight;

const isTicket = ({ title, priceCents, description, venue, startsAt, status }: Document) =>
  isText(title, 200) &&
  isPriceInCents(priceCents) &&
  isNullOr(description, isText(description, 5_000, CONTROL_BUT_LINES)) &&
  isNullOr(venue, isText(venue, 200)) &&
  isNullOr(startsAt, startsAt instanceof Date && startsAt.getTime() >= 0) &&
  ['onsale', 'reserved', 'sold', 'withdrawn'].includes(String(status));

const isUser = ({ email, passwordHash }: Document) =>
  isText(email, 254) &&
  email === String(email).toLowerCase() &&
  String(passwordHash).startsWith('$argon2id$');

const isOrder = ({ status, ticket }: Document) =>
  ['created', 'awaiting:payment', 'complete', 'cancelled'].includes(String(status)) &&
  isText(ticket.title, 200) &&
  isPriceInCents(ticket.priceCents);

/** Every stored value is one that the contract allows. */
export const expectAllowed = (all: Snapshot) => {
  expect(all['tickets.tickets']!.filter(one => !isTicket(one))).toEqual([]);
  expect(all['auth.users']!.filter(one => !isUser(one))).toEqual([]);
  expect(all['orders.orders']!.filter(one => !isOrder(one))).toEqual([]);
};
