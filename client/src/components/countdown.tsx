'use client';

import { useFormats, useTexts } from '#texts';
import clsx from 'clsx';
import { clockText, type Urgency, urgencyOf } from '../lib/countdown';
import { Icon } from './icon';

const TONES: Record<Urgency, string> = {
  calm: 'border-line bg-surface text-text',
  soon: 'border-wait/40 bg-wait-tint text-wait',
  last: 'border-bad/40 bg-bad-tint text-bad',
};

interface Props {
  seconds: number;
  expiresAt: string;
}

/**
 * The time that is left to pay, always in sight. The line below says once that it is getting short,
 * also to a screen reader; it has its room from the start.
 */
export const Countdown = ({ seconds, expiresAt }: Props) => {
  const t = useTexts('order.countdown');
  const { time } = useFormats();
  const urgency = urgencyOf(seconds);
  return (
    <div
      className={clsx(
        'sticky top-[4.25rem] z-[5] order-first flex items-center gap-3 rounded-card border px-4 py-3',
        'shadow-raised transition-colors sm:px-5 lg:order-none',
        TONES[urgency],
      )}
    >
      <Icon name="clock" className="size-6" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t('label')}</p>
        <div className="grid text-sm">
          <p aria-hidden className="invisible col-start-1 row-start-1">
            {t('soon')}
          </p>
          <p role="status" className="col-start-1 row-start-1">
            {urgency === 'calm' ? t('until', { time: time(expiresAt) }) : t(urgency)}
          </p>
        </div>
      </div>
      <strong
        role="timer"
        aria-label={t('label')}
        className="text-3xl font-extrabold tabular-nums sm:text-4xl"
      >
        {clockText(seconds)}
      </strong>
    </div>
  );
};
