import { Router } from 'express';
import { endpoint, type Context } from '../http/endpoint';
import { missing } from '../http/api-error';
import {
  cancelIntentParams,
  captureIntentParams,
  confirmIntentParams,
  createIntentParams,
  listIntentsParams,
  retrieveParams,
} from '../http/parameters';
import { cancelIntent } from '../intents/cancel';
import { captureIntent } from '../intents/capture';
import { confirmIntent } from '../intents/confirm';
import { createIntent } from '../intents/create';
import { orderOf } from '../memory';
import { listPage } from '../objects/list';

const PATH = '/v1/payment_intents';

/** Source: https://docs.stripe.com/api/payment_intents */
export const paymentIntents = (context: Context): Router => {
  const { memory } = context;
  const find = (id: string) => {
    const stored = memory.intents.get(id);
    if (!stored) throw missing('payment_intent', id, 'intent');
    return stored;
  };
  const scope = (_params: unknown, id: string) => {
    const stored = memory.intents.get(id);
    return stored ? orderOf(stored.object) : '';
  };
  const create = endpoint(context, {
    call: 'create',
    params: createIntentParams,
    scope: ({ metadata }) => metadata?.orderId ?? '',
    work: params => createIntent(memory, params).object,
  });
  const list = endpoint(context, {
    call: 'list',
    params: listIntentsParams,
    scope: () => '',
    work: params =>
      listPage(
        PATH,
        [...memory.intents.values()].map(each => each.object),
        params,
      ),
  });
  const retrieve = endpoint(context, {
    call: 'retrieve',
    params: retrieveParams,
    scope,
    work: (_params, id) => find(id).object,
  });
  const confirm = endpoint(context, {
    call: 'confirm',
    params: confirmIntentParams,
    scope,
    work: (params, id) => {
      confirmIntent(memory, find(id), params);
      return find(id).object;
    },
  });
  const capture = endpoint(context, {
    call: 'capture',
    params: captureIntentParams,
    scope,
    work: ({ amount_to_capture: amount }, id) => {
      captureIntent(memory, find(id), amount);
      return find(id).object;
    },
  });
  const cancel = endpoint(context, {
    call: 'cancel',
    params: cancelIntentParams,
    scope,
    work: ({ cancellation_reason: reason }, id) => {
      cancelIntent(memory, find(id), reason);
      return find(id).object;
    },
  });
  return Router()
    .post(PATH, create)
    .get(PATH, list)
    .get(`${PATH}/:id`, retrieve)
    .post(`${PATH}/:id/confirm`, confirm)
    .post(`${PATH}/:id/capture`, capture)
    .post(`${PATH}/:id/cancel`, cancel);
};
