import { names } from '../names';
import {
  asked,
  at,
  heading,
  loading,
  newcomer,
  seller,
  text,
  wrongField,
  type State,
} from './state';

export const selling: State[] = [
  {
    name: 'ticket-own',
    as: seller,
    path: world => world.tickets.onsale,
    reach: text(names.ticket.isYours),
  },
  {
    name: 'ticket-own-sold',
    as: seller,
    path: world => world.tickets.sold,
    reach: visitor => visitor.button(names.ticket.refund).waitFor(),
  },
  {
    name: 'ticket-own-refund-asked',
    as: seller,
    path: world => world.tickets.sold,
    reach: asked(names.ticket.refund, names.ticket.confirmRefund),
  },
  {
    name: 'sell',
    as: seller,
    path: at('/tickets/new'),
    reach: visitor => visitor.action(names.ticketForm.putOnSale).waitFor(),
  },
  {
    name: 'sell-errors',
    as: seller,
    expected: [400],
    path: at('/tickets/new'),
    reach: async visitor => {
      await visitor.fillTicket({ title: ' ', price: '0.001' });
      await visitor.action(names.ticketForm.putOnSale).click();
      await wrongField(visitor);
    },
  },
  {
    name: 'sell-preview',
    as: seller,
    path: at('/tickets/new'),
    reach: async visitor => {
      await visitor.fillTicket({ title: 'A preview of a concert', price: '12' });
      await visitor.sees('A preview of a concert');
    },
  },
  {
    name: 'sell-restored',
    as: seller,
    path: at('/tickets/new'),
    reach: async visitor => {
      await visitor.fillTicket({ title: 'What was typed before', price: '12' });
      await visitor.page.reload();
      await visitor.sees(names.ticketForm.restored);
    },
  },
  {
    name: 'ticket-edit',
    as: seller,
    path: world => `${world.tickets.onsale}/edit`,
    reach: visitor => visitor.action(names.ticketForm.save).waitFor(),
  },
  {
    name: 'ticket-edit-withdraw-asked',
    as: seller,
    path: world => `${world.tickets.onsale}/edit`,
    reach: asked(names.ticketForm.withdraw, names.ticketForm.confirmWithdraw),
  },
  {
    name: 'ticket-edit-sold',
    as: seller,
    path: world => `${world.tickets.sold}/edit`,
    reach: text(names.ticketForm.isSold),
  },
  { name: 'my-tickets', as: seller, path: at('/my/tickets'), reach: text(/chamber music/i) },
  {
    name: 'my-tickets-loading',
    as: seller,
    path: at('/tickets/new'),
    silent: 'tickets',
    reach: loading(names.menu.myTickets),
  },
  { name: 'my-tickets-none', as: newcomer, path: at('/my/tickets'), reach: heading(/my tickets/i) },
];
