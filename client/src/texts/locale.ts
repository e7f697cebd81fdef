import Negotiator from 'negotiator';
import { DEFAULT_LOCALE, LANGUAGES } from './languages';

const languageOf = (locale: string): string | undefined => {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return undefined; // a browser may send anything
  }
};

/**
 * The visitor's locale by `Accept-Language`: the first whose language the site speaks, with its
 * region, which decides how dates and money are written (en-GB, en-US).
 */
export const localeOf = (acceptLanguage: string | undefined): string => {
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages();
  const spoken = wanted.find(locale => (languageOf(locale) ?? '') in LANGUAGES);
  return spoken ? new Intl.Locale(spoken).baseName : DEFAULT_LOCALE;
};

/** The texts for a locale of {@link localeOf}. */
export const messagesOf = (locale: string) =>
  LANGUAGES[new Intl.Locale(locale).language] ?? LANGUAGES.en!;

/** The time zone of the cookie that the browser sets (components/visitor-time-zone), else UTC. */
export const timeZoneOf = (cookie: string | undefined): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: cookie ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
