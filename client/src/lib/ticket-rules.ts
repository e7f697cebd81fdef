import { toCents, typedPrice } from './money';
import { TICKET_FIELDS } from './ticket-body';

export type TicketField = (typeof TICKET_FIELDS)[number];
export type TicketValues = Record<TicketField, string>;

/** How many characters a text may have, once it is trimmed. */
export const MOST_CHARACTERS = { title: 200, venue: 200, description: 5_000 } as const;

/** In dollars. */
export const PRICE_BOUNDS = { least: 0.5, most: 999_999.99 } as const;

const YEARS = { first: 1970, last: 9999 };

/** What is wrong with a field, by its key in the texts (`selling.wrong`), and what stands in them. */
export interface Wrong {
  key:
    | 'noTitle'
    | 'tooLong'
    | 'control'
    | 'noPrice'
    | 'notAPrice'
    | 'tooManyDecimals'
    | 'priceBounds'
    | 'notATime';
  values?: Record<string, number>;
}

// eslint-disable-next-line no-control-regex -- they are what we look for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
// eslint-disable-next-line no-control-regex -- as above, but a text of several lines
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** The characters of a text as the API counts them: trimmed, and an emoji is one. */
export const charactersOf = (value: string): number => [...value.trim()].length;

const wrongText = (value: string, most: number, control: RegExp): Wrong | undefined => {
  if (control.test(value.trim())) return { key: 'control' };
  const over = charactersOf(value) - most;
  return over > 0 ? { key: 'tooLong', values: { over } } : undefined;
};

const wrongPrice = (value: string): Wrong | undefined => {
  if (value.trim() === '') return { key: 'noPrice' };
  const price = typedPrice(value);
  if (typeof price === 'string') return { key: 'notAPrice' };
  if (price < PRICE_BOUNDS.least || price > PRICE_BOUNDS.most) return { key: 'priceBounds' };
  return toCents(price) / 100 === price ? undefined : { key: 'tooManyDecimals' };
};

const wrongTime = (value: string): Wrong | undefined => {
  if (value === '') return undefined;
  const year = new Date(value).getFullYear();
  return year >= YEARS.first && year <= YEARS.last ? undefined : { key: 'notATime' };
};

const RULES: Record<TicketField, (value: string) => Wrong | undefined> = {
  title: value =>
    charactersOf(value) === 0
      ? { key: 'noTitle' }
      : wrongText(value, MOST_CHARACTERS.title, CONTROL),
  price: wrongPrice,
  venue: value => wrongText(value, MOST_CHARACTERS.venue, CONTROL),
  startsAt: wrongTime,
  description: value => wrongText(value, MOST_CHARACTERS.description, CONTROL_BUT_LINES),
};

/**
 * What the API would not take, so that a seller need not ask it first; it has the last word. The
 * rules are the contract's (tickets/src/routes/ticket-body.ts).
 */
export const wrongWith = (field: TicketField, value: string): Wrong | undefined =>
  RULES[field](value);

/** Whether the API would take all fields. */
export const isRight = (values: TicketValues): boolean =>
  TICKET_FIELDS.every(field => !wrongWith(field, values[field]));
