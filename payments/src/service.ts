import { defineService } from '@ticketing/common';
import { paymentSettings, type StripeSettings } from './config';
import { createGateway } from './gateway/create-gateway';
import type { Gateway } from './gateway/gateway';
import { listeners } from './listeners';
import { Payment } from './models/payment';
import { createPayment } from './routes/create-payment';
import { listPayments } from './routes/list-payments';
import { Settler } from './settling/settler';

/** The payments service on the gateway that `gatewayFor` makes of its settings. */
export const paymentsService = (gatewayFor: (settings: StripeSettings) => Gateway) =>
  defineService({
    name: 'payments',
    settings: paymentSettings,
    models: [Payment],
    build: settings => {
      const settling = {
        gateway: gatewayFor(settings),
        maxAttempts: settings.PAYMENT_MAX_ATTEMPTS,
      };
      const settler = new Settler(settling);
      return {
        routes: [createPayment(settling, settler), listPayments],
        listeners: listeners(settler),
        workers: [settler],
      };
    },
  });

export const service = paymentsService(createGateway);
