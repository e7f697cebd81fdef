export { type Books, type OrderBook } from './books';
export { between, chance } from './faults/decisions';
export type { Call, Fault, Faults } from './faults/fault-plan';
export type { SeenRequest } from './http/app';
export type { Movement } from './memory';
export {
  startStripeDouble,
  type StripeDouble,
  type StripeDoubleOptions,
} from './start-stripe-double';
export type { WebhookTarget } from './webhooks/webhooks';
