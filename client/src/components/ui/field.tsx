'use client';

import { useTexts } from '#texts';
import clsx from 'clsx';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
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

export interface FieldProps extends InputProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What this page found wrong; the API's word comes first. */
  error?: string;
  /** A text of several lines. */
  multiline?: boolean;
  /** Choices instead of a free text: `<option>`s. */
  options?: ReactNode;
  /** Stands in the field, at its end. */
  adornment?: ReactNode;
}

const CONTROL = clsx(
  'w-full min-w-0 rounded-field border border-field-line bg-surface px-3.5 py-2 text-text',
  'placeholder:text-soft hover:border-accent',
  'aria-invalid:border-2 aria-invalid:border-bad',
);

/** A labelled field with its hint and, beside it, what is wrong with it. */
export const Field = (props: FieldProps) => {
  const { name, label, hint, error: own, multiline, options, adornment, ...input } = props;
  const id = useId();
  const t = useTexts('form');
  const error = useFieldError(name) ?? own;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  };
  const { type, onBlur, onChange, min, max, step, inputMode, ...text } = input;
  const onInput = { onBlur, onChange } as object; // the three kinds have them alike
  const control = () => {
    if (multiline)
      return <textarea {...shared} {...text} {...onInput} rows={5} className={CONTROL} />;
    if (options)
      return (
        <select
          {...shared}
          {...onInput}
          defaultValue={input.defaultValue}
          className={clsx(CONTROL, 'h-11')}
        >
          {options}
        </select>
      );
    const bounds = { min, max, step, inputMode };
    return (
      <input {...shared} {...text} {...bounds} {...onInput} type={type} className={clsx(CONTROL, 'h-11')} />
    );
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {input.required === false && (
          <span className="font-normal text-soft"> ({t('optional')})</span>
        )}
      </label>
      {adornment ? (
        <div className="relative">
          {control()}
          <div className="absolute inset-y-0 right-1 flex items-center">{adornment}</div>
        </div>
      ) : (
        control()
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-bad">
          {error}
        </p>
      )}
    </div>
  );
};
