import { z } from 'zod';
import { invalidRequest, type ApiError } from './api-error';

/** In US cents. Source: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MIN_AMOUNT = 50;
const MAX_AMOUNT = 99_999_999;
const MAX_PAGE = 100;
const DEFAULT_PAGE = 10;
const MAX_SUFFIX = 22;
const MAX_METADATA_KEYS = 50;
const MAX_METADATA_VALUE = 500;

const text = z.string().min(1, 'parameter_invalid_empty').max(5_000);
const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'parameter_invalid_integer')
  .transform(Number);
const flag = z.enum(['true', 'false'], 'parameter_invalid_boolean').transform(is => is === 'true');
const expand = z.array(text).optional();
const metadata = z
  .record(z.string().max(40), z.string().max(MAX_METADATA_VALUE))
  .refine(given => Object.keys(given).length <= MAX_METADATA_KEYS)
  .optional();

const amount = integer
  .refine(cents => cents >= MIN_AMOUNT, 'amount_too_small')
  .refine(cents => cents <= MAX_AMOUNT, 'amount_too_large');

/** At least one letter, and none of the characters that statements cannot show. */
const suffix = z
  .string()
  .max(MAX_SUFFIX)
  .regex(/^(?=.*[A-Za-z])[^<>\\'"*]+$/)
  .optional();

const confirmation = {
  payment_method: text.optional(),
  confirmation_token: text.optional(),
  error_on_requires_action: flag.optional(),
  return_url: z.url().optional(),
  receipt_email: z.email().optional(),
  use_stripe_sdk: flag.optional(),
  off_session: flag.optional(),
};

const methodTypes = z.array(text).optional();
const captureMethod = z.enum(['automatic', 'automatic_async', 'manual']).optional();

export const createIntentParams = z.strictObject({
  ...confirmation,
  amount,
  currency: z.literal('usd'),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: captureMethod,
  confirm: flag.optional(),
  description: text.optional(),
  metadata,
  payment_method_types: methodTypes,
  statement_descriptor_suffix: suffix,
  expand,
});

export const confirmIntentParams = z.strictObject({ ...confirmation, expand });

export const captureIntentParams = z.strictObject({
  amount_to_capture: integer.optional(),
  statement_descriptor_suffix: suffix,
  metadata,
  expand,
});

export const cancelIntentParams = z.strictObject({
  cancellation_reason: z
    .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
    .optional(),
  expand,
});

export const retrieveParams = z.strictObject({ client_secret: text.optional(), expand });

const created = z
  .union([
    integer,
    z.strictObject({
      gt: integer.optional(),
      gte: integer.optional(),
      lt: integer.optional(),
      lte: integer.optional(),
    }),
  ])
  .optional();

const page = {
  created,
  limit: integer.refine(count => count >= 1 && count <= MAX_PAGE).default(DEFAULT_PAGE),
  starting_after: text.optional(),
  ending_before: text.optional(),
  expand,
};

export const listIntentsParams = z.strictObject(page);
export const listRefundsParams = z.strictObject({
  ...page,
  payment_intent: text.optional(),
  charge: text.optional(),
});

export const createMethodParams = z.strictObject({
  type: z.literal('card'),
  card: z.strictObject({ token: text }),
  metadata,
  expand,
});

export const createTokenParams = z.strictObject({ payment_method: text, expand });

export const createRefundParams = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: integer.refine(cents => cents > 0, 'parameter_invalid_integer').optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  expand,
});

export type ListParams = Omit<z.infer<typeof listIntentsParams>, 'expand'>;

/** As Stripe writes the place of a parameter: `card[token]`. */
const nameOf = ([first, ...rest]: PropertyKey[]): string =>
  `${String(first)}${rest.map(each => `[${String(each)}]`).join('')}`;

const errorOf = ({ issues }: z.ZodError): ApiError => {
  const issue = issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, issue.keys[0]!]);
    return invalidRequest(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
  const param = nameOf(issue.path);
  if (issue.code === 'invalid_type' && issue.message.includes('undefined'))
    return invalidRequest(`Missing required param: ${param}.`, param, 'parameter_missing');
  const code = /^[a-z]+(_[a-z]+)+$/.test(issue.message) ? issue.message : undefined;
  return invalidRequest(`Invalid ${param}: ${issue.message}`, param, code);
};

/** Reads the parameters of a form or a query. @throws ApiError for the first that is wrong */
export const readParams = <S extends z.ZodType>(schema: S, given: unknown): z.infer<S> => {
  const result = schema.safeParse(given ?? {});
  if (!result.success) throw errorOf(result.error);
  return result.data;
};
