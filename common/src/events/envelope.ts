import { CloudEvent } from 'cloudevents';

/**
 * An event as it travels: CloudEvents 1.0 in JSON, with the extensions `aggregateversion` and
 * `traceparent`. `id` is the same on every delivery.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export interface Envelope {
  id: string;
  /** The service that tells of its aggregate. */
  source: string;
  /** The declaration's type. */
  type: string;
  /** ISO 8601. */
  time: string;
  /** The aggregate's id. */
  subject: string;
  /** Rises with each change of the aggregate. */
  aggregateversion: number;
  traceparent?: string;
  data: unknown;
}

export const toMessage = (envelope: Envelope): string =>
  JSON.stringify(
    new CloudEvent({ ...envelope, specversion: '1.0', datacontenttype: 'application/json' }),
  );

/** @throws Error when the message is no CloudEvent of ours */
export const fromMessage = (message: string): Envelope => {
  const received = new CloudEvent(JSON.parse(message) as object, true);
  const { id, source, type, time, subject, aggregateversion, traceparent, data } = received;
  if (!Number.isSafeInteger(aggregateversion) || (aggregateversion as number) < 0)
    throw new Error('aggregateversion must be a whole number of 0 or more');
  if (!subject) throw new Error('subject must name the aggregate');
  return {
    id,
    source,
    type,
    time: time!,
    subject,
    aggregateversion: aggregateversion as number,
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    data,
  };
};
