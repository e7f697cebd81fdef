'use client';

import { useTexts } from '#texts';
import { usePathname, useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { withQuery } from '../lib/query';
import { THEMES, type Theme } from '../lib/theme';
import { buttonClass } from './ui/button-class';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Light, dark, or as the system is. Without a script the server keeps the choice (/theme). */
export const ThemeChoice = ({ chosen }: { chosen: Theme }) => {
  const t = useTexts('site.theme');
  const path = withQuery(usePathname(), Object.fromEntries(useSearchParams()));
  const [theme, setTheme] = useState(chosen);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
    const next = button.value as Theme;
    document.cookie = `theme=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };

  return (
    <form
      action="/theme"
      method="post"
      onSubmit={onSubmit}
      aria-label={t('label')}
      className="flex items-center gap-1 rounded-full border border-line bg-surface p-1"
    >
      <input type="hidden" name="next" value={path} />
      {THEMES.map(name => (
        <button
          key={name}
          name="theme"
          value={name}
          aria-pressed={theme === name}
          className={buttonClass({ kind: theme === name ? 'primary' : 'quiet', size: 'small' })}
        >
          {t(name)}
        </button>
      ))}
    </form>
  );
};
