'use client';

import { useFormats, useTexts } from '#texts';
import {
  charactersOf,
  MOST_CHARACTERS,
  PRICE_BOUNDS,
  type TicketField,
  type TicketValues,
  type Wrong,
  wrongWith,
} from '../lib/ticket-rules';
import { typedPrice } from '../lib/money';
import { StartsAtField } from './starts-at-field';
import { Field } from './ui/field';

export interface TicketFieldsProps {
  /** What the fields show at first. */
  initial: TicketValues;
  /** What is typed. */
  values: TicketValues;
  /** Whether the time is in the browser's zone, as it is once the page's script runs; else UTC. */
  isLocal: boolean;
  /** What is wrong with a field that the seller is done with. */
  wrong: (field: TicketField) => Wrong | undefined;
}

/** The fields of a ticket, each with its rule, and with what is wrong once it was left. */
export const TicketFields = ({ initial, values, isLocal, wrong }: TicketFieldsProps) => {
  const t = useTexts('selling');
  const { price } = useFormats();
  const bounds = { least: price(PRICE_BOUNDS.least), most: price(PRICE_BOUNDS.most) };
  const props = (name: TicketField) => {
    const found = wrong(name);
    return {
      name,
      label: t(`fields.${name}`),
      defaultValue: initial[name],
      error: found && t(`wrong.${found.key}`, { ...found.values, ...bounds }),
    };
  };
  const count = (name: keyof typeof MOST_CHARACTERS) => ({
    used: charactersOf(values[name]),
    most: MOST_CHARACTERS[name],
  });
  const priceHint = wrongWith('price', values.price)
    ? t('fields.priceHint', bounds)
    : t('fields.buyerPays', { price: price(Number(typedPrice(values.price))) });
  return (
    <>
      <Field {...props('title')} hint={t('fields.titleHint')} count={count('title')} required />
      <Field {...props('price')} start="$" inputMode="decimal" hint={priceHint} required />
      <Field
        {...props('venue')}
        hint={t('fields.venueHint')}
        count={count('venue')}
        required={false}
      />
      <StartsAtField {...props('startsAt')} value={values.startsAt} isLocal={isLocal} />
      <Field
        {...props('description')}
        hint={t('fields.descriptionHint')}
        count={count('description')}
        multiline
        required={false}
      />
    </>
  );
};
