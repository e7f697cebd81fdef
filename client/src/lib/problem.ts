import { retryAfterSeconds, waitText } from './retry-after';

/** Why a request did not succeed, in words for the person who made it. */
export interface Problem {
  /** The HTTP status; 0 when no answer came. */
  status: number;
  /** What is wrong with a field, by the field's name. */
  fields: Record<string, string>;
  /** What belongs to no field. */
  messages: string[];
}

/** An answer that is not 2xx, or the lack of one (`status` 0). */
export interface FailedAnswer {
  status: number;
  body?: unknown;
  retryAfter?: unknown;
}

const NO_ANSWER = 'We could not reach the server. Check your connection and try again.';
const UNAVAILABLE = 'This is not available right now. Please try again in a moment.';
const UNKNOWN = 'Something went wrong. Please try again.';

interface ApiMessage {
  message: string;
  field?: unknown;
}

const isApiMessage = (entry: unknown): entry is ApiMessage =>
  typeof entry === 'object' &&
  entry !== null &&
  typeof (entry as { message?: unknown }).message === 'string';

/** The entries of `{errors: [{message, field?}]}`; none if the body is anything else. */
const apiMessages = (body: unknown): ApiMessage[] => {
  const errors = (body as { errors?: unknown } | null | undefined)?.errors;
  return Array.isArray(errors) ? errors.filter(isApiMessage) : [];
};

/** Our own words where the API's say nothing that helps. */
const ownWords = ({ status, retryAfter }: FailedAnswer, now: number): string | undefined => {
  if (status === 0) return NO_ANSWER;
  if (status === 429)
    return `Too many tries. Please try again ${waitText(retryAfterSeconds(retryAfter, now))}.`;
  if (status === 408 || status >= 500) return UNAVAILABLE;
  return undefined;
};

/** Beside its field a message need not name the field, least of all as the API spells it. */
const besideField = (field: string, message: string): string =>
  message.startsWith(`${field} `) ? `This${message.slice(field.length)}` : message;

/** Sorts an API error into messages beside fields (the first per field counts) and the rest. */
export const problemFrom = (answer: FailedAnswer, now = Date.now()): Problem => {
  const own = ownWords(answer, now);
  if (own) return { status: answer.status, fields: {}, messages: [own] };
  const fields: Record<string, string> = {};
  const messages: string[] = [];
  for (const { message, field } of apiMessages(answer.body)) {
    if (typeof field === 'string') fields[field] ??= besideField(field, message);
    else messages.push(message);
  }
  if (messages.length === 0 && Object.keys(fields).length === 0) messages.push(UNKNOWN);
  return { status: answer.status, fields, messages };
};

/** What an alert must say: the general messages, and those of fields that are not on the page. */
export const alertMessages = (problem: Problem, shownFields: readonly string[]): string[] => [
  ...problem.messages,
  ...Object.entries(problem.fields)
    .filter(([field]) => !shownFields.includes(field))
    .map(([, message]) => message),
];
