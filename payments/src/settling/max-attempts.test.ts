import { PaymentFailed } from '@ticketing/common';
import { DECLINED, paymentsKit } from '../testing/payments-kit';

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit({ PAYMENT_MAX_ATTEMPTS: '1' });
});
afterAll(() => kit.stop());

describe('PAYMENT_MAX_ATTEMPTS=1', () => {
  it('makes the first decline the last', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie, DECLINED).expect(402);
    const { data } = await kit.published(PaymentFailed, order.id);
    expect(data).toMatchObject({ attempt: 1, final: true, status: 'failed' });
    await kit.pay(order.id, cookie).expect(409);
  });
});
