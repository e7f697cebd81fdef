import { createHash } from 'node:crypto';
import { withTrace } from '../context';
import { isDatabaseUnavailable } from '../database';
import { fromMessage, type Envelope } from '../events/envelope';
import type { EventDeclaration } from '../events/event';
import { logger } from '../logger';
import { metrics } from '../metrics';
import type { MessageHandler } from '../bus/bus';
import { countFailure, storeDeadLetter } from './dead-letter';

/** What a handler may want to know of the event beside its data. */
export type EventMeta = Omit<Envelope, 'data'>;

/** What a service does when it hears an event. */
export interface Listener {
  readonly type: string;
  /** Runs the event's check and gives the work that is left to do. @throws ZodError */
  accept(envelope: Envelope): () => Promise<void>;
  /** Runs the check and then the handler. Rejects with what either throws. */
  handle(envelope: Envelope): Promise<void>;
}

/**
 * Joins an event with what is done about it. The handler must bear the event delivered twice and
 * in any order; when it resolves, its effect is stored.
 * @example export const orderCreated = listener(OrderCreated, async order => { … });
 */
export const listener = <D>(
  event: EventDeclaration<D>,
  handler: (data: D, meta: EventMeta) => Promise<unknown>,
): Listener => {
  const accept = ({ data, ...meta }: Envelope) => {
    const checked = event.parse(data);
    return async () => void (await handler(checked, meta));
  };
  return { type: event.type, accept, handle: async envelope => accept(envelope)() };
};

const hash = (message: string) => createHash('sha256').update(message).digest('hex');

/** Done, or set aside as a dead letter: either way the message may be acknowledged. */
const consume = async (listener: Listener, message: string, envelope: Envelope) => {
  const { type } = listener;
  const failure = { key: `${type} ${envelope.id}`, channel: type, message };
  let work: () => Promise<void>;
  try {
    work = listener.accept(envelope);
  } catch (error) {
    await storeDeadLetter({ ...failure, error });
    return 'dead';
  }
  try {
    await work();
    return 'done';
  } catch (error) {
    if (!isDatabaseUnavailable(error) && (await countFailure({ ...failure, error }))) return 'dead';
    throw error;
  }
};

const received = async (listener: Listener, message: string) => {
  let envelope: Envelope;
  try {
    envelope = fromMessage(message);
    if (envelope.type !== listener.type) throw new Error(`type is not ${listener.type}`);
  } catch (error) {
    const key = `${listener.type} ${hash(message)}`;
    await storeDeadLetter({ key, channel: listener.type, message, error });
    return 'dead';
  }
  return withTrace(envelope.traceparent, () => consume(listener, message, envelope));
};

/**
 * The message handler of a listener: resolves when the effect is stored or the event is a dead
 * letter, rejects (and so asks for another delivery) otherwise.
 */
export const messageHandler =
  (listener: Listener): MessageHandler =>
  async message => {
    const { type } = listener;
    try {
      const result = await received(listener, message);
      metrics.eventsHandled.inc({ type, result });
      if (result === 'dead') logger.error({ type }, 'An event was set aside as a dead letter');
    } catch (error) {
      metrics.eventsHandled.inc({ type, result: 'failed' });
      throw error;
    }
  };
