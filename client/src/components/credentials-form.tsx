'use client';

import { api } from '../services/browser-api';
import { ApiForm } from './ui/api-form';
import { Field } from './ui/field';

const FIELDS = ['email', 'password'] as const;

interface Props {
  mode: 'signin' | 'signup';
  /** A checked path of this site to go to afterwards. */
  next: string;
}

/** E-mail and password, to sign in or to sign up. */
export const CredentialsForm = ({ mode, next }: Props) => {
  const isNew = mode === 'signup';
  const send = async (data: FormData) => {
    const [email, password] = FIELDS.map(name => String(data.get(name) ?? ''));
    await api.post(`/users/${mode}`, { email, password });
    // A full load: nothing that was rendered for the visitor who was signed out stays behind.
    window.location.replace(next);
    return 'leaving' as const;
  };
  return (
    <ApiForm
      action={`/${mode}`}
      fields={FIELDS}
      submitLabel={isNew ? 'Sign up' : 'Sign in'}
      pendingLabel={isNew ? 'Signing up…' : 'Signing in…'}
      send={send}
    >
      <Field name="email" label="E-mail" type="email" autoComplete="email" required />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        hint={isNew ? '8 to 128 characters' : undefined}
        required
      />
    </ApiForm>
  );
};
