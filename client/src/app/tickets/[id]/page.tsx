import { getFormats, getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { Artwork } from '../../../components/artwork';
import { LiveTickets } from '../../../components/live-tickets';
import { SimilarTickets } from '../../../components/similar-tickets';
import { StructuredData } from '../../../components/structured-data';
import { TicketActions } from '../../../components/ticket-actions';
import { TicketFacts } from '../../../components/ticket-facts';
import { ticketData } from '../../../lib/structured-data';
import type { Order, Ticket, User } from '../../../lib/types';
import { answerWithPage } from '../../../services/answer-with-page';
import { findCurrentUser } from '../../../services/current-user';
import { formResult } from '../../../services/form-result';
import { findOwnOrder } from '../../../services/orders';
import { refusedMetadata } from '../../../services/refused-metadata';
import { shareMetadata } from '../../../services/share-metadata';
import { similarTickets } from '../../../services/similar-tickets';
import { siteOrigin } from '../../../services/site-origin';
import { getTicket } from '../../../services/tickets';

interface Props {
  params: Promise<{ id: string }>;
}

/** The most of a description that a search engine shows. */
const DESCRIPTION_MAX = 200;

const pathOf = ({ id }: { id: string }) => `/tickets/${id}`;

const readTicket = async ({ params }: Props): Promise<Ticket> => {
  const { id } = await params;
  return getTicket(id).catch(error => answerWithPage(error, pathOf({ id })));
};

/** The visitor's own order, where it is an order that took the ticket off the market. */
const readOwnOrder = async (ticket: Ticket, user: User | null): Promise<Order | null> =>
  user && ticket.orderId && user.id !== ticket.userId ? findOwnOrder(ticket.orderId) : null;

const metadataOf = async (ticket: Ticket): Promise<Metadata> => {
  const [t, format] = await Promise.all([getTexts('ticket'), getFormats()]);
  const facts = t('meta', {
    when: ticket.startsAt ? format.date(ticket.startsAt) : 'none',
    venue: ticket.venue ?? 'none',
    price: format.price(ticket.price),
  });
  const description = [facts, ticket.description].filter(Boolean).join(' — ');
  return shareMetadata({
    path: pathOf(ticket),
    title: ticket.title,
    description: description.slice(0, DESCRIPTION_MAX),
  });
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { id } = await params;
  return getTicket(id).then(metadataOf, refusedMetadata);
};

/** The ticket as search engines read it. */
const Data = async ({ ticket }: { ticket: Ticket }) => {
  const url = new URL(pathOf(ticket), await siteOrigin()).href;
  return <StructuredData data={ticketData(ticket, { url, image: `${url}/opengraph-image` })} />;
};

const TicketPage = async (props: Props) => {
  const [ticket, user, refused] = await Promise.all([
    readTicket(props),
    findCurrentUser(),
    formResult('reserve'),
  ]);
  const [ownOrder, others] = await Promise.all([
    readOwnOrder(ticket, user),
    similarTickets(ticket),
  ]);
  return (
    <LiveTickets ids={[ticket, ...others].map(({ id }) => id)}>
      <article className="flex flex-col gap-6 lg:grid lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
        <div className="flex min-w-0 flex-col gap-6">
          <Artwork
            ticket={ticket}
            className="aspect-video max-h-72 w-full rounded-card sm:aspect-[5/2]"
          />
          <h1 className="text-3xl sm:text-5xl">{ticket.title}</h1>
          <TicketFacts ticket={ticket} />
        </div>
        <TicketActions
          ticket={ticket}
          user={user}
          ownOrder={ownOrder}
          posted={refused?.problem ?? null}
          elsewhere={others.length > 0 ? '#more' : '/'}
        />
      </article>
      <SimilarTickets tickets={others} />
      <Data ticket={ticket} />
    </LiveTickets>
  );
};

export default TicketPage;
