// The autoscaler adds a pod of `tickets` when it is asked a lot: reads its list, until there are
// more pods than before or three minutes are over. ADDRESS=… node infra/k8s/checks/autoscaling.mjs
import { kubectl, pause } from './kubectl.mjs';
import { Person } from './site.mjs';

const READERS = 8;
const LIMIT_MS = 180_000;
const POLL_MS = 5_000;

const field = path => kubectl('get', 'hpa', 'tickets', '-o', `jsonpath={${path}}`);
const readyPods = async () =>
  Number(await kubectl('get', 'deploy', 'tickets', '-o', 'jsonpath={.status.readyReplicas}'));

const before = await readyPods();
const end = Date.now() + LIMIT_MS;
let isOver = false;
let answers = 0;
let others = 0;
const visitor = new Person('reader');
const reader = async () => {
  while (!isOver && Date.now() < end) {
    const { status } = await visitor.get('/api/tickets').catch(() => ({ status: 0 }));
    if (status === 200) answers += 1;
    else others += 1;
  }
};
const readers = Array.from({ length: READERS }, reader);
let now = before;
const began = Date.now();
while (now <= before && Date.now() < end) {
  await pause(POLL_MS);
  now = await readyPods();
  const used = await field('.status.currentMetrics[0].resource.current.averageUtilization');
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${seconds} s: ${now} pods ready, CPU at ${used || '?'} % of what is requested`);
}
isOver = true;
await Promise.all(readers);
console.log(`${before} -> ${now} pods; ${answers} answers of 200, ${others} others`);
process.exitCode = now > before && others === 0 ? 0 : 1;
