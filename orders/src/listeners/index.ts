import { expirationComplete } from './expiration-complete';
import { paymentCreated } from './payment-created';
import { paymentFailed } from './payment-failed';
import { paymentRefunded } from './payment-refunded';
import { paymentUpdated } from './payment-updated';
import { ticketCreated } from './ticket-created';
import { ticketUpdated } from './ticket-updated';

/** What orders listens to. */
export const listeners = [
  ticketCreated,
  ticketUpdated,
  expirationComplete,
  paymentCreated,
  paymentFailed,
  paymentUpdated,
  paymentRefunded,
];
