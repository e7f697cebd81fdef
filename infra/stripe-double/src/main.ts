import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startStripeDouble } from './start-stripe-double';

const DEFAULT_PORT = 12_111;
const MAX_SEED = 1_000_000;

const HELP = `npm start -w @ticketing/stripe-double [-- OPTIONS]
  --port N             where it listens (${DEFAULT_PORT})
  --seed N             decides which calls fail; printed when none is given
  --faults JSON        as in '{"rates":{"error-after":0.1,"reset-before":0.1},"latencyMs":[0,200]}'
  --webhook-url URL    where events go, signed with
  --webhook-secret S   this secret
Point payments at it: STRIPE_KEY=sk_test_double STRIPE_API_BASE=http://127.0.0.1:${DEFAULT_PORT}`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const text = { type: 'string' } as const;

const main = async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      seed: text,
      faults: text,
      'webhook-url': text,
      'webhook-secret': text,
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(HELP);
  const { 'webhook-url': url, 'webhook-secret': secret } = values;
  const double = await startStripeDouble({
    port: Number(values.port),
    seed: values.seed ?? randomInt(MAX_SEED),
    faults: JSON.parse(values.faults ?? '{}') as object,
    webhook: url && secret ? { url, secret } : undefined,
  });
  say(`Stripe's double listens at ${double.url}, seed ${double.seed}`);
  const stop = () => void double.stop().then(() => process.exit(0));
  process.on('SIGINT', stop).on('SIGTERM', stop);
};

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
