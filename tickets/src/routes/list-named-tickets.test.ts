import { OrderCreated } from '@ticketing/common';
import { cookieFor, newId, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';
import { onSale, orderOf } from '../testing/tickets';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const list = (query: string) => kit.http().get(`/api/tickets?${query}`);
const newIds = (count: number) => Array.from({ length: count }, newId).join();

describe('GET /api/tickets?ids=', () => {
  it('lists these tickets, in whatever state, newest first, each once', async () => {
    const [first, reserved, withdrawn, other] = [
      await onSale({ title: 'First', venue: 'Hall' }),
      await onSale(),
      await onSale(),
      await onSale(),
    ];
    await kit.deliver(OrderCreated, orderOf(reserved.id).created);
    withdrawn.withdraw();
    await withdrawn.save();
    const ids = [reserved.id.toUpperCase(), first.id, newId(), withdrawn.id, first.id];
    const { body, headers } = await list(`ids=${ids.join()}`).expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([withdrawn.id, reserved.id, first.id]);
    expect(body.map(({ status }: { status: string }) => status)).toEqual([
      'withdrawn',
      'reserved',
      'onsale',
    ]);
    const { body: shown } = await kit.http().get(`/api/tickets/${first.id}`);
    expect(body[2]).toEqual(shown);
    expect(headers.link).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain(other.id);
  });

  it('lists 100 of them without a page', async () => {
    const made = await Promise.all(Array.from({ length: 100 }, () => onSale()));
    const { body } = await list(`ids=${made.map(({ id }) => id).join('%2C')}`).expect(200);
    expect(body).toHaveLength(100);
    await list(`ids=${newIds(101)}`).expect(400);
  });

  it('knows nothing of an id that is unknown', () => list(`ids=${newId()}`).expect(200, []));

  it.each(['', 'x', '%00', ',', `${newId()},`, `${newId()}&ids=${newId()}`])(
    'refuses the ids %j',
    async ids => {
      const { body } = await list(`ids=${ids}`).expect(400);
      const message = 'ids must be 1 to 100 ids, separated by commas';
      expect(body).toEqual({ errors: [{ message, field: 'ids' }] });
    },
  );

  it.each(['q=a', 'minPrice=1', 'maxPrice=9', 'from=2027-01-01', 'to=2027-01-01'])(
    'refuses ids together with %s',
    query => list(`ids=${newId()}&${query}`).expect(400),
  );

  it.each(['sort=price', 'seller=me', 'limit=10', 'cursor=x'])(
    'refuses ids together with %s',
    async query => {
      const { body } = await list(`ids=${newId()}&${query}`)
        .set('Cookie', cookieFor(newUser()))
        .expect(400);
      const message = 'ids must be the only parameter';
      expect(body).toEqual({ errors: [{ message, field: 'ids' }] });
    },
  );
});
