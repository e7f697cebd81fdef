import { fromLocalInput } from './local-input';
import { typedPrice } from './money';

/** The fields of the form by which a ticket is sold or changed. */
export const TICKET_FIELDS = ['title', 'price', 'venue', 'startsAt', 'description'] as const;

/** FormData, or URLSearchParams. */
interface Fields {
  get(name: string): unknown;
}

/** What a time field holds, as an ISO instant; `undefined` when it is empty. */
type ToInstant = (value: string) => string | undefined;

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The ISO instant of a `datetime-local` field that shows UTC; another text is for the API. */
export const fromUtcInput: ToInstant = value => {
  if (value === '') return undefined;
  const at = LOCAL_TIME.test(value) ? new Date(`${value}Z`) : new Date(Number.NaN);
  return Number.isNaN(at.getTime()) ? value : at.toISOString();
};

/** The value of a `datetime-local` field that shows an instant in UTC. */
export const toUtcInput = (iso: string | null): string =>
  iso?.slice(0, 'yyyy-mm-ddThh:mm'.length) ?? '';

/**
 * The fields as the API takes them. What is left empty is left out: PUT then clears it. The time is
 * in the time zone of this machine unless `toInstant` says otherwise.
 */
export const ticketBody = (fields: Fields, toInstant: ToInstant = fromLocalInput) => {
  const text = (name: (typeof TICKET_FIELDS)[number]) => String(fields.get(name) ?? '');
  return {
    title: text('title'),
    price: typedPrice(text('price')),
    venue: text('venue').trim() || undefined,
    startsAt: toInstant(text('startsAt')),
    // A form that a browser sends by itself ends its lines in CRLF, and CR is a control character.
    description: text('description').replaceAll('\r\n', '\n').trim() || undefined,
  };
};
