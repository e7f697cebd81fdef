import { getFormats, getTexts } from '#texts/server';
import { answerWithPage } from '../../../services/answer-with-page';
import { SHARE_SIZE, shareImage } from '../../../services/share-image';
import { getTicket } from '../../../services/tickets';

export const size = SHARE_SIZE;
export const contentType = 'image/png';

/** The picture of a ticket that is shared: its artwork, title, date, place and price. */
const TicketImage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  const ticket = await getTicket(id).catch(error => answerWithPage(error, `/tickets/${id}`));
  const [t, format] = await Promise.all([getTexts('site'), getFormats()]);
  const when = ticket.startsAt && format.date(ticket.startsAt);
  return shareImage({
    of: ticket,
    brand: t('name'),
    title: ticket.title,
    line: [when, ticket.venue].filter(Boolean).join(' · '),
    price: format.price(ticket.price),
  });
};

export default TicketImage;
