import en from './en';
import { localeOf, messagesOf, timeZoneOf } from './locale';

describe('the locale of a visitor', () => {
  it.each([
    ['en-GB,en;q=0.8', 'en-GB'],
    ['de-DE,de;q=0.9,en-AU;q=0.5', 'en-AU'],
    ['en', 'en'],
    ['de-DE,fr', 'en-US'],
    ['*', 'en-US'],
    ['', 'en-US'],
    [undefined, 'en-US'],
    ['en-GB;q=0', 'en-US'],
    ['x-private,!!,en_US', 'en-US'],
    ['constructor,__proto__', 'en-US'],
    ['en-US-u-ca-buddhist', 'en-US'],
    [`${'a-'.repeat(5_000)}a`, 'en-US'],
  ])('by Accept-Language: %.40s is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });

  it('has texts, whatever its region', () => {
    expect(messagesOf('en-NZ')).toBe(en);
  });
});

describe('the time zone of a visitor', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['America/New_York', 'America/New_York'],
    [undefined, 'UTC'],
    ['', 'UTC'],
    ['Mars/Olympus', 'UTC'],
    ['<script>', 'UTC'],
  ])('by its cookie: %s is %s', (cookie, timeZone) => {
    expect(timeZoneOf(cookie)).toBe(timeZone);
  });
});
