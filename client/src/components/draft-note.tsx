'use client';

import { useTexts } from '#texts';
import { ActionButton } from './ui/action-button';

/** Above the fields: what is needed, or that they show what was typed before. */
export const DraftNote = (props: { isRestored: boolean; onDiscard: () => void }) => {
  const t = useTexts('selling.draft');
  return (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-x-4 text-soft">
      {props.isRestored ? (
        <>
          <p>{t('restored')}</p>
          <ActionButton kind="link" onClick={props.onDiscard}>
            {t('discard')}
          </ActionButton>
        </>
      ) : (
        <p>{t('needed')}</p>
      )}
    </div>
  );
};
