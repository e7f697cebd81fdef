import { getTexts } from '#texts/server';
import type { Theme } from '../lib/theme';
import { ThemeChoice } from './theme-choice';

/** What the site promises, and how it looks. */
export const SiteFooter = async ({ theme }: { theme: Theme }) => {
  const t = await getTexts('site');
  return (
    <footer className="mt-8 border-t border-line bg-surface pb-20 md:pb-0">
      <div
        className={
          'mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 ' +
          'sm:px-6'
        }
      >
        <p className="max-w-xl text-sm text-soft">{t('footer.promise')}</p>
        <ThemeChoice chosen={theme} />
      </div>
    </footer>
  );
};
