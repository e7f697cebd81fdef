import { defineService, userOf } from '@ticketing/common';
import { reconcile } from './commands/reconcile';
import { refundOrder } from './commands/refund-order';
import { paymentSettings, type StripeSettings } from './config';
import { createGateway } from './gateway/create-gateway';
import type { Gateway } from './gateway/gateway';
import { listeners } from './listeners';
import { Payment } from './models/payment';
import { createPayment } from './routes/create-payment';
import { listPayments } from './routes/list-payments';
import { limited } from './routes/rate-limit';
import { refreshPayment } from './routes/refresh-payment';
import { refundPayment } from './routes/refund-payment';
import { sandboxBank } from './routes/sandbox-bank';
import { stripeWebhook } from './routes/stripe-webhook';
import { Settler } from './settling/settler';

/** Refreshes a minute of one user. */
const REFRESHES = 60;
/** Webhooks with a wrong signature a minute from one address. */
const WRONG_SIGNATURES = 60;

/** The payments service on the gateway that `gatewayFor` makes of its settings. */
export const paymentsService = (gatewayFor: (settings: StripeSettings) => Gateway) =>
  defineService({
    name: 'payments',
    settings: paymentSettings,
    models: [Payment],
    build: settings => {
      const { PAYMENT_MAX_ATTEMPTS: maxAttempts, STRIPE_WEBHOOK_SECRET: secrets } = settings;
      const settling = { gateway: gatewayFor(settings), maxAttempts };
      const settler = new Settler(settling);
      const limit = (...given: Parameters<typeof limited>) =>
        settings.RATE_LIMITS === 'on' ? [limited(...given)] : [];
      const refreshes = limit({ max: REFRESHES, of: req => userOf(req).id });
      const signatures = limit({ max: WRONG_SIGNATURES, onlyFailures: true });
      const { answerBank } = settling.gateway;
      return {
        routes: [
          createPayment(settling, settler),
          listPayments,
          refreshPayment(settling, settler, refreshes),
          refundPayment(settling, settler),
          ...(answerBank ? [sandboxBank(answerBank)] : []),
        ],
        webhooks: secrets ? [stripeWebhook(secrets, settler, signatures)] : [],
        listeners: listeners(settler),
        workers: [settler],
        commands: { reconcile: reconcile(settling), refund: refundOrder(settling) },
      };
    },
  });

export const service = paymentsService(createGateway);
