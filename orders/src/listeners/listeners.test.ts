import {
  ExpirationComplete,
  OrderCancelled,
  OrderCompleted,
  OrderUpdated,
  PaymentCreated,
  PaymentFailed,
} from '@ticketing/common';
import { newId, newUser, samplePayment, testService } from '@ticketing/common/testing';
import { Order } from '../models/order';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const expired = (orderId: string) => ({ orderId, expiresAt: new Date().toISOString(), version: 1 });
const failed = (orderId: string, final: boolean, attempt = 1) => ({
  ...samplePayment({ orderId, status: final ? ('failed' as const) : ('pending' as const) }),
  attempt,
  final,
});
const stored = (id: string) => Order.findById(id).lean();

describe('what orders listens to', () => {
  it('expiration:complete cancels an unpaid order and frees its ticket', async () => {
    const order = await reserved(newUser());
    await kit.publish(ExpirationComplete, expired(order.id));
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ status: 'cancelled', cancelReason: 'expired', version: 1 });
    expect(await stored(order.id)).toMatchObject({ reservationKey: order.id });
  });

  it('payment:created completes an order', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentCreated, samplePayment({ orderId: order.id }));
    const { data } = await kit.published(OrderCompleted, order.id);
    expect(data).toMatchObject({ status: 'complete', cancelReason: null, version: 1 });
    expect(await stored(order.id)).toMatchObject({ reservationKey: order.ticket.id });
  });

  it('payment:failed with tries left keeps the hold', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentFailed, failed(order.id, false));
    const { data } = await kit.published(OrderUpdated, order.id);
    expect(data).toMatchObject({ status: 'awaiting:payment', version: 1 });
    await kit.deliver(ExpirationComplete, expired(order.id));
    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  });

  it('payment:failed without one cancels', async () => {
    const order = await reserved(newUser());
    await kit.publish(PaymentFailed, failed(order.id, true, 3));
    const { data } = await kit.published(OrderCancelled, order.id);
    expect(data).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
  });

  it('a capture that is refused for good cancels a complete order', async () => {
    const order = await reserved(newUser());
    await kit.deliver(PaymentCreated, samplePayment({ orderId: order.id }));
    await kit.deliver(PaymentFailed, failed(order.id, true));
    expect(await stored(order.id)).toMatchObject({ cancelReason: 'payment-failed' });
  });

  it('what comes after the decision changes nothing', async () => {
    const paid = await reserved(newUser());
    await kit.deliver(PaymentCreated, samplePayment({ orderId: paid.id }));
    await kit.deliver(ExpirationComplete, expired(paid.id));
    await kit.deliver(PaymentFailed, failed(paid.id, false));
    await kit.deliver(PaymentCreated, samplePayment({ orderId: paid.id }));
    expect(await stored(paid.id)).toMatchObject({ status: 'complete', version: 1 });

    const late = await reserved(newUser());
    await kit.deliver(ExpirationComplete, expired(late.id));
    await kit.deliver(PaymentCreated, samplePayment({ orderId: late.id }));
    await kit.deliver(ExpirationComplete, expired(late.id));
    expect(await stored(late.id)).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('an order that nobody made is none', async () => {
    await kit.deliver(ExpirationComplete, expired(newId()));
    await kit.deliver(PaymentCreated, samplePayment());
    await kit.deliver(PaymentFailed, failed(newId(), true));
  });
});
