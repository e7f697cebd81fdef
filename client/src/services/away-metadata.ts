import { getTexts } from '#texts/server';
import type { Metadata } from 'next';

/** For a page whose service does not answer. */
export const awayMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.unavailable'))('title'),
});
