import { type ChangeEvent, type FocusEvent, useCallback, useRef, useState } from 'react';
import { forget, keep, kept } from '../lib/kept';
import { toLocalInput } from '../lib/local-input';
import { fromUtcInput, TICKET_FIELDS } from '../lib/ticket-body';
import { isRight, type TicketField, type TicketValues, wrongWith } from '../lib/ticket-rules';

/** Stands for a time of which only a part is given: the browser tells no more of it. */
const HALF_A_TIME = '?';

const inputOf = (form: HTMLFormElement, field: TicketField) =>
  form.elements.namedItem(field) as HTMLInputElement;

const valueOf = (input: HTMLInputElement) => (input.validity.badInput ? HALF_A_TIME : input.value);

const read = (form: HTMLFormElement): TicketValues =>
  Object.fromEntries(
    TICKET_FIELDS.map(field => [field, valueOf(inputOf(form, field))]),
  ) as TicketValues;

const fill = (form: HTMLFormElement, values: TicketValues): void => {
  for (const field of TICKET_FIELDS) {
    const input = inputOf(form, field);
    if (input.value !== values[field]) input.value = values[field];
  }
};

const isSame = (a: TicketValues, b: TicketValues) =>
  TICKET_FIELDS.every(field => a[field] === b[field]);

/** As the server wrote them, with the time in the browser's zone instead of UTC. */
const inLocalTime = (values: TicketValues): TicketValues => ({
  ...values,
  startsAt: toLocalInput(fromUtcInput(values.startsAt) ?? null),
});

const isField = (name: string): name is TicketField => TICKET_FIELDS.some(field => field === name);

interface Options {
  /** What the fields show at first, the time in UTC. */
  initial: TicketValues;
  /** Under this name the browser keeps what is typed until it is saved. */
  draftName: string;
  /** Whether what was kept is newer than `initial`. */
  hasDraft: boolean;
}

/**
 * The fields of the form by which a ticket is sold or changed: what is typed and what is wrong with
 * it. The inputs hold their own values, so that nothing is lost that was typed before the script
 * ran. What is typed stays in this tab over a reload and over a sign-in.
 */
export const useTicketForm = ({ initial, draftName, hasDraft }: Options) => {
  const form = useRef<HTMLFormElement>(null);
  const saved = useRef(initial); // what the fields show before anything is typed
  const [values, setValues] = useState(initial);
  const [isLocal, setLocal] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const [left, setLeft] = useState<readonly TicketField[]>([]);

  /** For the element around the form: takes over the fields that the server has written. */
  const takeOver = useCallback(
    (around: HTMLElement | null) => {
      const found = around?.querySelector('form');
      if (!found || form.current) return;
      form.current = found;
      saved.current = inLocalTime(initial);
      const draft = hasDraft ? (kept(draftName) as TicketValues | null) : null;
      const shown = { ...inLocalTime(read(found)), ...draft };
      fill(found, shown);
      setValues(shown);
      setLocal(true);
      setRestored(draft !== null && !isSame(shown, saved.current));
    },
    [initial, draftName, hasDraft],
  );

  const onChange = ({ currentTarget }: ChangeEvent<HTMLElement>) => {
    const typed = read(currentTarget.querySelector('form')!);
    setValues(typed);
    keep(draftName, { ...typed, startsAt: typed.startsAt.replace(HALF_A_TIME, '') });
  };
  const onBlur = ({ target }: FocusEvent<HTMLElement>) => {
    const { name } = target as unknown as HTMLInputElement;
    if (isField(name) && !left.includes(name)) setLeft([...left, name]);
    if (name === 'startsAt' && form.current) setValues(read(form.current)); // it may be half typed
  };
  const check = (): boolean => {
    const typed = read(form.current!);
    setValues(typed);
    setLeft(TICKET_FIELDS);
    return isRight(typed);
  };
  const discard = () => {
    forget(draftName);
    fill(form.current!, saved.current);
    setValues(saved.current);
    setLeft([]);
    setRestored(false);
    inputOf(form.current!, 'title').focus();
  };
  const wrong = (field: TicketField) =>
    left.includes(field) ? wrongWith(field, values[field]) : undefined;

  return {
    ...{ takeOver, onChange, onBlur },
    ...{ values, isLocal, isRestored, wrong, check, discard },
    /** To be called when it is saved. */
    done: () => forget(draftName),
  };
};
