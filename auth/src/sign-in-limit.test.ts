import { eventually, testService } from '@ticketing/common/testing';
import { TriesRecord, WINDOW_MS } from './models/tries-record';
import { createUser } from './models/user';
import { service } from './service';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, SignInLimit } from './sign-in-limit';

let kit: Awaited<ReturnType<typeof testService>>;
const email = 'ann@example.com';
const password = 'correct horse';

beforeAll(async () => {
  kit = await testService(service);
  await createUser(email, password);
});
afterAll(() => kit.stop());
beforeEach(() => TriesRecord.deleteMany());

interface Try {
  email?: unknown;
  password?: unknown;
  from?: string;
}
const signIn = async ({ from = '192.0.2.1', ...given }: Try = {}) => {
  const body = { email, password: 'wrong horse', ...given };
  return kit.http().post('/api/users/signin').set('X-Forwarded-For', from).send(body);
};
const inParallel = async (count: number, work: (i: number) => Promise<{ status: number }>) => {
  const responses = await Promise.all(Array.from({ length: count }, (_, i) => work(i)));
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const right = (from?: string) => signIn({ password, from });
const fillAccount = () => inParallel(ACCOUNT_LIMIT, () => signIn());
const makeOlder = async (ms: number) => {
  for (const record of await TriesRecord.find())
    await TriesRecord.updateOne(
      { _id: record._id },
      { tries: record.tries.map(({ id, at }) => ({ id, at: new Date(at.getTime() - ms) })) },
    );
};

describe('an account', () => {
  it('is refused to an address after 10 wrong tries, whatever else is wrong', async () => {
    expect(await fillAccount()).toEqual({ 400: 10 });

    for (const body of [{}, { password }, { password: 1 }, { email: ' ANN@example.com' }]) {
      const refused = await signIn(body);
      expect(refused.status).toBe(429);
      expect(refused.body).toEqual({ errors: [{ message: expect.any(String) }] });
      expect(refused.headers['set-cookie']).toBeUndefined();
      const retryAfter = Number(refused.headers['retry-after']);
      expect(retryAfter).toBeGreaterThan(WINDOW_MS / 1000 - 60);
      expect(retryAfter).toBeLessThanOrEqual(WINDOW_MS / 1000);
    }
  });

  it('is not refused to another address, nor another account to this address', async () => {
    await fillAccount();
    expect((await right('192.0.2.2')).status).toBe(200);
    expect((await signIn({ email: 'bob@example.com' })).status).toBe(400);
  });

  it('need not exist', async () => {
    const other = () => signIn({ email: 'nobody@example.com' });
    expect(await inParallel(12, other)).toEqual({ 400: 10, 429: 2 });
  });

  it('counts no right tries and none that it could not decide', async () => {
    expect(await inParallel(9, () => signIn())).toEqual({ 400: 9 });
    for (let i = 0; i < 15; i += 1) expect((await right()).status).toBe(200);
    for (let i = 0; i < 15; i += 1) expect((await signIn({ password: 7 })).status).toBe(400);
    expect((await signIn()).status).toBe(400);
    expect((await right()).status).toBe(429);
  });

  it('gets exactly 10 wrong tries, however many are made at once', async () => {
    expect(await inParallel(30, () => signIn())).toEqual({ 400: 10, 429: 20 });
  });

  it('refuses none of 50 right tries at once', async () => {
    expect(await inParallel(50, () => right())).toEqual({ 200: 50 });
    const records = await TriesRecord.find().lean();
    expect(records.flatMap(({ tries }) => tries)).toEqual([]);
  });

  it('would refuse 40 of them if they did not wait for one another (control)', async () => {
    let refused = 0;
    const tries = Array.from({ length: 50 }, () =>
      // A limit of its own for each: it does not know of the others.
      new SignInLimit()
        .attempt('192.0.2.1', email, () => eventually(() => expect(refused).toBe(40)))
        .catch(() => (refused += 1)),
    );
    await Promise.all(tries);
    expect(refused).toBe(40);
  });

  it('refuses no right try that is mixed with 9 wrong ones', async () => {
    const statuses = await inParallel(45, i => (i % 5 === 0 ? signIn() : right()));
    expect(statuses).toEqual({ 200: 36, 400: 9 });
    expect((await signIn()).status).toBe(400);
    expect((await right()).status).toBe(429);
  });

  it('is free again when the tries are old enough, one by one', async () => {
    await inParallel(4, () => signIn());
    await makeOlder(WINDOW_MS / 2);
    await inParallel(6, () => signIn());
    expect((await right()).status).toBe(429);

    await makeOlder(WINDOW_MS / 2);

    expect(await inParallel(6, () => signIn())).toEqual({ 400: 4, 429: 2 });
  });

  it('is limited by replicas together', async () => {
    const replicas = [new SignInLimit(), new SignInLimit(), new SignInLimit()];
    let decided = 0;
    const tries = Array.from({ length: 60 }, (_, i) =>
      replicas[i % 3]!.attempt('192.0.2.1', email, async () => {
        decided += 1;
        return null;
      }).catch((error: { status: number }) => error.status),
    );
    const refused = (await Promise.all(tries)).filter(status => status === 429);
    expect(decided).toBe(10);
    expect(refused).toHaveLength(50);
  });

  it('gives the place back when the try fails for another reason', async () => {
    const limit = new SignInLimit();
    const fail = () => limit.attempt('192.0.2.1', email, () => Promise.reject(new Error('away')));
    for (let i = 0; i < 12; i += 1) await expect(fail()).rejects.toThrow('away');
    expect((await right()).status).toBe(200);
  });
});

describe('an address', () => {
  it('is refused after 100 wrong tries for whatever accounts', async () => {
    const other = (i: number) => signIn({ email: `user${i}@example.com` });
    expect(await inParallel(ADDRESS_LIMIT + 4, other)).toEqual({ 400: 100, 429: 4 });
    expect((await right()).status).toBe(429);
    expect((await signIn({ email: undefined })).status).toBe(429);
    expect((await right('192.0.2.2')).status).toBe(200);
  });

  it('is stored as a hash, like the account', async () => {
    await signIn();
    const records = JSON.stringify(await TriesRecord.find().lean());
    expect(records).not.toContain('192.0.2.1');
    expect(records).not.toContain('ann');
    expect(records).not.toContain('horse');
  });
});
