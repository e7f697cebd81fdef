import type Stripe from 'stripe';
import { startStripeDouble, type StripeDouble } from './index';
import { clientOf, errorOf, intentOf } from './testing/client';

let double: StripeDouble;
let stripe: Stripe;
beforeEach(async () => {
  double = await startStripeDouble();
  stripe = clientOf(double.url);
});
afterEach(() => double.stop());

const key = (idempotencyKey: string) => ({ idempotencyKey });
const create = (idempotencyKey: string, params = intentOf('order')) =>
  stripe.paymentIntents.create(params, key(idempotencyKey));
const headersOf = ({ lastResponse }: { lastResponse: { headers: Record<string, string> } }) =>
  lastResponse.headers;

it('gives the same answer to the same request, and does nothing twice', async () => {
  const first = await create('k');
  const second = await create('k');
  expect(second.id).toBe(first.id);
  expect(headersOf(first)['idempotent-replayed']).toBeUndefined();
  expect(headersOf(second)['idempotent-replayed']).toBe('true');
  expect(headersOf(second)['original-request']).toBe(headersOf(first)['request-id']);
  expect(double.books().get('order')!.intents).toHaveLength(1);
});

it('gives the answer of then, not the state of now', async () => {
  const { id } = await create('k');
  await stripe.paymentIntents.cancel(id);
  expect((await create('k')).status).toBe('requires_payment_method');
});

it('refuses a key for other parameters, or elsewhere', async () => {
  const { id } = await create('k');
  const refused = { type: 'StripeIdempotencyError', statusCode: 400 };
  expect(await errorOf(create('k', intentOf('other')))).toMatchObject(refused);
  expect(await errorOf(stripe.paymentIntents.cancel(id, {}, key('k')))).toMatchObject(refused);
});

it('refuses a key that is in use', async () => {
  double.setFaults({ latencyMs: [200, 200] });
  const [first, second] = await Promise.allSettled([create('k'), create('k')]);
  const refused = [first, second].find(({ status }) => status === 'rejected')!;
  expect((refused as PromiseRejectedResult).reason).toMatchObject({
    ...{ statusCode: 409, code: 'idempotency_key_in_use' },
  });
  expect(double.books().get('order')!.intents).toHaveLength(1);
});

it('repeats declines and what broke inside, for ever', async () => {
  double.failNext('create', 'error-before');
  expect(await errorOf(create('k'))).toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
  const again = await errorOf(create('k'));
  expect(again).toMatchObject({ statusCode: 500 });
  expect((again.headers as Record<string, string>)['idempotent-replayed']).toBe('true');
  const { id } = await create('k2');
  const declined = () =>
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' }, key('c'));
  const charge = (await errorOf(declined())).charge;
  expect((await errorOf(declined())).charge).toBe(charge);
});

it('keeps no answer of what was never begun', async () => {
  const { id } = await create('k');
  const confirm = (token: string) =>
    stripe.paymentIntents.confirm(id, { payment_method: token }, key('c'));
  expect(await errorOf(confirm('pm_none'))).toMatchObject({ statusCode: 400 });
  expect(await confirm('pm_card_visa')).toMatchObject({ status: 'requires_capture' });
});
