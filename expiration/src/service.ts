import { baseSettings, defineService } from '@ticketing/common';
import { listeners } from './listeners';
import { lateness } from './metrics';
import { Deadline, fireDeadline } from './models/deadline';
import { keyPrefixFor, redisHost } from './settings';
import { dueSweep, timerRebuild } from './sweeps';
import { Timers } from './timers';

const fireBy = (by: 'timer' | 'sweep') => async (orderId: string) => {
  const lateMs = await fireDeadline(orderId);
  if (lateMs !== undefined) lateness.observe({ by }, lateMs / 1000);
};

export const service = defineService({
  name: 'expiration',
  settings: { ...baseSettings, REDIS_HOST: redisHost },
  models: [Deadline],
  build: ({ REDIS_HOST, MONGO_URI }) => {
    const keyPrefix = keyPrefixFor(MONGO_URI);
    const timers = new Timers({ redis: REDIS_HOST, keyPrefix, onTime: fireBy('timer') });
    return {
      routes: [],
      listeners: listeners(timers),
      workers: [timers, timerRebuild(timers), dueSweep(fireBy('sweep'))],
    };
  },
});
