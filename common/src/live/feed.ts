import { Router, type RequestHandler } from 'express';
import type { EventBus } from '../bus/bus';
import type { AnyModel } from '../database';
import { TooManyRequestsError, UnavailableError } from '../errors';
import { fromMessage } from '../events/envelope';
import type { EventDeclaration } from '../events/event';
import { addressOf } from '../http/address';
import { idsOf, idsQuery } from '../http/ids';
import { requireAuth } from '../http/session';
import { validate } from '../http/validate';
import { logger } from '../logger';
import { LiveHub } from './hub';
import { LIVE_LIMITS, type LiveLimits } from './limits';
import { places } from './places';
import { LiveStream, type LiveState } from './stream';

/** What of a service can be watched, and by whom. */
export interface Live<T> {
  /** `GET path?ids=ID,ID` answers a stream. */
  path: string;
  /** The name of its server-sent events. */
  event: string;
  model: AnyModel;
  /** The events by which the service tells that one of them has changed. */
  changes: EventDeclaration[];
  /** One of them as the API answers it. */
  answer(found: T): { id: string; version: number };
  /** Whose it is; nobody else may see it. Without it they are everybody's. */
  ownerOf?(found: T): string;
  limits?: Partial<LiveLimits>;
}

/** Declares what can be watched. @example live({ path: '/api/tickets/events', … }) */
export const live = <T>(declaration: Live<T>): Live<T> => declaration;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- of whatever things
export type AnyLive = Live<any>;

const sourceOf = ({ model, answer, ownerOf }: AnyLive) => {
  const stateOf = (found: unknown): LiveState => {
    const shown = answer(found);
    const { id, version } = shown;
    return { id, version, ownerId: ownerOf?.(found), json: JSON.stringify(shown) };
  };
  const read = async (ids: string[], select: object): Promise<unknown[]> =>
    model
      .find({ _id: { $in: ids } })
      .select(select)
      .lean();
  return {
    states: async (ids: string[]) => (await read(ids, { outbox: 0 })).map(stateOf),
    versions: async (ids: string[]) =>
      ((await read(ids, { version: 1 })) as { _id: unknown; version: number }[]).map(
        ({ _id, version }) => ({ id: String(_id), version }),
      ),
  };
};

const tooMany = (retryMs: number) => () =>
  new TooManyRequestsError('Too many streams are open, please close some', retryMs / 1000);

/** A declaration at work in a process. */
export class LiveFeed {
  readonly routes: RequestHandler;
  private readonly hub: LiveHub;

  constructor(
    private readonly declaration: AnyLive,
    isLimited: boolean,
  ) {
    const limits = { ...LIVE_LIMITS, ...declaration.limits };
    this.hub = new LiveHub(sourceOf(declaration), limits);
    const { path, ownerOf } = declaration;
    const refusal = tooMany(limits.retryMs);
    const ofVisitor = isLimited
      ? [places(limits.streamsPerAddress, req => addressOf(req.ip), refusal)]
      : [];
    const ofUser = isLimited
      ? [places(limits.streamsPerUser, req => req.currentUser?.id, refusal)]
      : [];
    const ofAll = places(
      limits.streamsPerProcess,
      () => '',
      () => new UnavailableError(),
    );
    const signedIn = ownerOf ? [requireAuth, ...ofUser] : [];
    this.routes = Router().get(
      path,
      ...ofVisitor,
      ...signedIn,
      validate(idsQuery()),
      ofAll,
      this.open,
    );
  }

  start(bus: EventBus) {
    for (const { type } of this.declaration.changes)
      bus.watch(type, {
        began: () => void this.hub.sweep().catch(() => undefined),
        message: message => this.hear(message),
      });
    this.hub.start();
  }

  /** Ends all streams; their browsers open others at another process. */
  stop() {
    return this.hub.stop();
  }

  private hear(message: string) {
    if (this.hub.isIdle) return;
    try {
      this.hub.hint(fromMessage(message));
    } catch (error) {
      logger.warn({ err: error }, 'An event that cannot be read is no hint');
    }
  }

  private readonly open: RequestHandler = async (req, res) => {
    const { declaration, hub } = this;
    if (res.destroyed) return;
    const userId = declaration.ownerOf && req.currentUser?.id;
    const stream = new LiveStream(res, declaration.event, idsOf(req), userId, hub.shared);
    res.once('close', () => hub.remove(stream));
    await hub.add(stream);
    if (res.headersSent || res.destroyed) return; // the deadline's 503, or nobody is there any more
    if (hub.isClosed || stream.isTooMuch) throw new UnavailableError();
    stream.open(declaration.ownerOf && req.sessionEndsAt);
  };
}
