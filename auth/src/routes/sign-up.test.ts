import { testService } from '@ticketing/common/testing';
import { User } from '../models/user';
import { service } from '../service';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service, { RATE_LIMITS: 'off' });
});
afterAll(() => kit.stop());
beforeEach(() => User.deleteMany());

const password = 'correct horse';
const signUp = (body: object) => kit.http().post('/api/users/signup').send(body);

describe('POST /api/users/signup', () => {
  it('answers 201 and stores the address in lower case and a hash of the password', async () => {
    const response = await signUp({ email: '  Ann@Example.COM\n', password, admin: true });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({ id: expect.any(String), email: 'ann@example.com' });
    const [user, ...others] = await User.find().lean();
    expect(others).toEqual([]);
    expect(Object.keys(user!).sort()).toEqual(['_id', 'createdAt', 'email', 'passwordHash']);
    expect(String(user!._id)).toBe(response.body.id);
    expect(user!.email).toBe('ann@example.com');
    expect(user!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('signs in', async () => {
    const response = await signUp({ email: 'ann@example.com', password });

    const [cookie] = response.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^session=.*; httponly/i);
    const current = await kit.http().get('/api/users/currentuser').set('Cookie', cookie!);
    expect(current.body).toEqual({ currentUser: response.body });
  });

  it('marks the cookie Secure when the request came by https', async () => {
    const response = await signUp({ email: 'ann@example.com', password }).set(
      'X-Forwarded-Proto',
      'https',
    );
    expect(response.headers['set-cookie']![0]).toMatch(/; secure/i);
  });

  it.each([
    ['8 characters', 'x'.repeat(8)],
    ['128 characters', 'x'.repeat(128)],
    ['128 emojis', '🎟'.repeat(128)],
    ['blanks at its ends', ' spaced out '],
    ['control characters', 'nul\0tab\tbell\x07'],
  ])('takes a password of %s as it is', async (_what, given) => {
    const email = 'ann@example.com';
    expect((await signUp({ email, password: given })).status).toBe(201);
    const signIn = (tried: string) =>
      kit.http().post('/api/users/signin').send({ email, password: tried });
    expect((await signIn(given)).status).toBe(200);
    if (given.trim() !== given) expect((await signIn(given.trim())).status).toBe(400);
  });

  const longest = `${'l'.repeat(64)}@${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.com`;
  it.each([
    ['no email', { password }, ['email']],
    ['no password', { email: 'a@example.com' }, ['password']],
    ['nothing', {}, ['email', 'password']],
    ['null', { email: null, password: null }, ['email', 'password']],
    ['an operator as email', { email: { $gt: '' }, password }, ['email']],
    ['an operator as password', { email: 'a@example.com', password: { $ne: '' } }, ['password']],
    ['lists', { email: ['a@example.com'], password: [password] }, ['email', 'password']],
    ['numbers', { email: 1, password: 12345678 }, ['email', 'password']],
    ['an empty email', { email: '', password }, ['email']],
    ['blanks as email', { email: '   ', password }, ['email']],
    ['an email without @', { email: 'example.com', password }, ['email']],
    ['an email without a domain', { email: 'a@', password }, ['email']],
    ['an email without a dot', { email: 'a@localhost', password }, ['email']],
    ['two emails', { email: 'a@example.com,b@example.com', password }, ['email']],
    ['a blank in the email', { email: 'a b@example.com', password }, ['email']],
    ['a line feed in the email', { email: 'a@example.com\nb@example.com', password }, ['email']],
    ['a NUL in the email', { email: 'a\0@example.com', password }, ['email']],
    [
      'half a surrogate pair',
      { email: 'a@\ud800x.com', password: 'x'.repeat(7) + '\ud800' },
      ['email', 'password'],
    ],
    [
      'an email of 255 characters',
      { email: longest.replace('.com', '.community'), password },
      ['email'],
    ],
    [
      'a password of 7 characters',
      { email: 'a@example.com', password: 'x'.repeat(7) },
      ['password'],
    ],
    ['a password of 7 emojis', { email: 'a@example.com', password: '🎟'.repeat(7) }, ['password']],
    [
      'a password of 129 characters',
      { email: 'a@example.com', password: 'x'.repeat(129) },
      ['password'],
    ],
  ])('answers 400 to %s', async (_what, body, fields) => {
    const response = await signUp(body);

    expect(response.status).toBe(400);
    expect(response.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await User.countDocuments()).toBe(0);
  });

  it('answers 400 to an address that is taken, in whatever case', async () => {
    await signUp({ email: 'ann@example.com', password });
    const response = await signUp({ email: 'ANN@example.com', password: 'another one' });

    expect(response.status).toBe(400);
    expect(response.body).toEqual({
      errors: [{ message: 'This e-mail address is taken', field: 'email' }],
    });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await User.countDocuments()).toBe(1);
  });

  const race = async () => {
    const body = { email: 'ann@example.com', password };
    const responses = await Promise.all(Array.from({ length: 20 }, () => signUp(body)));
    return responses.filter(({ status }) => status === 201).length;
  };

  it('lets one of 20 through who want the same address at the same time', async () => {
    expect(await race()).toBe(1);
    expect(await User.countDocuments()).toBe(1);
  });

  it('would let several through without the unique index (control)', async () => {
    await User.collection.dropIndex('email_1');
    try {
      expect(await race()).toBeGreaterThan(1);
    } finally {
      await User.deleteMany();
      await User.createIndexes();
    }
  });
});
