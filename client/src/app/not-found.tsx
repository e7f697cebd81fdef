import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Message } from '../components/message';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.notFound'))('title'),
});

const NotFound = async () => {
  const t = await getTexts('site.notFound');
  return <Message code="404" title={t('title')} text={t('text')} />;
};

export default NotFound;
