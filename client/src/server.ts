import './server/production';

import {
  collectProcessMetrics,
  createHttpServer,
  drain,
  health,
  type Life,
  listen,
  loadSettings,
  logger,
  runProcess,
  stopOnSignal,
} from '@ticketing/common';
import express from 'express';
import next from 'next';
import { join } from 'node:path';
import { serverSettings } from './server/settings';
import { createSiteApp } from './server/site-app';

/** The package's folder, which holds `.next`; this file is built to `dist`. */
const SITE_DIR = join(__dirname, '..');

const run = async () => {
  const { PORT, HEALTH_PORT, HOST, STRIPE_PUBLISHABLE_KEY } = loadSettings(serverSettings);
  const life: Life = { isStarted: false, isStopping: false };
  collectProcessMetrics();
  const probes = createHttpServer(express().use(health(life, async () => true)));
  await listen(probes, HEALTH_PORT, HOST);

  const site = next({ dev: false, dir: SITE_DIR });
  await site.prepare();
  const withStripe = STRIPE_PUBLISHABLE_KEY !== undefined;
  const server = createHttpServer(createSiteApp(site.getRequestHandler(), { withStripe }));
  const port = await listen(server, PORT, HOST);
  stopOnSignal(async () => {
    life.isStopping = true;
    await drain(server);
    await site.close();
  });
  life.isStarted = true;
  logger.info({ service: 'client', port }, 'listening');
};

runProcess('client', run);
