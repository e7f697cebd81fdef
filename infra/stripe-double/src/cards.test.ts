import type Stripe from 'stripe';
import { startStripeDouble, type StripeDouble } from './index';
import { CENTS, clientOf, errorOf, intentOf } from './testing/client';

let double: StripeDouble;
let stripe: Stripe;
beforeAll(async () => {
  double = await startStripeDouble();
  stripe = clientOf(double.url);
});
afterAll(() => double.stop());

const create = () => stripe.paymentIntents.create(intentOf('order'));
const confirm = async (token: string, id?: string) =>
  stripe.paymentIntents.confirm(id ?? (await create()).id, { payment_method: token });

describe('cards that are declined', () => {
  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
  ])('%s', async (token, code, declineCode) => {
    const { id } = await create();
    const error = await errorOf(confirm(token, id));
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code });
    expect(error.decline_code ?? '').toBe(declineCode);
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { type: 'card_error', code, charge: error.charge },
      latest_charge: { id: error.charge, status: 'failed' },
    });
    expect(await confirm('pm_card_mastercard', id)).toMatchObject({ status: 'requires_capture' });
  });
});

describe('what a card is paid with', () => {
  it('a card token, by way of a payment method that pays once', async () => {
    const { id } = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
    });
    expect(await confirm(id)).toMatchObject({ status: 'requires_capture', payment_method: id });
    expect(await errorOf(confirm(id))).toMatchObject({ statusCode: 400, param: 'payment_method' });
  });

  it('a confirmation token, once', async () => {
    const { id } = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
    });
    const confirmWith = async () =>
      stripe.paymentIntents.confirm((await create()).id, { confirmation_token: id });
    expect(await confirmWith()).toMatchObject({ status: 'requires_capture' });
    expect(await errorOf(confirmWith())).toMatchObject({ param: 'confirmation_token' });
  });

  it('no test token that there is not', async () => {
    const call = stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_none' } });
    expect(await errorOf(call)).toMatchObject({ code: 'resource_missing', param: 'card[token]' });
  });
});

describe('3-D Secure', () => {
  const CARD = 'pm_card_threeDSecure2Required';

  it('waits for the buyer, who passes', async () => {
    const intent = await confirm(CARD);
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'use_stripe_sdk' },
      amount_capturable: 0,
    });
    double.answerChallenge(intent.client_secret!, true);
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      ...{ status: 'requires_capture', amount_capturable: CENTS, next_action: null },
    });
  });

  it('lets a buyer who failed pay with another card', async () => {
    const { id, client_secret: secret } = await confirm(CARD);
    double.answerChallenge(secret!, false);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
      latest_charge: null,
    });
    expect(await confirm('pm_card_visa', id)).toMatchObject({ status: 'requires_capture' });
  });

  it('may be passed, and the card declined then', async () => {
    const { id, client_secret: secret } = await confirm(
      'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    );
    double.answerChallenge(secret!, true);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code: 'insufficient_funds' },
    });
  });

  it('is over when the intent is cancelled, and known by its secret alone', async () => {
    const { id, client_secret: secret } = await confirm(CARD);
    expect(() => double.answerChallenge(`${id}_secret_guess`, true)).toThrow('client_secret');
    await stripe.paymentIntents.cancel(id);
    expect(() => double.answerChallenge(secret!, true)).toThrow('canceled');
  });

  it('is refused where nobody waits for it', async () => {
    const { id } = await create();
    const call = stripe.paymentIntents.confirm(id, {
      payment_method: CARD,
      error_on_requires_action: true,
    });
    expect(await errorOf(call)).toMatchObject({ statusCode: 402, code: 'authentication_required' });
  });

  it('lets the buyer change to a card that needs none', async () => {
    const { id } = await confirm(CARD);
    expect(await confirm('pm_card_visa', id)).toMatchObject({ status: 'requires_capture' });
  });
});
