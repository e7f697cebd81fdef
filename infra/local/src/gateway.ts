import { readFileSync } from 'node:fs';
import { readRoutes } from './gateway/routes';
import { gatewayServer, stopServer } from './gateway/server';

/**
 * The local stand-in for the cluster's ingress controller, a process of its own.
 * Settings: PORT; HOST (all addresses when absent); INGRESS_FILE, the manifest with the routes;
 * NAME_URL, the base URL of each service NAME in it.
 */
const DRAIN_LIMIT_MS = 8_000;

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  process.stderr.write(`gateway: The setting ${name} is missing\n`);
  process.exit(1);
}

const routes = readRoutes(readFileSync(setting('INGRESS_FILE'), 'utf8'));
const services = [...new Set(routes.map(route => route.service))];
const addresses = Object.fromEntries(
  services.map(name => [name, setting(`${name.toUpperCase().replaceAll('-', '_')}_URL`)]),
);
const server = gatewayServer(routes, addresses);

server.on('error', (error: Error) => {
  process.stderr.write(`gateway: ${error.message}\n`);
  process.exit(1);
});
server.listen(Number(setting('PORT')), process.env.HOST || undefined, () => {
  process.stdout.write(`gateway: listening on ${setting('PORT')}\n`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
    void stopServer(server).then(() => process.exit(0));
  });
}
