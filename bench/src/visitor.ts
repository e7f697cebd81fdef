import { randomUUID } from 'node:crypto';

const PASSWORD = 'correct horse battery';
/** How long an event may take to reach the service that waits for it, in ms. */
const ARRIVAL_LIMIT_MS = 15_000;
const RETRY_MS = 50;

/** A signed-in visitor: what a measurement needs before it can begin. */
export class Visitor {
  private constructor(
    private readonly url: string,
    readonly cookie: string,
  ) {}

  static async signUp(url: string): Promise<Visitor> {
    const body = { email: `${randomUUID()}@example.com`, password: PASSWORD };
    const answer = await post(`${url}/api/users/signup`, body);
    expectStatus(answer, 201);
    return new Visitor(url, answer.headers.getSetCookie()[0]!.split(';')[0]!);
  }

  /** Puts a ticket on sale. @returns its id */
  async sell(title: string): Promise<string> {
    const body = { title, price: 19.99 };
    const answer = await post(`${this.url}/api/tickets`, body, this.cookie);
    expectStatus(answer, 201);
    return ((await answer.json()) as { id: string }).id;
  }

  /** Reserves a ticket. @returns the order's id */
  async reserve(ticketId: string): Promise<string> {
    const answer = await post(`${this.url}/api/orders`, { ticketId }, this.cookie);
    expectStatus(answer, 201);
    return ((await answer.json()) as { id: string }).id;
  }

  /** Resolves when orders has heard of the ticket; the ticket is free then. */
  async untilReservable(ticketId: string): Promise<void> {
    const end = Date.now() + ARRIVAL_LIMIT_MS;
    for (;;) {
      const answer = await post(`${this.url}/api/orders`, { ticketId }, this.cookie);
      if (answer.status === 404 && Date.now() < end) {
        await new Promise(resolve => setTimeout(resolve, RETRY_MS));
        continue;
      }
      expectStatus(answer, 201);
      const { id } = (await answer.json()) as { id: string };
      const headers = { cookie: this.cookie };
      const cancelled = await fetch(`${this.url}/api/orders/${id}`, { method: 'DELETE', headers });
      return expectStatus(cancelled, 204);
    }
  }
}

const post = (url: string, body: object, cookie = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });

const expectStatus = ({ status, url }: Response, wanted: number) => {
  if (status !== wanted) throw new Error(`${url} answered ${status} and not ${wanted}`);
};
