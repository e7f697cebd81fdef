import { testService } from '@ticketing/common/testing';
import { TriesRecord } from './models/tries-record';
import { service } from './service';

/** Also the control of the tests of the limit: without it, all wrong tries get through. */
it('does not limit anything when RATE_LIMITS is off', async () => {
  const kit = await testService(service, { RATE_LIMITS: 'off' });
  const body = { email: 'ann@example.com', password: 'wrong horse' };
  const tries = Array.from({ length: 30 }, () => kit.http().post('/api/users/signin').send(body));
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(30).fill(400));
  expect(await TriesRecord.countDocuments()).toBe(0);
  await kit.stop();
});
