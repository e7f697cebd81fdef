import type en from '../texts/en';

type PaymentTexts = typeof en.payment;

/** A test card of Stripe's and the payment method that stands for it in Stripe's test mode. */
export interface SandboxCard {
  number: string;
  token: string;
  /** What becomes of it: a key of the texts. */
  outcome: keyof PaymentTexts['outcome'];
}

/** What is wrong with a field: a key of the texts. */
export type CardError = keyof PaymentTexts['cardError'];

/** Source: https://docs.stripe.com/testing */
export const SANDBOX_CARDS: readonly SandboxCard[] = [
  { number: '4242 4242 4242 4242', token: 'pm_card_visa', outcome: 'succeeds' },
  {
    number: '4000 0000 0000 0002',
    token: 'pm_card_visa_chargeDeclined',
    outcome: 'declined',
  },
  {
    number: '4000 0000 0000 9995',
    token: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    outcome: 'noFunds',
  },
  {
    number: '4000 0000 0000 0069',
    token: 'pm_card_chargeDeclinedExpiredCard',
    outcome: 'expired',
  },
  {
    number: '4000 0025 0000 3155',
    token: 'pm_card_authenticationRequired',
    outcome: 'asksBank',
  },
];

/** What the fields of the sandbox card form hold. */
export interface CardFields {
  number: string;
  expiry: string;
  cvc: string;
}

const digits = (text: string) => text.replace(/[\s-]/g, '');

/** The token for a card number; `undefined` for anything but one of the test cards. */
export const tokenFor = (number: string): string | undefined =>
  SANDBOX_CARDS.find(card => digits(card.number) === digits(number))?.token;

const hasExpired = (month: number, year: number, now: Date): boolean =>
  year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1);

const expiryError = (expiry: string, now: Date): CardError | undefined => {
  const match = /^(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(expiry.trim());
  if (!match) return 'expiry';
  return hasExpired(Number(match[1]), 2000 + Number(match[2]), now) ? 'passed' : undefined;
};

/** What is wrong with the fields, by the field's name; empty when they can be sent. */
export const cardErrors = (
  card: CardFields,
  now: Date,
): Partial<Record<keyof CardFields, CardError>> => {
  const number = tokenFor(card.number) ? undefined : 'number';
  const expiry = expiryError(card.expiry, now);
  const cvc = /^\d{3,4}$/.test(card.cvc.trim()) ? undefined : 'cvc';
  return { ...(number && { number }), ...(expiry && { expiry }), ...(cvc && { cvc }) };
};
