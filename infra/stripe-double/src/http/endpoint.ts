import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Call, Fault, FaultPlan } from '../faults/fault-plan';
import { lapseDue } from '../intents/cancel';
import type { Memory } from '../memory';
import { expanded } from '../objects/expand';
import { newId } from '../objects/ids';
import { ApiError, brokenInside, locked, rateLimited, unavailable } from './api-error';
import { type IdempotencyKeys, type Answer } from './idempotency';
import { readParams } from './parameters';

export interface Context {
  memory: Memory;
  keys: IdempotencyKeys;
  faults: FaultPlan;
}

/** Faults that strike before anything is done or kept. */
const REFUSALS: Partial<Record<Fault, () => ApiError>> = {
  unavailable,
  'rate-limit': rateLimited,
  'lock-timeout': locked,
};

const SILENT: (Fault | undefined)[] = [
  ...(['reset-before', 'reset-after', 'hang-before', 'hang-after'] as const),
];

const send = (res: Response, { status, body, requestId }: Answer): void => {
  res.set('Request-Id', requestId);
  if (status === 500) res.set('Stripe-Should-Retry', 'false'); // its answer is kept
  res.status(status).json(body);
};

export const answerOf = (error: ApiError): Answer => ({
  status: error.status,
  body: { error: error.fields },
  requestId: newId('req'),
});

/** Ends a request without an answer. */
const fallSilent = (fault: Fault, res: Response): void => {
  if (fault.startsWith('reset')) res.socket?.resetAndDestroy();
  // One that hangs is left to the caller's patience.
};

export interface Endpoint<S extends z.ZodType> {
  call: Call;
  params: S;
  /** The order that the request is about, by which its faults are decided; '' if it names none. */
  scope(params: z.infer<S>, id: string): string;
  /** Does it, all at once. @throws ApiError */
  work(params: z.infer<S>, id: string): object;
}

/** One of Stripe's endpoints: idempotency, faults and expansion are the same for all. */
export const endpoint = <S extends z.ZodType>(
  context: Context,
  { call, params: schema, scope, work }: Endpoint<S>,
): RequestHandler => {
  const { memory, keys, faults } = context;

  const carryOut = (params: z.infer<S>, id: string): Answer => {
    lapseDue(memory);
    const { expand } = params as { expand?: string[] };
    const body = expanded(memory, work(params, id), expand);
    return { status: 200, body, requestId: newId('req') };
  };

  /** Whether to keep it, and the answer. */
  const attempt = (fault: Fault | undefined, params: z.infer<S>, id: string) => {
    if (fault === 'error-before') return { isKept: true, answer: answerOf(brokenInside()) };
    try {
      const answer = carryOut(params, id);
      if (fault === 'error-after') return { isKept: true, answer: answerOf(brokenInside()) };
      return { isKept: true, answer };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { isKept: error.isKept, answer: answerOf(error) };
    }
  };

  return async (req: Request, res: Response) => {
    const given: unknown = req.method === 'GET' ? req.query : req.body;
    const params = readParams(schema, given);
    const id = String(req.params.id ?? '');
    const { fault, latencyMs } = faults.decide(call, scope(params, id));
    if (fault && REFUSALS[fault]) throw REFUSALS[fault]();
    const key = req.method === 'POST' ? req.get('Idempotency-Key') : undefined;
    if (key) res.set('Idempotency-Key', key);
    const known = key ? keys.begin(key, req.path, given ?? {}) : undefined;
    await sleep(latencyMs / 2);
    if (known) {
      if (SILENT.includes(fault)) return fallSilent(fault!, res);
      res.set({ 'Idempotent-Replayed': 'true', 'Original-Request': known.requestId });
      return send(res, known);
    }
    if (fault === 'reset-before' || fault === 'hang-before') {
      if (key) keys.forget(key);
      return fallSilent(fault, res);
    }
    const { isKept, answer } = attempt(fault, params, id);
    await sleep(latencyMs / 2);
    if (key && isKept) keys.keep(key, answer);
    if (key && !isKept) keys.forget(key);
    if (SILENT.includes(fault)) return fallSilent(fault!, res);
    send(res, answer);
  };
};
