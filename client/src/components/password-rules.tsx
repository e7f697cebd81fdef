'use client';

import { useTexts } from '#texts';
import clsx from 'clsx';
import { PASSWORD_LENGTH, passwordLength } from '../lib/credentials';
import { Icon } from './icon';

/** What a new password needs, ticked off while it is typed. */
export const PasswordRules = ({ password }: { password: string }) => {
  const t = useTexts('account');
  const length = passwordLength(password);
  const rules = [
    [t('atLeast', { count: PASSWORD_LENGTH.least }), length >= PASSWORD_LENGTH.least],
    [t('atMost', { count: PASSWORD_LENGTH.most }), length > 0 && length <= PASSWORD_LENGTH.most],
  ] as const;
  return (
    <div className="text-sm text-soft">
      {t('passwordRules')}
      <ul className="flex flex-col gap-0.5 pt-1">
        {rules.map(([text, isKept]) => (
          <li key={text} className={clsx('flex items-center gap-2', isKept && 'text-good')}>
            <Icon name={isKept ? 'check' : 'circle'} className="size-4" />
            {text}
            {isKept && <span className="sr-only">{t('kept')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
};
