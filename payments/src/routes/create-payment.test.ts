import { PaymentCreated, PaymentFailed } from '@ticketing/common';
import { cookieFor, eventually, newId, newUser } from '@ticketing/common/testing';
import { DECLINED, paymentsKit, VISA } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

describe('POST /api/payments', () => {
  it('authorizes the price in whole cents and tells of it', async () => {
    const ticket = { id: newId(), title: 'Concert', price: 19.99, version: 3 };
    const { order, cookie } = await kit.givenOrder({ ticket });
    const answer = await kit.pay(order.id, cookie).expect(201);
    expect(answer.body).toEqual({ id: order.id });

    const payment = await kit.stored(order.id);
    expect(payment).toMatchObject({
      status: 'authorized',
      attempts: [{ kind: 'pm', status: 'authorized' }],
      ledger: [{ kind: 'authorized', cents: 1999 }],
    });
    expect(JSON.stringify(payment)).not.toContain(VISA);
    const [intent] = await kit.books(order.id);
    expect(intent).toMatchObject({
      _id: payment.paymentIntentId,
      amountCents: 1999,
      capturedCents: 0,
      status: 'requires_capture',
      ticketId: ticket.id,
    });
    const event = await kit.published(PaymentCreated, order.id);
    expect(event.source).toBe('payments');
    expect(event.data).toMatchObject({
      id: order.id,
      orderId: order.id,
      status: 'authorized',
      amount: 19.99,
      refunded: 0,
      version: event.aggregateversion,
    });
  });

  it.each(['tok_visa', 'pm_card_mastercard', 'tok_amex'])('takes %s', async token => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, token).expect(201);
  });

  it('answers 402 for a declined card, and another one may be tried', async () => {
    const { order, cookie } = await kit.givenOrder();
    const token = 'pm_card_visa_chargeDeclinedInsufficientFunds';
    const answer = await kit.pay(order.id, cookie, token).expect(402);
    expect(answer.body).toEqual({
      errors: [
        { message: expect.stringMatching(/^The card was declined: There is not enough money/) },
      ],
    });
    expect(await kit.stored(order.id)).toMatchObject({
      status: 'pending',
      attempts: [{ status: 'declined', code: 'insufficient_funds' }],
      ledger: [],
    });
    const event = await kit.published(PaymentFailed, order.id);
    expect(event.data).toMatchObject({ status: 'pending', attempt: 1, final: false });

    await kit.pay(order.id, cookie).expect(201);
    const books = await kit.books(order.id);
    expect(books).toHaveLength(1);
    expect(books[0]!.charges.map(({ outcome }) => outcome)).toEqual(['declined', 'authorized']);
  });

  it('lets the last decline end the payment', async () => {
    const { order, cookie } = await kit.givenOrder();
    for (let i = 0; i < 3; i++) await kit.pay(order.id, cookie, DECLINED).expect(402);
    await kit.pay(order.id, cookie).expect(409);
    expect(await kit.stored(order.id)).toMatchObject({
      status: 'failed',
      ledger: [{ kind: 'failed', cents: 2000 }],
    });
    const isFinal = async () => {
      const { data } = await kit.published(PaymentFailed, order.id);
      expect(data).toMatchObject({ attempt: 3, final: true, status: 'failed' });
    };
    await eventually(isFinal);
    await kit.cancel(order);
    const { ledger } = await kit.settled(order.id, 'failed');
    expect(ledger.at(-1)).toMatchObject({ kind: 'released', cents: 0 });
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled' }]);
  });

  it('answers 400 for a token that does not exist, and counts no decline', async () => {
    const { order, cookie } = await kit.givenOrder();
    for (let i = 0; i < 3; i++) {
      const answer = await kit.pay(order.id, cookie, 'tok_nobody_knows').expect(400);
      expect(answer.body.errors[0].field).toBe('token');
    }
    await kit.pay(order.id, cookie).expect(201);
  });

  it('takes an id in capitals for the same order', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id.toUpperCase(), cookie).expect(201);
    expect(await kit.stored(order.id)).toMatchObject({ status: 'authorized' });
  });

  it('takes no more than so many tries', async () => {
    const { order, cookie } = await kit.givenOrder();
    for (let i = 0; i < 50; i++) await kit.pay(order.id, cookie, 'tok_unknown').expect(400);
    await kit.pay(order.id, cookie).expect(409);
    expect((await kit.stored(order.id)).attempts).toHaveLength(50);
  });

  describe('refuses', () => {
    const orderId = newId();

    it.each<[string, object]>([
      ['no body', {}],
      ['no token', { orderId }],
      ['no order', { token: VISA }],
      ['a malformed order id', { orderId: 'abc', token: VISA }],
      ['an operator for the order', { orderId: { $gt: '' }, token: VISA }],
      ['several orders', { orderId: [orderId], token: VISA }],
      ['a number for the order', { orderId: 123, token: VISA }],
      ['an operator for the token', { orderId, token: { $gt: '' } }],
      ['several tokens', { orderId, token: [VISA] }],
      ['an empty token', { orderId, token: '' }],
      ['a token of another kind', { orderId, token: 'src_123' }],
      ['a card number', { orderId, token: '4242424242424242' }],
      ['a token without an end', { orderId, token: 'pm_' }],
      ['a token that is too long', { orderId, token: `pm_${'a'.repeat(201)}` }],
      ['a path in the token', { orderId, token: 'pm_../charges' }],
      ['a line after the token', { orderId, token: 'pm_card_visa\n' }],
      ['null', { orderId: null, token: null }],
    ])('%s: 400', async (_name, body) => {
      const answer = await kit
        .http()
        .post('/api/payments')
        .set('Cookie', cookieFor(newUser()))
        .send(body)
        .expect(400);
      expect(answer.body.errors[0]).toEqual({
        message: expect.any(String),
        field: expect.stringMatching(/^(orderId|token)$/),
      });
    });

    it('a visitor: 401, before anything else', async () => {
      await kit.http().post('/api/payments').send({}).expect(401);
    });

    it('an order that nobody knows: 404', async () => {
      await kit.pay(newId(), cookieFor(newUser())).expect(404);
    });

    it("somebody else's order: 403, and nothing is tried", async () => {
      const { order } = await kit.givenOrder();
      await kit.pay(order.id, cookieFor(newUser())).expect(403);
      expect((await kit.stored(order.id)).attempts).toEqual([]);
    });

    it('an order that is paid: 409', async () => {
      const { order, cookie } = await kit.givenOrder();
      await kit.pay(order.id, cookie).expect(201);
      await kit.pay(order.id, cookie).expect(409);
      await kit.complete(order);
      await kit.settled(order.id, 'captured');
      await kit.pay(order.id, cookie).expect(409);
      expect(await kit.books(order.id)).toMatchObject([{ charges: [{ outcome: 'authorized' }] }]);
    });

    it.each([
      ['cancelled', { status: 'cancelled' as const }],
      ['complete', { status: 'complete' as const }],
      ['expired', { expiresAt: new Date(Date.now() - 1).toISOString() }],
    ])('an order that is %s: 409', async (_name, given) => {
      const { order, cookie } = await kit.givenOrder(given);
      const answer = await kit.pay(order.id, cookie).expect(409);
      expect(answer.body.errors).toHaveLength(1);
      expect(await kit.books(order.id)).toEqual([]);
    });
  });

  it('answers 503 when the processor is silent, 409 until that is cleared up', async () => {
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.fail('confirm', 'before');
    const answer = await kit.pay(order.id, cookie).expect(503);
    expect(answer.body.errors).toHaveLength(1);
    await kit.pay(order.id, cookie).expect(409);
    expect(await kit.stored(order.id)).toMatchObject({ attempts: [{ status: 'pending' }] });
  });
});
