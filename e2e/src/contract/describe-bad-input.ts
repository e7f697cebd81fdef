import { badFields } from './bad-fields';
import { FRUITLESS_SEARCHES, IGNORED_QUERIES, badQueries } from './bad-queries';
import { badRequests } from './bad-requests';
import { FOR_THE_SIGNED_IN, badCookies } from './bad-sessions';
import { BODY_ENDPOINTS, json, plain, type BadInput } from './bad-input';
import { orderOfChecks } from './order-of-checks';
import { errorsOf } from './wire';
import type { World } from './world';

const NAME_LENGTH = 120;
/** Wrong passwords for an account from one address, after which there are no more tries. */
const WRONG_TRIES = 10;

const nameOf = ({ as, what, request: { method, path }, status }: BadInput) =>
  `${status} · ${as} · ${`${method} ${path} · ${what}`.slice(0, NAME_LENGTH)}`;

const itRefuses = (rows: BadInput[], world: () => World) =>
  it.each(rows.map(row => [nameOf(row), row] as const))(
    '%s',
    async (_name, { as, request, status, field }) => {
      const answer = await world().send(as, request);
      expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
      const errors = errorsOf(answer);
      if (field !== undefined) expect(errors.map(error => error.field)).toEqual([field]);
      expect(answer.headers['set-cookie']).toBeUndefined();
      await world().expectUnchanged();
    },
  );

const describeSessions = (world: () => World) =>
  it('takes nobody for somebody else, whatever their cookie says', async () => {
    for (const [what, Cookie] of badCookies(world())) {
      for (const request of FOR_THE_SIGNED_IN) {
        const headers = { ...request.headers, Cookie };
        const answer = await world().send('visitor', { ...request, headers });
        expect([what, answer.status]).toEqual([what, 401]);
        errorsOf(answer);
      }
      const me = await world().send('visitor', plain('GET /api/users/currentuser', { Cookie }));
      expect([what, me.status, me.text]).toEqual([what, 200, '{"currentUser":null}']);
      const out = await world().send('visitor', plain('POST /api/users/signout', { Cookie }));
      expect([what, out.status, out.text]).toEqual([what, 200, '{}']);
    }
    await world().expectUnchanged();
  });

const describeIgnored = (world: () => World) => {
  it.each(IGNORED_QUERIES)('ignores a parameter that is none: %s', async query => {
    const usual = await world().send('visitor', plain('GET /api/tickets'));
    const answer = await world().send('visitor', plain(`GET /api/tickets?${query}`));
    expect([answer.status, answer.text]).toEqual([200, usual.text]);
    expect(JSON.parse(answer.text)).not.toEqual([]);
  });

  it('is not made to answer with more headers than a proxy takes', async () => {
    const query = `limit=1&unknown=${'!'.repeat(8_000)}`;
    const answer = await world().send('visitor', plain(`GET /api/tickets?${query}`));
    expect(answer.status).toBe(200);
    expect(answer.headers.link).toMatch(/^<\/api\/tickets\?limit=1&cursor=[\w-]+>; rel="next"$/);
  });

  it.each(FRUITLESS_SEARCHES)('takes a search as words: %s', async q => {
    const answer = await world().send('visitor', plain(`GET /api/tickets?q=${q}`));
    expect([answer.status, answer.text]).toEqual([200, '[]']);
  });
};

const describeTooManyTries = (world: () => World) =>
  it('429 after so many wrong passwords, before 400 and after an unreadable body', async () => {
    const { line } = BODY_ENDPOINTS.signIn;
    const guess = (password: unknown, n = 0) =>
      world().send(
        'visitor',
        // Whatever address a client claims to have, it is one client.
        json(line, { email: '<buyersEmail>', password }, { 'X-Forwarded-For': `192.0.2.${n}` }),
      );
    for (let n = 1; n <= WRONG_TRIES; n++) {
      const answer = await guess(`wrong guess ${n}`, n);
      expect([answer.status, errorsOf(answer).length]).toEqual([400, 1]);
    }
    for (const password of ['one guess more', 5, undefined]) {
      const answer = await guess(password);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      errorsOf(answer);
    }
    expect((await world().send('visitor', json(line, '{"email":'))).status).toBe(400);
    await world().expectUnchanged();
  });

/** P8: no input gives a 5xx, a crash, or a stored value that the contract forbids. */
export const describeBadInput = (world: () => World) =>
  describe('P8: bad input gets its 4xx and changes nothing', () => {
    describe('a field', () => itRefuses(badFields, world));
    describe('a parameter', () => itRefuses(badQueries, world));
    describe('a request', () => itRefuses(badRequests, world));
    describe('the order of the checks', () => itRefuses(orderOfChecks, world));
    describe('a session', () => describeSessions(world));
    describe('what looks bad and is not', () => describeIgnored(world));
    describe('tries', () => describeTooManyTries(world));
  });
