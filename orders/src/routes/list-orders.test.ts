import { cookieFor, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';
import { reserved } from '../testing/reserved';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const list = (path = '', user = newUser()) =>
  kit.http().get(`/api/orders${path}`).set('Cookie', cookieFor(user));

const nextPage = (link: string | undefined) =>
  /^<\/api\/orders(.*)>; rel="next"$/.exec(link ?? '')?.[1];

describe('GET /api/orders', () => {
  it("pages through the buyer's own orders, newest first, each once", async () => {
    const buyer = newUser();
    await reserved(newUser());
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await reserved(buyer)).id);

    const seen: string[] = [];
    let page: string | undefined = '?limit=2';
    let pages = 0;
    while (page) {
      const { body, headers } = await list(page, buyer).expect(200);
      seen.push(...body.map(({ id }: { id: string }) => id));
      page = nextPage(headers.link);
      pages++;
    }
    expect(seen).toEqual(made);
    expect(pages).toBe(3);
  });

  it('answers an empty page, and no next one', async () => {
    const { headers } = await list().expect(200, []);
    expect(headers.link).toBeUndefined();
  });

  it('refuses a visitor', () => kit.http().get('/api/orders').expect(401));

  const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=x',
    'limit=',
    'limit=1&limit=2',
    'cursor=x',
    'cursor=',
    'cursor=a&cursor=b',
    `cursor=${cursor([1])}`,
    `cursor=${cursor(['1', 'x'])}`,
    `cursor=${cursor([{ $gt: 0 }, '0'.repeat(24)])}`,
    `cursor=${cursor([9e15, '0'.repeat(24)])}`,
    `cursor=${'a'.repeat(600)}`,
  ])('refuses ?%s', query => list(`?${query}`).expect(400));
});
