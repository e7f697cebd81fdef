import type en from '../texts/en';
import { retryAfterSeconds, type Wait, waitOf } from './retry-after';

/** A text of our own, by its key; `values` is what stands in it. */
export interface OwnWords {
  key: keyof typeof en.problem;
  values?: Wait;
}

/** What the API says, or words of our own where those help more. */
export type Words = string | OwnWords;

/** Why a request did not succeed. */
export interface Problem {
  /** The HTTP status; 0 when no answer came. */
  status: number;
  /** What is wrong with a field, by the field's name. */
  fields: Record<string, string>;
  /** What belongs to no field. */
  messages: Words[];
}

/** An answer that is not 2xx, or the lack of one (`status` 0). */
export interface FailedAnswer {
  status: number;
  body?: unknown;
  retryAfter?: unknown;
}

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
const ownWords = ({ status, retryAfter }: FailedAnswer, now: number): OwnWords | undefined => {
  if (status === 0) return { key: 'noAnswer' };
  if (status === 429)
    return { key: 'tooManyTries', values: waitOf(retryAfterSeconds(retryAfter, now)) };
  if (status === 408 || status >= 500) return { key: 'unavailable' };
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
  const messages: Words[] = [];
  for (const { message, field } of apiMessages(answer.body)) {
    if (typeof field === 'string') fields[field] ??= besideField(field, message);
    else messages.push(message);
  }
  if (messages.length === 0 && Object.keys(fields).length === 0) messages.push({ key: 'unknown' });
  return { status: answer.status, fields, messages };
};

/** What an alert must say: the general messages, and those of fields that are not on the page. */
export const alertMessages = (problem: Problem, shownFields: readonly string[]): Words[] => [
  ...problem.messages,
  ...Object.entries(problem.fields)
    .filter(([field]) => !shownFields.includes(field))
    .map(([, message]) => message),
];
