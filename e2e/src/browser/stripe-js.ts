import type { StripeDouble } from '@ticketing/stripe-double';
import type { BrowserContext, Route } from 'playwright-core';
import { scriptOf } from './in-page';
import { CARDS } from './visitor';

/** Where the browser finds Stripe. */
export const STRIPE_HOSTS = ['https://js.stripe.com', 'https://api.stripe.com'] as const;

const digits = (number: string) => number.replace(/\D/g, '');
const METHODS: Record<string, string> = {
  [digits(CARDS.good)]: 'pm_card_visa',
  [digits(CARDS.declined)]: 'pm_card_visa_chargeDeclined',
  [digits(CARDS.asksBank)]: 'pm_card_authenticationRequired',
};

/** A confirmation token for a card, made by the double. */
const createToken = async (double: StripeDouble, number: string) => {
  const answer = await fetch(`${double.url}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_double' },
    body: new URLSearchParams({ payment_method: METHODS[digits(number)] ?? '' }),
  });
  const made = (await answer.json()) as { id?: string; error?: { message: string } };
  return { id: made.id, message: made.error?.message };
};

const answerApi = async (double: StripeDouble, route: Route) => {
  const { pathname } = new URL(route.request().url());
  const body = route.request().postDataJSON() as Record<string, string & boolean>;
  const headers = { 'access-control-allow-origin': '*' };
  if (pathname === '/tokens')
    return route.fulfill({ headers, json: await createToken(double, body.number!) });
  double.answerChallenge(body.client_secret!, body.approve!);
  return route.fulfill({ headers, json: {} });
};

/** Puts a stand-in for Stripe.js in its place, and the double of Stripe behind it. */
export const standInForStripe = async (
  context: BrowserContext,
  double: StripeDouble,
): Promise<void> => {
  const script = scriptOf('stripe-js');
  await context.route(`${STRIPE_HOSTS[0]}/**`, route => {
    // Stripe.js says of itself which release it is: the one that it was asked for.
    const version = new URL(route.request().url()).pathname.split('/')[1]!;
    return route.fulfill({
      contentType: 'text/javascript',
      body: script.replace('STRIPE_JS_VERSION', version),
    });
  });
  await context.route(`${STRIPE_HOSTS[1]}/**`, route => answerApi(double, route));
};
