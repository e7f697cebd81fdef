import { OrderCancelled, OrderCompleted, OrderCreated, type OrderData } from '@ticketing/common';
import {
  cookieFor,
  eventually,
  newUser,
  sampleOrder,
  testService,
} from '@ticketing/common/testing';
import { sandboxGateway } from '../gateway/sandbox';
import { SandboxIntent } from '../gateway/sandbox-intent';
import { Payment } from '../models/payment';
import { paymentsService } from '../service';
import { settle } from '../settling/settle';
import { FaultyGateway } from './faulty-gateway';

export const VISA = 'pm_card_visa';
export const DECLINED = 'pm_card_visa_chargeDeclined';

/** Lets the time pass after which the sweep takes a payment up. */
const makeDue = async (orderId: string) => {
  const past = new Date(Date.now() - 60_000);
  await Payment.updateOne(
    { _id: orderId, settleAt: { $exists: true } },
    {
      $set: { settleAt: past, 'attempts.$[].createdAt': past },
      $unset: { pausedUntil: 1 },
    },
  );
};

/** The service on the sandbox, whose answers can be withheld, with what its tests do often. */
export const paymentsKit = async (settings: { PAYMENT_MAX_ATTEMPTS?: string } = {}) => {
  const gateway = new FaultyGateway(sandboxGateway());
  const kit = await testService(
    paymentsService(() => gateway),
    settings,
  );

  const maxAttempts = kit.settings.PAYMENT_MAX_ATTEMPTS;
  const stored = async (orderId: string) => (await Payment.findById(orderId).lean())!;

  return {
    ...kit,
    gateway,
    stored,

    /** A buyer's order that payments has heard of, and the buyer's cookie. */
    givenOrder: async (given: Partial<OrderData> = {}) => {
      const buyer = newUser();
      const order = sampleOrder({ userId: buyer.id, ...given });
      await kit.deliver(OrderCreated, order);
      return { order, cookie: cookieFor(buyer) };
    },

    pay: (orderId: string, cookie: string, token = VISA) =>
      kit.http().post('/api/payments').set('Cookie', cookie).send({ orderId, token }),

    complete: (order: OrderData) =>
      kit.deliver(OrderCompleted, { ...order, status: 'complete', version: order.version + 1 }),

    cancel: (order: OrderData) =>
      kit.deliver(OrderCancelled, {
        ...order,
        status: 'cancelled',
        cancelReason: 'buyer',
        version: order.version + 1,
      }),

    /** The PaymentIntents that the sandbox has for an order. */
    books: (orderId: string) => SandboxIntent.find({ orderId }).lean(),

    makeDue,

    /** What the worker of another process would do once the time for it has come. */
    settleNow: async (orderId: string) => {
      await makeDue(orderId);
      await settle({ gateway, maxAttempts }, orderId);
    },

    /** Waits until the payment has a status and nothing is left to do about it. */
    settled: (orderId: string, status: string) =>
      eventually(async () => {
        const payment = await stored(orderId);
        expect(payment).toMatchObject({ status });
        expect(payment.settleAt).toBeUndefined();
        return payment;
      }),
  };
};
