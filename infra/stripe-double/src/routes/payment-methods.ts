import { Router } from 'express';
import { missing } from '../http/api-error';
import { endpoint, type Context } from '../http/endpoint';
import { createMethodParams, createTokenParams, retrieveParams } from '../http/parameters';
import { createConfirmationToken } from '../objects/confirmation-token';
import { createMethod } from '../objects/payment-method';

/**
 * What the buyer pays with.
 * Sources: https://docs.stripe.com/api/payment_methods,
 * https://docs.stripe.com/api/confirmation_tokens/test_create
 */
export const paymentMethods = (context: Context): Router => {
  const { memory } = context;
  const scope = () => '';
  const create = endpoint(context, {
    call: 'createMethod',
    params: createMethodParams,
    scope,
    work: ({ card }) => createMethod(memory, card.token, 'card[token]').object,
  });
  const retrieve = endpoint(context, {
    call: 'retrieveMethod',
    params: retrieveParams,
    scope,
    work: (_params, id) => {
      const stored = memory.methods.get(id);
      if (!stored) throw missing('PaymentMethod', id, 'payment_method');
      return stored.object;
    },
  });
  const createToken = endpoint(context, {
    call: 'createToken',
    params: createTokenParams,
    scope,
    work: ({ payment_method: method }) => createConfirmationToken(memory, method),
  });
  return Router()
    .post('/v1/payment_methods', create)
    .get('/v1/payment_methods/:id', retrieve)
    .post('/v1/test_helpers/confirmation_tokens', createToken);
};
