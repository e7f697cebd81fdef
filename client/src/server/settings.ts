import { baseSettings } from '@ticketing/common';
import { z } from 'zod';
import { pageSettings } from '../settings';

/** The settings of the site's process. The probes have a port that the ingress does not reach. */
export const serverSettings = {
  LOG_LEVEL: baseSettings.LOG_LEVEL,
  PORT: baseSettings.PORT,
  HOST: baseSettings.HOST,
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  ...pageSettings,
};
