export const THEMES = ['system', 'light', 'dark'] as const;

/** How the visitor wants the site to look. */
export type Theme = (typeof THEMES)[number];

/** The theme of a cookie; `system` for anything else. */
export const themeOf = (cookie: string | undefined): Theme =>
  THEMES.find(theme => theme === cookie) ?? 'system';
