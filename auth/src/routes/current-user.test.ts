import { cookieFor, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

describe('GET /api/users/currentuser', () => {
  const currentUser = (cookie = '') =>
    kit.http().get('/api/users/currentuser').set('Cookie', cookie);

  it('answers the user of the session', async () => {
    const user = newUser();
    const response = await currentUser(cookieFor(user));
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ currentUser: user });
  });

  it.each([
    ['no cookie', () => ''],
    ['a cookie of nonsense', () => 'session=%%%'],
    ['a cookie of another key', () => cookieFor(newUser(), 'another key, that is long enough')],
  ])('answers null to %s', async (_what, cookie) => {
    const response = await currentUser(cookie());
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ currentUser: null });
  });
});
