import { createFormatter } from 'use-intl/core';
import { formatsOf } from './formats';

const formatsIn = (locale: string, timeZone: string) =>
  formatsOf(createFormatter({ locale, timeZone }));

/** Some versions of ICU part the time from "PM" by a narrow space. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('how the site writes', () => {
  const us = formatsIn('en-US', 'America/New_York');
  const gb = formatsIn('en-GB', 'Europe/London');

  it.each([
    [0.5, '$0.50'],
    [19.99, '$19.99'],
    [999_999.99, '$999,999.99'],
  ])('%d dollars', (amount, text) => {
    expect(us.price(amount)).toBe(text);
    expect(gb.price(amount)).toBe(`US${text}`);
  });

  it('times in the order of the locale and in the time zone of the visitor', () => {
    const iso = '2026-12-13T01:30:00.000Z';
    expect(plain(us.dateTime(iso))).toBe('Sat, Dec 12, 2026, 8:30 PM EST');
    expect(plain(gb.dateTime(iso))).toBe('Sun, 13 Dec 2026, 01:30 GMT');
    expect(plain(us.date(iso))).toBe('Sat, Dec 12, 2026');
  });
});
