'use client';

import { useTexts } from '#texts';
import type { CredentialsMode } from '../lib/credentials';
import { CredentialsLink, type Way } from './credentials-link';

interface Props {
  mode: CredentialsMode;
  way: Way;
}

/** What to do when a pair is wrong, or when an address has an account already. */
export const CredentialsHelp = ({ mode, way }: Props) => {
  const t = useTexts('account.help');
  const isNew = mode === 'signup';
  return (
    <>
      <p>{t(isNew ? 'taken' : 'wrongPair')}</p>
      <p>
        <CredentialsLink mode={isNew ? 'signin' : 'signup'} way={way}>
          {t(isNew ? 'toSignIn' : 'toSignUp')}
        </CredentialsLink>
      </p>
    </>
  );
};
