/** A test card of Stripe's and the payment method that stands for it in Stripe's test mode. */
export interface SandboxCard {
  number: string;
  token: string;
  outcome: string;
}

/** Source: https://docs.stripe.com/testing */
export const SANDBOX_CARDS: readonly SandboxCard[] = [
  { number: '4242 4242 4242 4242', token: 'pm_card_visa', outcome: 'succeeds' },
  {
    number: '4000 0000 0000 0002',
    token: 'pm_card_visa_chargeDeclined',
    outcome: 'is declined',
  },
  {
    number: '4000 0000 0000 9995',
    token: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    outcome: 'has too little money',
  },
  {
    number: '4000 0000 0000 0069',
    token: 'pm_card_chargeDeclinedExpiredCard',
    outcome: 'has expired',
  },
  {
    number: '4000 0025 0000 3155',
    token: 'pm_card_authenticationRequired',
    outcome: 'is confirmed at the bank (3-D Secure)',
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

const expiryError = (expiry: string, now: Date): string | undefined => {
  const match = /^(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(expiry.trim());
  if (!match) return 'Enter the expiry date as month and year, such as 12/34';
  return hasExpired(Number(match[1]), 2000 + Number(match[2]), now)
    ? 'This date has passed'
    : undefined;
};

/** What is wrong with the fields, by the field's name; empty when they can be sent. */
export const cardErrors = (card: CardFields, now: Date): Record<string, string> => {
  const errors: Record<string, string | undefined> = {
    number: tokenFor(card.number)
      ? undefined
      : 'The sandbox takes the test cards below only. Never enter a real card here.',
    expiry: expiryError(card.expiry, now),
    cvc: /^\d{3,4}$/.test(card.cvc.trim()) ? undefined : 'Enter the 3 or 4 digits of the code',
  };
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};
