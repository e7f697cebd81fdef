import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { ErrorMessage } from '../components/error-message';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.unavailable'))('title'),
});

/** For a service that does not answer; the server makes its status a 503 (server/away-status). */
const Away = () => <ErrorMessage />;

export default Away;
