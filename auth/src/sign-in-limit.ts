import { addressOf } from '@ticketing/common';
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { TryGate, type Limited } from './try-gate';

/** Wrong tries for one account from one address within the window. */
export const ACCOUNT_LIMIT = 10;
/** Wrong tries from one address within the window, for whatever accounts. */
export const ADDRESS_LIMIT = 100;

/** How wrong sign-ins are limited. */
export interface Limit {
  /** Refuses a request (429) whatever else is wrong with it. */
  refuse: RequestHandler;
  /** As {@link TryGate.attempt}: null says that the e-mail address or the password is wrong. */
  attempt<T>(
    from: string | undefined,
    email: string,
    work: () => Promise<T | null>,
  ): Promise<T | null>;
}

/** The database need not know who tries from where. */
const keyOf = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const limitsOf = (ip: string | undefined, email?: string): Limited[] => {
  const address = addressOf(ip);
  const ofAddress = { key: keyOf(address), limit: ADDRESS_LIMIT };
  if (email === undefined) return [ofAddress];
  return [{ key: keyOf(address, email), limit: ACCOUNT_LIMIT }, ofAddress];
};

/** 10 wrong tries for an account from one address, 100 from one address, in 15 minutes. */
export class SignInLimit implements Limit {
  private readonly gate = new TryGate();

  readonly refuse: RequestHandler = async (req, _res, next) => {
    const { email } = req.body as { email?: unknown };
    const account = typeof email === 'string' ? email.trim().toLowerCase() : undefined;
    await this.gate.refuseIfFull(limitsOf(req.ip, account));
    next();
  };

  attempt<T>(ip: string | undefined, email: string, work: () => Promise<T | null>) {
    return this.gate.attempt(limitsOf(ip, email), work);
  }
}

/** `RATE_LIMITS=off`. */
export const NO_LIMIT: Limit = {
  refuse: (_req, _res, next) => next(),
  attempt: (_ip, _email, work) => work(),
};
