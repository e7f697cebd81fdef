import { TicketCreated } from '@ticketing/common';
import { cookieFor, eventually, newUser, testService } from '@ticketing/common/testing';
import { Ticket } from '../models/ticket';
import { service } from '../service';
import { wrongFields } from '../testing/wrong-fields';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

const create = (body: object, user = newUser()) =>
  kit.http().post('/api/tickets').set('Cookie', cookieFor(user)).send(body);

const full = {
  title: 'Concert',
  price: 19.99,
  description: 'Two hours\n\tof music',
  venue: 'Große Halle',
  startsAt: '2027-06-01T20:00:00+02:00',
};

describe('POST /api/tickets', () => {
  it('puts a ticket on sale', async () => {
    const seller = newUser();
    const { body } = await create(full, seller).expect(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      title: 'Concert',
      price: 19.99,
      description: 'Two hours\n\tof music',
      venue: 'Große Halle',
      startsAt: '2027-06-01T18:00:00.000Z',
      userId: seller.id,
      orderId: null,
      status: 'onsale',
      version: 0,
      createdAt: expect.any(String),
    });
    expect(Math.abs(Date.now() - Date.parse(body.createdAt))).toBeLessThan(60_000);
    expect(await Ticket.findById(body.id).lean()).toMatchObject({
      priceCents: 1999,
      withdrawn: false,
    });
    expect(await kit.published(TicketCreated, body.id)).toMatchObject({
      source: 'tickets',
      aggregateversion: 0,
      data: { ...body, withdrawn: false },
    });
    await eventually(async () =>
      expect(await Ticket.findById(body.id).lean()).toMatchObject({ outbox: [] }),
    );
  });

  it('answers null for what is absent, null or empty', async () => {
    const none = { description: null, venue: null, startsAt: null };
    const { body } = await create({ title: 'T', price: 1 }).expect(201);
    expect(body).toMatchObject(none);
    const { body: given } = await create({ title: 'T', price: 1, ...none }).expect(201);
    expect(given).toMatchObject(none);
    const { body: empty } = await create({ title: 'T', price: 1, description: '', venue: '  ' });
    expect(empty).toMatchObject(none);
  });

  it('trims texts and ignores what it does not know, or does not let a seller say', async () => {
    const seller = newUser();
    const { body } = await create(
      { ...full, title: ' Concert \n', userId: '0'.repeat(24), status: 'sold', version: 7, x: {} },
      seller,
    ).expect(201);
    expect(body).toMatchObject({ title: 'Concert', userId: seller.id, status: 'onsale' });
    expect(body).toMatchObject({ version: 0 });
    expect(body).not.toHaveProperty('x');
  });

  it.each([
    [{ price: 0.5 }],
    [{ price: 999_999.99 }],
    [{ price: 20 }],
    [{ title: 'x'.repeat(200) }],
    [{ venue: '🎭'.repeat(200) }],
    [{ description: 'x'.repeat(5_000) }],
    [{ startsAt: '1970-01-01T00:00:00Z' }],
    [{ startsAt: '9999-12-31T23:59:59.999Z' }],
    [{ startsAt: '2027-06-01T20:00Z' }],
  ])('takes %j', async given => {
    const { body } = await create({ ...full, ...given }).expect(201);
    const [field, value] = Object.entries(given)[0]!;
    if (field === 'startsAt') expect(Date.parse(body.startsAt)).toBe(Date.parse(String(value)));
    else expect(body[field]).toBe(value);
  });

  it('refuses a signed-out visitor, also one whose ticket is wrong', async () => {
    await kit.http().post('/api/tickets').send(full).expect(401);
    await kit.http().post('/api/tickets').send({}).expect(401);
  });

  it.each(wrongFields)('refuses %s %j', async (field, value) => {
    const user = newUser();
    const { body } = await create({ ...full, [field]: value }, user).expect(400);
    expect(body).toEqual({ errors: [{ message: expect.any(String), field }] });
    expect(await Ticket.countDocuments({ userId: user.id })).toBe(0);
  });

  it('names every wrong field', async () => {
    const { body } = await create({ venue: 7, startsAt: 'soon' }).expect(400);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'title',
      'price',
      'venue',
      'startsAt',
    ]);
  });
});
