import type Stripe from 'stripe';

export interface ErrorFields {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: object;
  doc_url?: string;
}

/** An error as Stripe answers it: `{error: fields}`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly fields: ErrorFields,
    /**
     * Whether the request had begun to be carried out: then its answer is kept under its
     * idempotency key. Source: https://docs.stripe.com/api/idempotent_requests
     */
    readonly isKept = false,
  ) {
    super(fields.message);
  }
}

export const invalidRequest = (message: string, param?: string, code?: string): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', code, param, message });

/** A 404 for an id in the path, a 400 for one in the parameters. */
export const missing = (what: string, id: string, param: string, status = 404): ApiError =>
  new ApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${what}: '${id}'`,
  });

export const unexpectedState = (message: string, intent: Stripe.PaymentIntent): ApiError =>
  new ApiError(
    400,
    {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message,
      payment_intent: structuredClone(intent),
    },
    true,
  );

export const brokenInside = (): ApiError =>
  new ApiError(
    500,
    {
      type: 'api_error',
      message: 'An unknown error occurred. You can contact us if the problem persists.',
    },
    true,
  );

export const rateLimited = (): ApiError =>
  new ApiError(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Testmode request rate limit exceeded, the rate limits in testmode are lower.',
  });

export const locked = (): ApiError =>
  new ApiError(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message:
      'This object cannot be accessed right now because another API request or Stripe process ' +
      'is currently accessing it.',
  });

export const unavailable = (): ApiError =>
  new ApiError(503, { type: 'api_error', message: 'The service is unavailable, try again.' });
