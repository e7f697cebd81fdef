import { getTexts } from '#texts/server';
import { Message } from '../components/message';
import { forbiddenMetadata } from '../services/refused-metadata';

export const generateMetadata = forbiddenMetadata;

const Forbidden = async () => {
  const t = await getTexts('site.forbidden');
  return <Message code="403" title={t('title')} text={t('text')} />;
};

export default Forbidden;
