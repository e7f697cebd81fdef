import { cookieFor, newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
});
afterAll(() => kit.stop());

describe('POST /api/users/signout', () => {
  it('clears the cookie', async () => {
    const response = await kit
      .http()
      .post('/api/users/signout')
      .set('Cookie', cookieFor(newUser()));
    expect(response.status).toBe(200);
    expect(response.body).toEqual({});
    expect(response.headers['set-cookie']![0]).toMatch(/^session=; .*expires=Thu, 01 Jan 1970/i);
  });

  it('answers 200 to who is signed out', async () => {
    const response = await kit.http().post('/api/users/signout').send({});
    expect(response.status).toBe(200);
    expect(response.body).toEqual({});
  });

  it('is refused to another site', async () => {
    const response = await kit
      .http()
      .post('/api/users/signout')
      .set('Cookie', cookieFor(newUser()))
      .set('Sec-Fetch-Site', 'cross-site');
    expect(response.status).toBe(403);
    expect(response.headers['set-cookie']).toBeUndefined();
  });
});
