import { ExpirationComplete, PaymentCreated } from '@ticketing/common';
import {
  closeStreams,
  cookieFor,
  eventually,
  newId,
  newUser,
  openStream,
  samplePayment,
  testService,
} from '@ticketing/common/testing';
import { orderAnswer } from '../models/order';
import { service } from '../service';
import { reserved } from '../testing/reserved';

const STREAMS_PER_USER = 10;

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterEach(closeStreams);
afterAll(() => kit.stop());

const pathOf = (ids: string[]) => `${kit.url}/api/orders/events?ids=${ids.join()}`;
const watch = (user = newUser(), ...ids: string[]) =>
  openStream(pathOf(ids), { Cookie: cookieFor(user) });

describe('GET /api/orders/events', () => {
  it('tells buyers of their orders, in the form of GET /api/orders/:id', async () => {
    const buyer = newUser();
    const [paid, late] = [await reserved(buyer), await reserved(buyer)];
    const stream = await watch(buyer, paid.id, late.id);
    expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream']);
    expect(await stream.until('order', paid.id, {})).toEqual(orderAnswer(paid));
    await kit.publish(PaymentCreated, samplePayment({ orderId: paid.id }));
    const expiresAt = new Date().toISOString();
    await kit.publish(ExpirationComplete, { orderId: late.id, expiresAt, version: 1 });
    const complete = await stream.until('order', paid.id, { status: 'complete', version: 1 });
    await stream.until('order', late.id, { status: 'cancelled', cancelReason: 'expired' });
    const { body } = await kit.http().get(`/api/orders/${paid.id}`).set('Cookie', cookieFor(buyer));
    expect(complete).toEqual(body);
    expect(stream.data('order')).toHaveLength(4);
  });

  it('P9: says nothing of the orders of others, and not that there are any', async () => {
    const [buyer, other] = [newUser(), newUser()];
    const [mine, theirs] = [await reserved(buyer), await reserved(other)];
    const [stream, owners] = await Promise.all([
      watch(buyer, theirs.id, mine.id, newId()),
      watch(other, theirs.id),
    ]);
    for (const { id } of [theirs, mine])
      await kit.publish(PaymentCreated, samplePayment({ orderId: id }));
    await owners.until('order', theirs.id, { status: 'complete' });
    await stream.until('order', mine.id, { status: 'complete' });
    expect(stream.text).not.toContain(theirs.id);
    expect(stream.text).not.toContain(other.id);
  });

  it('refuses a visitor, before it looks at the ids', async () => {
    const { id } = await reserved(newUser());
    for (const ids of [[id], ['x'], []])
      expect(await openStream(pathOf(ids))).toMatchObject({ status: 401 });
  });

  it.each(['', 'x', `${newId()},`])('refuses the ids %j', async ids => {
    const { body } = await kit
      .http()
      .get(`/api/orders/events?ids=${ids}`)
      .set('Cookie', cookieFor(newUser()))
      .expect(400);
    const message = 'ids must be 1 to 100 ids, separated by commas';
    expect(body).toEqual({ errors: [{ message, field: 'ids' }] });
  });

  it(`gives a user ${STREAMS_PER_USER} streams, and another when one is closed`, async () => {
    const buyer = newUser();
    const open = () => watch(buyer, newId());
    const streams = await Promise.all(Array.from({ length: STREAMS_PER_USER }, open));
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await watch(newUser(), newId())).toMatchObject({ status: 200 });
    streams[0]!.close();
    await eventually(async () => expect(await open()).toMatchObject({ status: 200 }));
  });
});
