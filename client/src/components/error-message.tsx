'use client';

import { useTexts } from '#texts';
import { Message } from './message';
import { buttonClass } from './ui/button-class';

/** Says that a page could not be made, and offers to ask for it again: a link needs no script. */
export const ErrorMessage = () => {
  const t = useTexts('site.unavailable');
  return (
    <Message code={t('code')} title={t('title')} text={t('text')} isSudden>
      <a href="" className={buttonClass()}>
        {t('retry')}
      </a>
    </Message>
  );
};
