/** What the issuer of one of Stripe's test cards does. */
export interface TestCard {
  /** The code of the error; absent for a card that pays. */
  code?: string;
  declineCode?: string;
  message?: string;
  /** Whether the buyer must answer a 3-D Secure challenge before the issuer is asked. */
  isChallenged?: true;
  /** Whether the buyer disputes the payment as soon as it is captured. */
  isDisputed?: true;
}

const PAYS: TestCard = {};
const CHALLENGED: TestCard = { isChallenged: true };

const declined = (declineCode: string, message = 'Your card was declined.'): TestCard => ({
  code: 'card_declined',
  declineCode,
  message,
});

const INSUFFICIENT_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.');

const PAYING = [
  ...['visa', 'visa_debit', 'mastercard', 'mastercard_debit', 'mastercard_prepaid', 'amex'],
  ...['discover', 'diners', 'jcb', 'unionpay', 'us'],
  ...['threeDSecureOptional', 'threeDSecure2Optional'],
];

const CHALLENGING = [
  ...['authenticationRequired', 'authenticationRequiredOnSetup'],
  ...['authenticationRequiredSetupForOffSession', 'threeDSecureRequired', 'threeDSecure2Required'],
];

const DECLINING: Record<string, TestCard> = {
  chargeDeclined: declined('generic_decline'),
  chargeCustomerFail: declined('generic_decline'),
  chargeDeclinedInsufficientFunds: INSUFFICIENT_FUNDS,
  chargeDeclinedLostCard: declined('lost_card'),
  chargeDeclinedStolenCard: declined('stolen_card'),
  chargeDeclinedFraudulent: declined('fraudulent'),
  radarBlock: declined('fraudulent'),
  chargeDeclinedVelocityLimitExceeded: declined(
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  ),
  chargeDeclinedExpiredCard: { code: 'expired_card', message: 'Your card has expired.' },
  chargeDeclinedIncorrectCvc: {
    code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  chargeDeclinedProcessingError: {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authenticationRequiredChargeDeclinedInsufficientFunds: { ...INSUFFICIENT_FUNDS, ...CHALLENGED },
  threeDSecureRequiredChargeDeclined: { ...declined('generic_decline'), ...CHALLENGED },
};

const cards = new Map<string, TestCard>([
  ...PAYING.map(name => [name, PAYS] as const),
  ...CHALLENGING.map(name => [name, CHALLENGED] as const),
  ['createDispute', { isDisputed: true }],
  // Stripe spells some of them with the brand and has kept the older names without it.
  ...Object.entries(DECLINING).flatMap(([name, card]) => [
    [name, card] as const,
    [`visa_${name}`, card] as const,
  ]),
]);

/**
 * The card that a test payment method (`pm_card_…`) or a test token (`tok_…`) stands for.
 * Source: https://docs.stripe.com/testing
 */
export const testCard = (token: string): TestCard | undefined => {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(token)?.[1];
  return name === undefined ? undefined : cards.get(name);
};
