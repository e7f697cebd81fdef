import { orderOf, type Memory, type StoredIntent } from '../memory';
import { methodOf } from '../objects/payment-method';
import { newIntent, type NewIntent } from '../objects/payment-intent';
import { confirmIntent, type Confirmation } from './confirm';

export interface CreateParams extends NewIntent, Confirmation {
  confirm?: boolean;
}

/** POST /v1/payment_intents */
export const createIntent = (memory: Memory, params: CreateParams): StoredIntent => {
  const stored: StoredIntent = { object: newIntent(params) };
  const { object: intent } = stored;
  if (params.payment_method && !params.confirm) {
    intent.payment_method = methodOf(memory, params.payment_method).object.id;
    intent.status = 'requires_confirmation';
  }
  memory.intents.set(intent.id, stored);
  const orderId = orderOf(intent);
  const live = memory.liveIntents(orderId).length;
  memory.mostLive.set(orderId, Math.max(live, memory.mostLive.get(orderId) ?? 0));
  memory.emit('payment_intent.created', intent);
  if (params.confirm) confirmIntent(memory, stored, params);
  return stored;
};
