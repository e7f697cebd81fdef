import { randomUUID } from 'node:crypto';
import mongoose, { type HydratedDocument, type Schema } from 'mongoose';
import { currentTraceparent } from '../context';
import type { Envelope } from '../events/envelope';
import type { EventDeclaration } from '../events/event';
import { wakeRelay } from './relay';

/** An event that waits in its aggregate's document until the broker has it. */
export interface OutboxEvent extends Omit<Envelope, 'source' | 'subject' | 'time'> {
  time: Date;
}

/** What the {@link outbox} plugin adds to a document. */
export interface OutboxMethods<State> {
  /**
   * Notes that the coming save is worth an event. Its data is the state as saved, so it does not
   * matter when in a verb this is called.
   */
  record<D>(event: EventDeclaration<D>, ...extra: ExtraOf<D, State>): void;
}

/** The fields that the event has beyond the aggregate's state, if there are any. */
type ExtraOf<D, State> = State extends D ? [] : [extra: Omit<D, keyof State>];

interface Pending {
  event: EventDeclaration;
  extra: object;
}

const outboxEvent = new mongoose.Schema(
  {
    id: { type: String, required: true },
    type: { type: String, required: true },
    time: { type: Date, required: true },
    aggregateversion: { type: Number, required: true },
    traceparent: String,
    data: { type: mongoose.Schema.Types.Mixed, required: true },
  },
  { _id: false, id: false },
);

const pending = new WeakMap<object, Pending[]>();

/**
 * Gives an aggregate an outbox: the events that tell of a change are stored by the same
 * single-document write as the change, and published afterwards by the relay. So there is never a
 * change without its event nor an event without its change, whenever the process dies.
 *
 * It also sets the optimistic concurrency that this rests on: `version` rises with each save, and a
 * save of a document that somebody else has saved since it was read fails with a VersionError.
 *
 * @param options.state the aggregate's whole public state, in the form of its events
 */
export const outbox = <State extends { version: number }>(
  schema: Schema,
  options: { state(document: HydratedDocument<never>): State },
) => {
  schema.set('optimisticConcurrency', true);
  schema.set('versionKey', 'version');
  schema.add({ outbox: { type: [outboxEvent], default: [] } });
  // Only documents that have something to publish are in the index that the sweep reads.
  schema.index(
    { 'outbox.time': 1 },
    { name: 'outbox', partialFilterExpression: { 'outbox.0': { $exists: true } } },
  );

  schema.method('record', function (event: EventDeclaration, extra: object = {}) {
    pending.set(this, [...(pending.get(this) ?? []), { event, extra }]);
  });

  schema.pre('save', function () {
    const recorded = pending.get(this);
    if (!recorded) return;
    pending.delete(this);
    const aggregateversion = this.isNew ? 0 : Number(this.get('version')) + 1;
    const state = { ...options.state(this as never), version: aggregateversion };
    const events = this.get('outbox') as OutboxEvent[];
    for (const { event, extra } of recorded)
      events.push({
        id: randomUUID(),
        type: event.type,
        time: new Date(),
        aggregateversion,
        traceparent: currentTraceparent(),
        data: event.parse({ ...state, ...extra }),
      });
  });

  schema.post('save', function () {
    const events = this.get('outbox') as OutboxEvent[];
    if (events.length > 0) wakeRelay(this.constructor as never, this._id, events);
  });
};
