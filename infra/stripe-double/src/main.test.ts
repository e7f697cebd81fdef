import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clientOf, intentOf } from './testing/client';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

it('runs as a process of its own, and is told what to do by HTTP', async () => {
  const script = join(__dirname, '../dist/main.js');
  child = spawn(process.execPath, [script, '--port', '0', '--seed', '5'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  const [, url, seed] = /listens at (\S+), seed (\d+)/.exec(line)!;
  expect(seed).toBe('5');
  const tell = (method: string, path: string, body?: object) =>
    fetch(`${url}/_double/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  const { paymentIntents } = clientOf(url!);

  const intent = await paymentIntents.create(intentOf('order'));
  await paymentIntents.confirm(intent.id, { payment_method: 'pm_card_threeDSecureRequired' });
  const answer = { client_secret: intent.client_secret, approve: true };
  expect((await tell('POST', 'challenges', answer)).status).toBe(200);
  expect((await tell('POST', 'challenges', answer)).status).toBe(400);
  expect((await tell('POST', 'challenges', {})).status).toBe(400);
  expect(await (await tell('GET', 'books')).json()).toMatchObject([
    { orderId: 'order', authorized: 1999, captured: 0 },
  ]);

  await tell('PUT', 'faults', { rates: { unavailable: 1 } });
  await expect(paymentIntents.retrieve(intent.id)).rejects.toMatchObject({ statusCode: 503 });
  await tell('PUT', 'faults', {});
  await tell('POST', 'lapses', { payment_intent: intent.id });
  expect(await paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'canceled' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
