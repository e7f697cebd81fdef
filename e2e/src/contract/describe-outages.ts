import { eventually, rawHttp } from '@ticketing/common/testing';
import { BODY_ENDPOINTS, json, plain } from './bad-input';
import { errorsOf } from './wire';
import type { World } from './world';

/**
 * The contract's 5 s, in ms, and half a second between two checks, a second in which the client may
 * still take its answer before the connection ends, and one for a busy machine.
 */
const INCOMPLETE_LIMIT_MS = 7_500;
/** The contract's, in ms. */
const UNAVAILABLE_LIMIT_MS = 5_000;
const ROUNDS = 3;

const SERVICE_PATHS = ['/api/users/signin', '/api/tickets', '/api/orders', '/api/payments'];
const HEAD = 'Host: localhost\r\nContent-Type: application/json\r\n';

/** Requests of which the rest never comes. */
const INCOMPLETE = [
  ...SERVICE_PATHS.flatMap(path => [
    `POST ${path} HTTP/1.1\r\n${HEAD}Content-Length: 50\r\n\r\n{"title": `,
    `POST ${path} HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\na\r\n{"title": \r\n`,
  ]),
  `GET /api/tickets HTTP/1.1\r\n${HEAD}`,
  'POST /api/tickets HTTP/1.1',
];

export const describeIncomplete = (world: () => World) =>
  it('answers 408 to a request that is never complete', async () => {
    await Promise.all(
      INCOMPLETE.map(async bytes => {
        const answer = await rawHttp(world().system.url, bytes);
        expect([bytes, answer.status]).toEqual([bytes, 408]);
        errorsOf({ headers: answer.headers, text: answer.body });
        // With the answer, the connection ends too.
        expect(answer.ms).toBeLessThan(INCOMPLETE_LIMIT_MS);
      }),
    );
    await world().expectUnchanged();
  }, 30_000);

/** One read and one write of each service, all of which need the database. */
const NEEDING_THE_DATABASE = [
  json(BODY_ENDPOINTS.signUp.line, { email: 'late@example.com', password: 'correct horse' }),
  json(BODY_ENDPOINTS.signIn.line, BODY_ENDPOINTS.signIn.good),
  plain('GET /api/tickets'),
  plain('GET /api/tickets/<sold>'),
  json(BODY_ENDPOINTS.create.line, BODY_ENDPOINTS.create.good),
  json('PUT /api/tickets/<sold>', BODY_ENDPOINTS.edit.good),
  plain('GET /api/orders'),
  json('POST /api/orders', { ticketId: '<strangers>' }),
  plain('DELETE /api/orders/<live>'),
  plain('GET /api/payments?orderId=<complete>'),
  json('POST /api/payments', { orderId: '<live>', token: 'pm_card_visa' }),
];

/** All are answered 503; the names of those whose answer came late, with its time in ms. */
const lateAnswers = async (world: World) => {
  const late: [name: string, ms: number][] = [];
  await Promise.all(
    NEEDING_THE_DATABASE.map(async request => {
      const start = Date.now();
      const answer = await world.send('buyer', request);
      const ms = Date.now() - start;
      const name = `${request.method} ${request.path}`;
      expect([name, answer.status]).toEqual([name, 503]);
      errorsOf(answer);
      if (ms >= UNAVAILABLE_LIMIT_MS) late.push([name, ms]);
    }),
  );
  return late;
};

/** What else a machine does can make an answer late, never early: one round in time is enough. */
const expectUnavailable = async (world: World) => {
  let late = await lateAnswers(world);
  for (let round = 1; late.length > 0 && round < ROUNDS; round++) late = await lateAnswers(world);
  expect(late).toEqual([]);
};

export const describeHeldDatabase = (world: () => World) =>
  it('answers 503 within 5 s while the database is silent, and recovers by itself', async () => {
    const mongo = world().system.pid('mongo')!;
    process.kill(mongo, 'SIGSTOP');
    try {
      await expectUnavailable(world());
      const me = await world().send('buyer', plain('GET /api/users/currentuser'));
      expect([me.status, JSON.parse(me.text)]).toEqual([200, { currentUser: world().users.buyer }]);
    } finally {
      process.kill(mongo, 'SIGCONT');
    }
    for (const request of NEEDING_THE_DATABASE)
      await eventually(async () => {
        expect((await world().send('stranger', request)).status).toBeLessThan(500);
      });
    await world().stores.quiet();
  }, 60_000);
