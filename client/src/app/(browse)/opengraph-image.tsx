import { getTexts } from '#texts/server';
import { SHARE_SIZE, shareImage } from '../../services/share-image';

export const size = SHARE_SIZE;
export const contentType = 'image/png';

/** The picture of the site that is shared. */
const SiteImage = async () => {
  const [site, browse] = await Promise.all([getTexts('site'), getTexts('browse')]);
  const brand = site('name');
  return shareImage({
    of: { id: 'site', title: brand },
    brand,
    title: browse('title'),
    line: browse('lead'),
  });
};

export default SiteImage;
