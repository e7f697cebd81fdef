'use client';

import { useTexts } from '#texts';
import { type ChangeEvent, type FocusEvent, useCallback, useState } from 'react';
import {
  type CredentialsMode,
  PASSWORD_LENGTH,
  wrongEmail,
  wrongPassword,
} from '../lib/credentials';
import { forget, keep, kept } from '../lib/kept';
import type { Problem } from '../lib/problem';
import { signIn } from '../services/credentials';
import type { FormResult } from '../services/form-result';
import { CredentialsHelp } from './credentials-help';
import type { Way } from './credentials-link';
import { PasswordField } from './password-field';
import { PasswordRules } from './password-rules';
import { ApiForm } from './ui/api-form';
import { Field } from './ui/field';

const FIELDS = ['email', 'password'] as const;
type FieldName = (typeof FIELDS)[number];

/** Under this name the tab keeps the address on the way from signing in to signing up. */
const KEPT = 'credentials';

const isField = (name: string): name is FieldName => FIELDS.some(field => field === name);

const inputOf = (around: ParentNode, name: FieldName) =>
  around.querySelector<HTMLInputElement>(`[name="${name}"]`)!;

/** Puts back the address that was typed on the other page. */
const fillIn = (around: ParentNode | null): void => {
  if (!around) return;
  const email = inputOf(around, 'email');
  email.value ||= kept(KEPT)?.email ?? '';
};

/** Whether the pair is wrong, or the address has an account: then there is something to do. */
const canHelp = (mode: CredentialsMode, { status, fields, messages }: Problem, email: string) => {
  if (status !== 400) return false;
  // The API refuses an address that looks right because it is taken.
  return mode === 'signin' ? messages.length > 0 : 'email' in fields && !wrongEmail(mode, email);
};

interface Props {
  mode: CredentialsMode;
  way: Way;
  /** A refusal of the form that was sent without the page's script. */
  posted: FormResult | null;
}

/** What is typed, and which fields the visitor is done with. */
const useCredentials = (mode: CredentialsMode) => {
  const t = useTexts('account.wrong');
  const [typed, setTyped] = useState({ email: '', password: '' });
  const [left, setLeft] = useState<readonly FieldName[]>([]);
  const found = {
    email: wrongEmail(mode, typed.email),
    password: wrongPassword(mode, typed.password),
  };
  const read = (around: ParentNode) => {
    const now = {
      email: inputOf(around, 'email').value,
      password: inputOf(around, 'password').value,
    };
    setTyped(now);
    return now;
  };
  return {
    typed,
    error: (name: FieldName) =>
      left.includes(name) && found[name] ? t(found[name], PASSWORD_LENGTH) : undefined,
    onChange: ({ currentTarget }: ChangeEvent<HTMLElement>) =>
      keep(KEPT, { email: read(currentTarget).email }),
    onBlur: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
      const { name, value } = target as unknown as HTMLInputElement;
      read(currentTarget);
      // Who goes on to the link below has not made a mistake yet.
      if (isField(name) && value !== '' && !left.includes(name)) setLeft([...left, name]);
    },
    check: (data: FormData): boolean => {
      const [email, password] = FIELDS.map(name => String(data.get(name) ?? ''));
      setTyped({ email: email!, password: password! });
      setLeft(FIELDS);
      return !wrongEmail(mode, email!) && !wrongPassword(mode, password!);
    },
  };
};

/** E-mail and password, to sign in or to sign up. */
export const CredentialsForm = ({ mode, way, posted }: Props) => {
  const t = useTexts('account');
  const { typed, error, onChange, onBlur, check } = useCredentials(mode);
  const takeOver = useCallback((around: HTMLElement | null) => fillIn(around), []);
  const isNew = mode === 'signup';

  const send = async (data: FormData) => {
    const [email, password] = FIELDS.map(name => String(data.get(name) ?? ''));
    const goal = await signIn(mode, { email: email!, password: password! }, way);
    forget(KEPT);
    // A full load: nothing that was rendered for the visitor who was signed out stays behind.
    window.location.replace(goal);
    return 'leaving' as const;
  };

  return (
    <div ref={takeOver} onChange={onChange} onBlur={onBlur}>
      <ApiForm
        action={`/${mode}`}
        fields={FIELDS}
        submitLabel={t(`${mode}.submit`)}
        pendingLabel={t(`${mode}.pending`)}
        posted={posted?.problem}
        check={check}
        send={send}
        help={problem =>
          canHelp(mode, problem, typed.email || posted?.values.email || '') && (
            <CredentialsHelp mode={mode} way={way} />
          )
        }
      >
        <input type="hidden" name="next" value={way.next} />
        {way.reserve && <input type="hidden" name="reserve" value={way.reserve} />}
        <Field
          name="email"
          label={t('email')}
          type="email"
          autoComplete="username"
          defaultValue={posted?.values.email}
          error={error('email')}
          required
        />
        <PasswordField
          name="password"
          label={t('password')}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          error={error('password')}
          more={isNew && <PasswordRules password={typed.password} />}
        />
      </ApiForm>
    </div>
  );
};
