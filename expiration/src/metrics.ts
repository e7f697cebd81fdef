import { registry } from '@ticketing/common';
import { Gauge, Histogram } from 'prom-client';

/** How late deadlines were fired, and by what. */
export const lateness = new Histogram({
  name: 'deadline_lateness_seconds',
  help: 'Time from the end of a reservation until it was told, by what told it: timer or sweep.',
  labelNames: ['by'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
  registers: [registry],
});

export const redisConnected = new Gauge({
  name: 'redis_connected',
  help: '1 while the connection to Redis is up.',
  registers: [registry],
});
