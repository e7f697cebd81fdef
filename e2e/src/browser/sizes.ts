/** The windows in which everything is walked through: a small phone and a laptop. */
export const SIZES = [
  { name: '360', width: 360, height: 740 },
  { name: '1280', width: 1280, height: 800 },
] as const;

export type Size = (typeof SIZES)[number];

export const THEMES = ['light', 'dark'] as const;
