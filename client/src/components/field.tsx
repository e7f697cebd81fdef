'use client';

import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { useFieldError } from './problem-context';

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'defaultValue' | 'required' | 'placeholder' | 'maxLength'
>;

export interface FieldProps extends InputProps {
  name: string;
  label: string;
  hint?: string;
  /** A text of several lines. */
  multiline?: boolean;
  /** Choices instead of a free text: `<option>`s. */
  options?: ReactNode;
}

/** A labelled field with its hint and, beside it, what the API found wrong with it. */
export const Field = ({ name, label, hint, multiline, options, ...input }: FieldProps) => {
  const id = useId();
  const error = useFieldError(name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  };
  const { type, ...shared } = input;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {multiline && <textarea {...common} {...shared} rows={5} />}
      {options && (
        <select {...common} defaultValue={input.defaultValue}>
          {options}
        </select>
      )}
      {!multiline && !options && <input {...common} {...shared} type={type} />}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
};
