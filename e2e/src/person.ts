import { randomUUID } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosResponse, type Method } from 'axios';
import type { OrderData, TicketData } from '@ticketing/common';
import { agentsOf, type Site } from './site';

const TIMEOUT_MS = 10_000;
export const PASSWORD = 'correct horse battery';

/** The JSON of a payment, as `GET /api/payments` answers it. */
export interface PaymentAnswer {
  id: string;
  orderId: string;
  status: string;
  amount: number;
  refunded: number;
}

/** Somebody at the site's address: their cookie is kept and sent as a browser would. */
export class Person {
  private readonly http: AxiosInstance;

  constructor(
    /** The site, or just its address. */
    site: Site | string,
    /** The session, as the browser sends it. */
    public cookie = '',
    /** Whether connections are kept, or each request has a new one. */
    keepAlive = true,
  ) {
    const at = typeof site === 'string' ? { url: site } : site;
    this.http = axios.create({
      baseURL: at.url,
      timeout: TIMEOUT_MS,
      validateStatus: () => true,
      ...agentsOf(at, { keepAlive }),
    });
  }

  /** Any request; the answer with whatever status. Rejects when there is none. */
  async call<T = unknown>(method: Method, url: string, data?: unknown): Promise<AxiosResponse<T>> {
    const headers = this.cookie ? { Cookie: this.cookie } : {};
    const response = await this.http.request<T>({ method, url, data, headers });
    // An ingress may have cookies of its own.
    const set = response.headers['set-cookie']?.find(each => each.startsWith('session='));
    if (set) this.cookie = set.split(';')[0]!;
    return response;
  }

  /** As {@link call}, for a request that must succeed. @throws Error with what was answered */
  async ask<T>(method: Method, url: string, data?: unknown): Promise<T> {
    const response = await this.call<T>(method, url, data);
    if (response.status >= 300)
      throw new Error(`${method} ${url}: ${response.status} ${JSON.stringify(response.data)}`);
    return response.data;
  }

  async signUp(email = `${randomUUID()}@example.com`): Promise<this> {
    await this.ask('POST', '/api/users/signup', { email, password: PASSWORD });
    return this;
  }

  sell(ticket: Partial<TicketData> = {}): Promise<TicketData> {
    return this.ask('POST', '/api/tickets', { title: 'Concert', price: 19.99, ...ticket });
  }

  ticket(id: string): Promise<TicketData> {
    return this.ask('GET', `/api/tickets/${id}`);
  }

  reserve(ticketId: string): Promise<OrderData> {
    return this.ask('POST', '/api/orders', { ticketId });
  }

  order(id: string): Promise<OrderData> {
    return this.ask('GET', `/api/orders/${id}`);
  }

  pay(orderId: string, token = 'pm_card_visa'): Promise<{ id: string }> {
    return this.ask('POST', '/api/payments', { orderId, token });
  }

  payments(orderId: string): Promise<PaymentAnswer[]> {
    return this.ask('GET', `/api/payments?orderId=${orderId}`);
  }

  /** Cancels their reservations and withdraws what they have on sale. Rejects for what is reserved. */
  async leave(): Promise<void> {
    const orders = await this.ask<OrderData[]>('GET', '/api/orders?limit=100');
    for (const { id, status } of orders)
      if (!['complete', 'cancelled'].includes(status))
        await this.ask('DELETE', `/api/orders/${id}`);
    const tickets = await this.ask<TicketData[]>('GET', '/api/tickets?seller=me&limit=100');
    for (const { id, status } of tickets)
      if (!['sold', 'withdrawn'].includes(status)) await this.ask('DELETE', `/api/tickets/${id}`);
  }
}
