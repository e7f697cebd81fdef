/** The icons of the site as an app (src/app/manifest.ts), each a picture under /icons/. */
export const APP_ICONS = [
  { name: '192.png', size: 192, purpose: 'any' },
  { name: '512.png', size: 512, purpose: 'any' },
  { name: 'maskable-512.png', size: 512, purpose: 'maskable' },
] as const;
