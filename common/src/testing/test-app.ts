import type { RequestHandler } from 'express';
import { createApp } from '../http/app';

/** The JWT_KEY of {@link testApp}. */
export const TEST_APP_KEY = 'a key for an app under test, long enough';

/** A service's app around some routes, with neither database nor broker. */
export const testApp = (routes: RequestHandler[] = [], { hops = 1, isStopping = false } = {}) =>
  createApp(
    { JWT_KEY: TEST_APP_KEY, TRUST_PROXY_HOPS: hops },
    { isStarted: true, isStopping },
    routes,
  );
