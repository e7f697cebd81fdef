import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Message } from '../components/message';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('site.forbidden'))('title'),
});

const Forbidden = async () => {
  const t = await getTexts('site.forbidden');
  return <Message code="403" title={t('title')} text={t('text')} />;
};

export default Forbidden;
