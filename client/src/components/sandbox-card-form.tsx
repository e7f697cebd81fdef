'use client';

import { type FormEvent, useRef, useState } from 'react';
import { cardErrors, type CardFields, type SandboxCard, tokenFor } from '../lib/sandbox-cards';
import { ActionButton } from './ui/action-button';
import { Field } from './ui/field';
import type { CardFormProps } from './payment-section';
import { ProblemProvider } from './ui/problem-context';
import { SandboxCardList } from './sandbox-card-list';

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
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

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
    <form ref={form} className="form" method="post" noValidate autoComplete="off" {...{ onSubmit }}>
      <p className="notice notice-sandbox">
        <strong>Sandbox: no real card is charged.</strong> Use one of the test cards below.
      </p>
      <ProblemProvider problem={{ status: 400, fields: errors, messages: [] }}>
        <Field name="number" label="Card number" inputMode="numeric" autoComplete="off" />
        <div className="field-row">
          <Field name="expiry" label="Expiry (MM/YY)" placeholder="12/34" autoComplete="off" />
          <Field name="cvc" label="CVC" inputMode="numeric" autoComplete="off" />
        </div>
      </ProblemProvider>
      <ActionButton type="submit" pending={pending} pendingLabel="Paying…">
        {payLabel}
      </ActionButton>
      <SandboxCardList onUse={use} />
    </form>
  );
};
