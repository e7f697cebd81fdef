import { OrderCancelled, OrderCompleted, OrderCreated, type OrderData } from '@ticketing/common';
import {
  cookieFor,
  eventually,
  newId,
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
/** Its bank asks the buyer. */
export const CHALLENGED = 'pm_card_authenticationRequired';
export const WEBHOOK_SECRET = 'whsec_of_the_tests';

const HOUR_MS = 3_600_000;

/** Whether nothing is to be done about it, other than an authorization to be given up some day. */
export const isAtRest = ({ settleAt }: { settleAt?: Date }): boolean =>
  settleAt === undefined || settleAt.getTime() > Date.now() + HOUR_MS;

/** Lets the time pass after which the sweep takes a payment up. */
const makeDue = async (orderId: string) => {
  const past = new Date(Date.now() - 60_000);
  await Payment.updateOne(
    { _id: orderId, settleAt: { $exists: true } },
    {
      $set: { settleAt: past, askedAt: past, 'attempts.$[].createdAt': past },
      $unset: { pausedUntil: 1 },
    },
  );
};

type Running = Pick<Awaited<ReturnType<typeof testService>>, 'deliver' | 'http'>;

/** What its tests do often, of the service on any gateway. */
export const paymentSteps = (kit: Running) => ({
  stored: async (orderId: string) => (await Payment.findById(orderId).lean())!,

  /** A buyer's order that payments has heard of, and the cookies of buyer and seller. */
  givenOrder: async (given: Partial<OrderData> = {}) => {
    const buyer = newUser();
    const order = sampleOrder({ userId: buyer.id, ...given });
    await kit.deliver(OrderCreated, order);
    const seller = { id: order.ticket.userId ?? newId(), email: 'seller@example.com' };
    return { order, cookie: cookieFor(buyer), sellers: cookieFor(seller) };
  },

  pay: (orderId: string, cookie: string, token = VISA) =>
    kit.http().post('/api/payments').set('Cookie', cookie).send({ orderId, token }),

  refresh: (orderId: string, cookie: string) =>
    kit.http().post(`/api/payments/${orderId}/refresh`).set('Cookie', cookie),

  refund: (orderId: string, cookie: string, body: object = {}) =>
    kit.http().post(`/api/payments/${orderId}/refund`).set('Cookie', cookie).send(body),

  /** The buyer comes back from the bank. */
  bank: (orderId: string, cookie: string, approve: unknown = true) =>
    kit
      .http()
      .post(`/api/payments/${orderId}/sandbox-bank`)
      .set('Cookie', cookie)
      .send({ approve }),

  complete: (order: OrderData) =>
    kit.deliver(OrderCompleted, { ...order, status: 'complete', version: order.version + 1 }),

  cancel: (order: OrderData) =>
    kit.deliver(OrderCancelled, {
      ...order,
      status: 'cancelled',
      cancelReason: 'buyer',
      version: order.version + 1,
    }),

  makeDue,
});

type Given = Partial<Record<'PAYMENT_MAX_ATTEMPTS' | 'STRIPE_WEBHOOK_SECRET', string>>;

/** The service on the sandbox, whose answers can be withheld, with what its tests do often. */
export const paymentsKit = async (settings: Given = {}) => {
  const gateway = new FaultyGateway(sandboxGateway());
  const kit = await testService(
    paymentsService(() => gateway),
    { STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, ...settings },
  );
  const maxAttempts = kit.settings.PAYMENT_MAX_ATTEMPTS;
  const steps = paymentSteps(kit);

  return {
    ...kit,
    ...steps,
    gateway,

    settling: { gateway, maxAttempts },

    /** The PaymentIntents that the sandbox has for an order. */
    books: (orderId: string) => SandboxIntent.find({ orderId }).lean(),

    /** What the worker of another process would do once the time for it has come. */
    settleNow: async (orderId: string) => {
      await makeDue(orderId);
      await settle({ gateway, maxAttempts }, orderId);
    },

    /** Waits until the payment has a status and nothing is left to do about it. */
    settled: (orderId: string, status: string) =>
      eventually(async () => {
        const payment = await steps.stored(orderId);
        expect(payment).toMatchObject({ status });
        expect(isAtRest(payment)).toBe(true);
        return payment;
      }),
  };
};
