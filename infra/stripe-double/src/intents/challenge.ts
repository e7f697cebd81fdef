import { ApiError, invalidRequest, missing, unexpectedState } from '../http/api-error';
import type { Memory } from '../memory';
import { ask, fail } from './confirm';

/**
 * What the buyer does in the browser, on the page of their bank: Stripe.js knows the PaymentIntent
 * by its client secret. After a passed challenge the issuer is asked, and may still decline.
 */
export const answerChallenge = (memory: Memory, clientSecret: string, isPassed: boolean): void => {
  const id = clientSecret.split('_secret_')[0]!;
  const stored = memory.intents.get(id);
  if (!stored) throw missing('payment_intent', id, 'intent');
  const { object: intent, challenged } = stored;
  if (intent.client_secret !== clientSecret)
    throw invalidRequest(
      'The client_secret provided does not match any associated PaymentIntent on this account.',
      'client_secret',
      'payment_intent_invalid_parameter',
    );
  if (!challenged)
    throw unexpectedState(
      `This PaymentIntent waits for no authentication, it has a status of ${intent.status}.`,
      intent,
    );
  stored.challenged = undefined;
  intent.next_action = null;
  if (!isPassed)
    return fail(
      memory,
      intent,
      {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message:
          'The provided PaymentMethod has failed authentication. You can provide ' +
          'payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent ' +
          'again.',
      },
      challenged,
    );
  try {
    ask(memory, stored, challenged);
  } catch (error) {
    // The buyer's browser is told; here the intent itself says it.
    if (!(error instanceof ApiError)) throw error;
  }
};
