'use client';

import { useTexts } from '#texts';
import clsx from 'clsx';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { FieldFoot, type FootProps } from './field-foot';
import { useFieldError } from './problem-context';

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'type'
  | 'inputMode'
  | 'autoComplete'
  | 'autoFocus'
  | 'defaultValue'
  | 'required'
  | 'placeholder'
  | 'maxLength'
  | 'min'
  | 'max'
  | 'step'
  | 'onBlur'
  | 'onChange'
>;

export interface FieldProps extends InputProps, Pick<FootProps, 'hint' | 'count'> {
  name: string;
  label: ReactNode;
  /** What this page found wrong; the API's word comes first. */
  error?: string;
  /** A text of several lines. */
  multiline?: boolean;
  /** Choices instead of a free text: `<option>`s. */
  options?: ReactNode;
  /** Stands in the field, at its start: a currency's sign, say. */
  start?: string;
  /** Stands in the field, at its end. */
  adornment?: ReactNode;
  /** More about the field, below it. */
  more?: ReactNode;
}

const CONTROL = clsx(
  'w-full min-w-0 rounded-field border border-field-line bg-surface px-3.5 py-2 text-text',
  'placeholder:text-soft hover:border-accent',
  'aria-invalid:border-2 aria-invalid:border-bad',
);

type ControlProps = Pick<FieldProps, 'multiline' | 'options' | 'start' | 'adornment'> &
  InputProps & { id: string; name: string };

/** A text of one line or of several, or a choice. */
const Control = ({ multiline, options, start, adornment, ...props }: ControlProps) => {
  const className = clsx(CONTROL, start && 'pl-8', adornment && 'pr-13');
  const shared = props as object; // the three kinds have them alike
  if (multiline) return <textarea {...shared} rows={5} className={className} />;
  const oneLine = clsx(className, 'h-11');
  if (!options) return <input {...props} className={oneLine} />;
  return (
    <select {...shared} className={oneLine}>
      {options}
    </select>
  );
};

/** A labelled field with its hint and, beside it, what is wrong with it. */
export const Field = (props: FieldProps) => {
  const { label, hint, error: own, count, more, ...control } = props;
  const id = useId();
  const t = useTexts('form');
  const error = useFieldError(props.name) ?? own;
  const parts = [error ? 'error' : hint && 'hint', more && 'more'].filter(Boolean);
  const { start, adornment } = props;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {props.required === false && (
          <span className="font-normal text-soft"> ({t('optional')})</span>
        )}
      </label>
      <div className="relative">
        {start && (
          <span aria-hidden className="absolute inset-y-0 left-3.5 flex items-center text-soft">
            {start}
          </span>
        )}
        <Control
          {...control}
          id={id}
          aria-describedby={parts.map(part => `${id}-${part}`).join(' ') || undefined}
          aria-invalid={error ? true : undefined}
        />
        {adornment && (
          <div className="absolute inset-y-0 right-1 flex items-center">{adornment}</div>
        )}
      </div>
      <FieldFoot id={id} hint={hint} error={error} count={count} />
      {more && <div id={`${id}-more`}>{more}</div>}
    </div>
  );
};
