import { testService } from '@ticketing/common/testing';
import { TriesRecord } from '../models/tries-record';
import { createUser } from '../models/user';
import { service } from '../service';

// It measures time, and the other tests make the machine slow for moments.
jest.retryTimes(2);

let kit: Awaited<ReturnType<typeof testService>>;
let user: { id: string; email: string };
const password = 'correct horse';

beforeAll(async () => {
  kit = await testService(service);
  user = await createUser('ann@example.com', password);
});
afterAll(() => kit.stop());
beforeEach(() => TriesRecord.deleteMany());

const signIn = (body: object) => kit.http().post('/api/users/signin').send(body);

describe('POST /api/users/signin', () => {
  it('answers 200 and signs in', async () => {
    const response = await signIn({ email: user.email, password });

    expect(response.status).toBe(200);
    expect(response.body).toEqual(user);
    const [cookie] = response.headers['set-cookie'] as unknown as string[];
    const current = await kit.http().get('/api/users/currentuser').set('Cookie', cookie!);
    expect(current.body).toEqual({ currentUser: user });
  });

  it('takes the address trimmed and in any case', async () => {
    expect((await signIn({ email: ' Ann@EXAMPLE.com ', password })).status).toBe(200);
  });

  it.each([
    ['a wrong password', { email: 'ann@example.com', password: 'wrong horse' }],
    ['the password in another case', { email: 'ann@example.com', password: 'Correct horse' }],
    ['the password with a blank', { email: 'ann@example.com', password: `${password} ` }],
    ['a short password', { email: 'ann@example.com', password: 'x' }],
    ['an unknown address', { email: 'bob@example.com', password }],
    ['what is no address', { email: 'ann', password }],
  ])('answers 400 with the one message to %s', async (_what, body) => {
    const response = await signIn(body);

    expect(response.status).toBe(400);
    expect(response.body).toEqual({
      errors: [{ message: 'The e-mail address or the password is wrong' }],
    });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('works as much for an unknown address as for a wrong password', async () => {
    // CPU time, hashing threads included: unlike the time that passes, load does not change it.
    const workFor = async (email: string) => {
      const before = process.cpuUsage();
      expect((await signIn({ email, password: 'wrong horse' })).status).toBe(400);
      return process.cpuUsage(before).user;
    };
    let [known, unknown] = [0, 0];
    for (let i = 0; i < 9; i += 1) {
      known += await workFor(user.email);
      unknown += await workFor('bob@example.com');
    }
    expect(unknown / known).toBeGreaterThan(0.7);
    expect(unknown / known).toBeLessThan(1.4);
  });

  it.each([
    ['nothing', {}, ['email', 'password']],
    ['no password', { email: 'ann@example.com' }, ['password']],
    ['an empty password', { email: 'ann@example.com', password: '' }, ['password']],
    ['no email', { password }, ['email']],
    ['an empty email', { email: ' ', password }, ['email']],
    ['null', { email: null, password: null }, ['email', 'password']],
    ['operators', { email: { $gt: '' }, password: { $gt: '' } }, ['email', 'password']],
    ['lists', { email: ['ann@example.com'], password: [password] }, ['email', 'password']],
    ['a number', { email: 'ann@example.com', password: 12345678 }, ['password']],
    ['too long ones', { email: 'a'.repeat(255), password: 'x'.repeat(129) }, ['email', 'password']],
    ['half a surrogate pair', { email: '\ud800', password: '\udc00' }, ['email', 'password']],
    ['control characters', { email: 'ann\0@example.com', password }, ['email']],
  ])('answers 400 to %s', async (_what, body, fields) => {
    const response = await signIn(body);

    expect(response.status).toBe(400);
    expect(response.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(await TriesRecord.countDocuments()).toBe(0);
  });
});
