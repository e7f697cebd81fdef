import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ServiceError } from './service-error';

/** For a page that is somebody else's. */
export const forbiddenMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.forbidden'))('title'),
});

/** For a page whose service does not answer. */
export const awayMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.unavailable'))('title'),
});

/**
 * For a page that a service refuses: the title of the page that `answerWithPage` shows in its place.
 * Without, Next's script would exchange that title for the one of the page that was asked for.
 */
export const refusedMetadata = async (error: unknown): Promise<Metadata> => {
  if (!(error instanceof ServiceError)) throw error;
  if (error.answer.status === 404) notFound();
  return error.answer.status === 403 ? forbiddenMetadata() : awayMetadata();
};
