import type { createFormatter } from 'use-intl/core';

type Formatter = ReturnType<typeof createFormatter>;

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** How the site writes money and times: by the visitor's locale, in the visitor's time zone. */
export const formatsOf = (format: Formatter) => ({
  /** An amount of dollars: 1234.5 is "$1,234.50". */
  price: (amount: number) => format.number(amount, { style: 'currency', currency: 'USD' }),
  /** "Sat, Dec 12, 2026" */
  date: (iso: string) => format.dateTime(new Date(iso), DAY),
  /** "8:00 PM" */
  time: (iso: string) => format.dateTime(new Date(iso), { timeStyle: 'short' }),
  /** "Sat, Dec 12, 2026, 8:00 PM EST" */
  dateTime: (iso: string) =>
    format.dateTime(new Date(iso), {
      ...DAY,
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
  number: (value: number) => format.number(value),
});

export type Formats = ReturnType<typeof formatsOf>;
