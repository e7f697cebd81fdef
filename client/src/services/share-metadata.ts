import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { siteOrigin } from './site-origin';

interface Shared {
  /** The page's one address. */
  path: string;
  title: string;
  description: string;
}

/** What search engines, and whoever a page is shared with, are told of it. */
export const shareMetadata = async ({ path, title, description }: Shared): Promise<Metadata> => {
  const [metadataBase, t] = await Promise.all([siteOrigin(), getTexts('site')]);
  return {
    metadataBase,
    title: path === '/' ? { absolute: title } : title,
    description,
    alternates: { canonical: path },
    openGraph: { type: 'website', siteName: t('name'), url: path, title, description },
    twitter: { card: 'summary_large_image', title, description },
  };
};
