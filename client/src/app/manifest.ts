import type { MetadataRoute } from 'next';
import { APP_ICONS } from '../lib/app-icons';
import site from '../texts/en/site.json';

/** The theme's page and surface in light: a manifest has one colour each. */
const [PAGE, SURFACE] = ['#faf8f4', '#ffffff'];

/** What a phone needs to keep the site like an app. */
const manifest = (): MetadataRoute.Manifest => ({
  name: site.name,
  short_name: site.name,
  description: site.description,
  id: '/',
  start_url: '/',
  display: 'standalone',
  background_color: PAGE,
  theme_color: SURFACE,
  icons: APP_ICONS.map(({ name, size, purpose }) => ({
    src: `/icons/${name}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })),
});

export default manifest;
