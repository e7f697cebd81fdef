'use client';

import { useTexts } from '#texts';
import { Field, type FieldProps } from './ui/field';

type Props = Pick<FieldProps, 'name' | 'label' | 'defaultValue' | 'error'> & {
  /** What is typed. */
  value: string;
  /** Whether it is in the browser's time zone; UTC until the page's script runs. */
  isLocal: boolean;
};

const isPast = (value: string) => new Date(value).getTime() < Date.now();

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');

/** When the event starts; says in which time zone, and when that time is over. */
export const StartsAtField = ({ value, isLocal, ...field }: Props) => {
  const t = useTexts('selling.fields');
  const hint = () => {
    if (!isLocal) return t('timeInUtc');
    if (isPast(value)) return <strong className="text-wait">{t('timeIsPast')}</strong>;
    return t('timeInZone', { zone: zone() });
  };
  // Of a time that the browser puts back by itself nobody knows whether it is in UTC.
  return (
    <Field {...field} type="datetime-local" autoComplete="off" hint={hint()} required={false} />
  );
};
