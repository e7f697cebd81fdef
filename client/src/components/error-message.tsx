'use client';

import { useTexts } from '#texts';
import { ActionButton } from './ui/action-button';

/** Says that a page could not be made, and offers to try again. */
export const ErrorMessage = ({ retry }: { retry: () => void }) => {
  const t = useTexts('site.unavailable');
  return (
    <section role="alert" className="flex max-w-xl flex-col gap-5 py-6">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="text-lg text-soft">{t('text')}</p>
      <p>
        <ActionButton onClick={retry}>{t('retry')}</ActionButton>
      </p>
    </section>
  );
};
