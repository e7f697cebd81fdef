import en from './en';

/** The texts of the site in one language. */
export type Messages = typeof en;

/** The languages that the site speaks, by their codes; the first is for everybody else. */
export const LANGUAGES: Record<string, Messages> = { en };

/** How money, numbers and dates are written for visitors who ask for no language of ours. */
export const DEFAULT_LOCALE = 'en-US';

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: Messages;
  }
}
