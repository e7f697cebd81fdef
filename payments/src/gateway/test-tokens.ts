/** What Stripe's test mode answers to one of its test cards. */
export type TestOutcome =
  | Decision
  /** The buyer's bank asks first; `then` is what comes of it once the buyer has approved. */
  | { kind: 'requires_action'; then: Decision };

/** What an issuer says. */
export type Decision = { kind: 'authorized' } | { kind: 'declined'; code: string; message: string };

const BRANDS = [
  'visa',
  'visa_debit',
  'mastercard',
  'mastercard_debit',
  'mastercard_prepaid',
  'amex',
  'discover',
  'diners',
  'jcb',
  'unionpay',
  'us',
  'threeDSecureOptional',
  'threeDSecure2Optional',
];

const AUTHENTICATED = [
  'authenticationRequired',
  'authenticationRequiredOnSetup',
  'authenticationRequiredSetupForOffSession',
  'threeDSecureRequired',
  'threeDSecure2Required',
];

const DECLINED = 'Your card was declined.';

const DECLINES: Record<string, [code: string, message: string]> = {
  chargeDeclined: ['generic_decline', DECLINED],
  chargeCustomerFail: ['generic_decline', DECLINED],
  chargeDeclinedInsufficientFunds: ['insufficient_funds', 'Your card has insufficient funds.'],
  chargeDeclinedLostCard: ['lost_card', DECLINED],
  chargeDeclinedStolenCard: ['stolen_card', DECLINED],
  chargeDeclinedFraudulent: ['fraudulent', DECLINED],
  radarBlock: ['fraudulent', DECLINED],
  chargeDeclinedExpiredCard: ['expired_card', 'Your card has expired.'],
  chargeDeclinedIncorrectCvc: ['incorrect_cvc', "Your card's security code is incorrect."],
  chargeDeclinedProcessingError: [
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ],
  chargeDeclinedVelocityLimitExceeded: [
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently.',
  ],
};

const AUTHENTICATED_AND_DECLINED: Record<string, keyof typeof DECLINES> = {
  authenticationRequiredChargeDeclinedInsufficientFunds: 'chargeDeclinedInsufficientFunds',
  threeDSecureRequiredChargeDeclined: 'chargeDeclined',
};

const decline = (name: string): Decision => {
  const [code, message] = DECLINES[name]!;
  return { kind: 'declined', code, message };
};

const outcomes = new Map<string, TestOutcome>([
  ...BRANDS.map(name => [name, { kind: 'authorized' }] as const),
  ...AUTHENTICATED.map(
    name => [name, { kind: 'requires_action', then: { kind: 'authorized' } }] as const,
  ),
  ...Object.entries(AUTHENTICATED_AND_DECLINED).map(
    ([name, how]) => [name, { kind: 'requires_action', then: decline(how) }] as const,
  ),
  ...Object.keys(DECLINES).flatMap(name => {
    const outcome = decline(name);
    // Stripe spells some of them with the brand and has kept the older names without it.
    return [[name, outcome] as const, [`visa_${name}`, outcome] as const];
  }),
]);

/**
 * The outcome that one of Stripe's test payment methods (`pm_card_…`) or card tokens (`tok_…`)
 * stands for; `undefined` for any other.
 * Source: https://docs.stripe.com/testing
 */
export const testOutcome = (token: string): TestOutcome | undefined => {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(token)?.[1];
  return name === undefined ? undefined : outcomes.get(name);
};
