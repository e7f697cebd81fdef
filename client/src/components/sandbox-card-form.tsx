'use client';

import { useTexts } from '#texts';
import { type FormEvent, useRef, useState } from 'react';
import { useHydrated } from '../hooks/use-hydrated';
import { cardErrors, type CardFields, type SandboxCard, tokenFor } from '../lib/sandbox-cards';
import type { CardFormProps } from './payment-section';
import { SandboxCardList } from './sandbox-card-list';
import { ActionButton } from './ui/action-button';
import { Field } from './ui/field';
import { Notice } from './ui/notice';

/** Any date to come and any code will do for a test card. */
const anyExpiry = () => `12/${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`;
const ANY_CVC = '123';

const cardOf = (form: HTMLFormElement): CardFields => {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return { number: text('number'), expiry: text('expiry'), cvc: text('cvc') };
};

const fill = (form: HTMLFormElement, values: Record<keyof CardFields, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
};

/** A card form for Stripe's test cards. What is typed stays in the browser; a token is sent. */
export const SandboxCardForm = ({ pay, pending, payLabel }: CardFormProps) => {
  const t = useTexts('payment');
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<ReturnType<typeof cardErrors>>({});
  const hydrated = useHydrated(); // before, a browser would send the card to our server
  const errorOf = (name: keyof CardFields) => errors[name] && t(`cardError.${errors[name]}`);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const card = cardOf(event.currentTarget);
    const found = cardErrors(card, new Date());
    setErrors(found);
    const [first] = Object.keys(found);
    const field = first && event.currentTarget.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
    if (!first) void pay(async () => tokenFor(card.number));
  };

  const use = ({ number }: SandboxCard) => {
    if (form.current) fill(form.current, { number, expiry: anyExpiry(), cvc: ANY_CVC });
    setErrors({});
  };

  return (
    <form
      ref={form}
      method="post"
      noValidate
      autoComplete="off"
      onSubmit={onSubmit}
      className="flex flex-col gap-5"
    >
      <Notice tone="wait">
        <p>
          <strong>{t('sandbox.title')}.</strong> {t('sandbox.text')}
        </p>
      </Notice>
      <Field
        name="number"
        label={t('number')}
        error={errorOf('number')}
        inputMode="numeric"
        autoComplete="off"
      />
      <div className="grid grid-cols-2 gap-4">
        <Field
          name="expiry"
          label={t('expiry')}
          error={errorOf('expiry')}
          placeholder="12/34"
          autoComplete="off"
        />
        <Field
          name="cvc"
          label={t('cvc')}
          error={errorOf('cvc')}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <ActionButton
        type="submit"
        size="large"
        wide
        disabled={!hydrated}
        pending={pending}
        pendingLabel={t('paying')}
      >
        {payLabel}
      </ActionButton>
      <SandboxCardList onUse={use} />
    </form>
  );
};
