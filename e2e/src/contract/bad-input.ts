import type { Actor } from './world';
import type { WireRequest } from './wire';

/** A request that must be refused, and how. */
export interface BadInput {
  as: Actor;
  what: string;
  request: WireRequest;
  status: number;
  /** The only field that is wrong, where the answer must name one. */
  field?: string | undefined;
}

/** `GET /api/tickets` as a request. */
export const plain = (line: string, headers: WireRequest['headers'] = {}): WireRequest => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, headers };
};

/** A request with a JSON body; a text is sent as it is. */
export const json = (line: string, body: unknown, headers: WireRequest['headers'] = {}) => ({
  ...plain(line, { 'Content-Type': 'application/json', ...headers }),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export interface BodyEndpoint {
  line: string;
  as: Actor;
  /** A body with which it would be answered 2xx. */
  good: Record<string, unknown>;
}

const TICKET = {
  title: 'Concert',
  price: 19.99,
  description: 'Two seats\nside by side',
  venue: 'Town hall',
  startsAt: '2027-01-31T20:00:00+01:00',
};

/** Every endpoint that reads a body. */
export const BODY_ENDPOINTS = {
  signUp: {
    line: 'POST /api/users/signup',
    as: 'visitor',
    good: { email: 'somebody.new@example.com', password: 'correct horse' },
  },
  signIn: {
    line: 'POST /api/users/signin',
    as: 'visitor',
    good: { email: 'nobody@example.com', password: 'correct horse' },
  },
  create: { line: 'POST /api/tickets', as: 'seller', good: TICKET },
  edit: { line: 'PUT /api/tickets/<onsale>', as: 'seller', good: TICKET },
  reserve: { line: 'POST /api/orders', as: 'buyer', good: { ticketId: '<onsale>' } },
  pay: {
    line: 'POST /api/payments',
    as: 'buyer',
    good: { orderId: '<live>', token: 'pm_card_visa' },
  },
  refund: {
    line: 'POST /api/payments/<complete>/refund',
    as: 'seller',
    good: { amount: 19.99 },
  },
  bank: {
    line: 'POST /api/payments/<complete>/sandbox-bank',
    as: 'buyer',
    good: { approve: true },
  },
} as const satisfies Record<string, BodyEndpoint>;

export type Endpoint = keyof typeof BODY_ENDPOINTS;

/** All requests of the table that change something. */
export const CHANGES: { line: string; as: Actor; good?: Record<string, unknown> }[] = [
  ...Object.values(BODY_ENDPOINTS),
  { line: 'POST /api/users/signout', as: 'buyer' },
  { line: 'DELETE /api/tickets/<onsale>', as: 'seller' },
  { line: 'DELETE /api/orders/<live>', as: 'buyer' },
  { line: 'POST /api/payments/<complete>/refresh', as: 'buyer' },
];
