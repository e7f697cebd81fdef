'use client';

import { useHydrated } from '../hooks/use-hydrated';

const format = (iso: string, timeZone: string | undefined) =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(iso));

/**
 * A time in the visitor's time zone. The server does not know that zone, so its HTML says UTC and
 * the browser puts its own in after it has taken the page over.
 */
export const LocalTime = ({ iso }: { iso: string }) => {
  const hydrated = useHydrated();
  return <time dateTime={iso}>{format(iso, hydrated ? undefined : 'UTC')}</time>;
};
