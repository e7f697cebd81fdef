'use client';

import { type ReactNode, useEffect } from 'react';
import { usePathname, useRouter } from 'next/navigation';
import { IntlProvider } from 'use-intl/react';
import type { Messages } from './languages';

interface Props {
  locale: string;
  /** What the server knows: the cookie's, or UTC. */
  timeZone: string;
  messages: Partial<Messages>;
  children: ReactNode;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Tells the server the visitor's time zone; the first page they see is rendered again with it, but
 * for one that was refused: it shows no time, and Next would load it anew, with all that it needs.
 */
const useTimeZoneCookie = (known: string) => {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => {
    if (document.querySelector('[data-refused]')) return;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (timeZone === known) return;
    const cookie = `tz=${encodeURIComponent(timeZone)}`;
    if (document.cookie.includes(cookie)) return; // the server does not know that zone
    document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    if (document.cookie.includes(cookie)) router.refresh();
  }, [known, path, router]);
};

/** Gives the components in the browser their texts, as the server's have them. */
export const TextsProvider = ({ children, ...texts }: Props) => {
  useTimeZoneCookie(texts.timeZone);
  return <IntlProvider {...texts}>{children}</IntlProvider>;
};
