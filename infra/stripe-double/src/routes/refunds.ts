import { Router } from 'express';
import { missing } from '../http/api-error';
import { endpoint, type Context } from '../http/endpoint';
import { createRefundParams, listRefundsParams, retrieveParams } from '../http/parameters';
import { createRefund } from '../intents/refund';
import { orderOf } from '../memory';
import { listPage } from '../objects/list';

const PATH = '/v1/refunds';

/** Sources: https://docs.stripe.com/api/refunds, https://docs.stripe.com/api/charges */
export const refunds = (context: Context): Router => {
  const { memory } = context;
  const scopeOf = (intentId: unknown) => {
    const stored = memory.intents.get(String(intentId));
    return stored ? orderOf(stored.object) : '';
  };
  type Named = { payment_intent?: string; charge?: string };
  const scope = ({ payment_intent: intent, charge }: Named) =>
    scopeOf(intent ?? memory.charges.get(charge ?? '')?.payment_intent);
  const create = endpoint(context, {
    call: 'refund',
    params: createRefundParams,
    scope,
    work: params => createRefund(memory, params),
  });
  const list = endpoint(context, {
    call: 'listRefunds',
    params: listRefundsParams,
    scope,
    work: ({ payment_intent: intent, charge, ...page }) => {
      const found = [...memory.refunds.values()].filter(
        each => (!intent || each.payment_intent === intent) && (!charge || each.charge === charge),
      );
      return listPage(PATH, found, page);
    },
  });
  const retrieve = endpoint(context, {
    call: 'retrieveRefund',
    params: retrieveParams,
    scope: (_params, id) => scopeOf(memory.refunds.get(id)?.payment_intent),
    work: (_params, id) => {
      const refund = memory.refunds.get(id);
      if (!refund) throw missing('refund', id, 'id');
      return refund;
    },
  });
  const retrieveCharge = endpoint(context, {
    call: 'retrieveCharge',
    params: retrieveParams,
    scope: (_params, id) => scopeOf(memory.charges.get(id)?.payment_intent),
    work: (_params, id) => {
      const charge = memory.charges.get(id);
      if (!charge) throw missing('charge', id, 'charge');
      return charge;
    },
  });
  return Router()
    .post(PATH, create)
    .get(PATH, list)
    .get(`${PATH}/:id`, retrieve)
    .get('/v1/charges/:id', retrieveCharge);
};
