// Deletes the pod of each database, of the broker and of Redis in turn, while tickets are made,
// reserved and paid, and then looks for everything that was answered with success. It ends with 1
// if something is missing. BASE_URL=… ADDRESS=… node infra/k8s/checks/restarts.mjs [--kill]
// With --kill the pods get no time to end in order.
import { kubectl, pause, until } from './kubectl.mjs';
import { Person } from './site.mjs';

const PODS = ['auth', 'tickets', 'orders', 'payments', 'expiration']
  .map(name => `${name}-mongo-0`)
  .concat('nats-0', 'redis-0');
const DELETE = process.argv.includes('--kill') ? ['--grace-period=0', '--force'] : [];
/** Between two tickets of one seller, in ms. */
const PACE_MS = 250;
/** Between two deletions, and after the last, in ms: the work goes on meanwhile. */
const REST_MS = 5_000;
const SETTLE_MS = 90_000;
/** An expiry is waited for where reservations last no longer than this, in ms. */
const LONGEST_EXPIRY_MS = 180_000;

const seller = await new Person('seller').signUp();
const buyer = await new Person('buyer').signUp();
/** What was answered with 2xx: `paid` and `unpaid` are orders, `unsold` are tickets. */
const done = { paid: [], unpaid: [], unsold: [] };
const statuses = {};
const note = ({ status }) => {
  statuses[status] = (statuses[status] ?? 0) + 1;
  return status;
};
const ask = promise => promise.catch(error => ({ status: error.code ?? error.message }));

/** One ticket; every third stays unsold, every third is reserved and not paid. */
const trade = async number => {
  const title = `Ticket ${number}`;
  const ticket = await ask(seller.post('/api/tickets', { title, price: 10 }));
  if (note(ticket) !== 201) return;
  if (number % 3 === 0) return done.unsold.push(ticket.body);
  const order = await reserve(ticket.body);
  // It could not be reserved in time, and is looked for like the unsold.
  if (order.status !== 201) return done.unsold.push(ticket.body);
  const pay = number % 3 === 1;
  if (!pay) return done.unpaid.push(order.body);
  const paid = await ask(
    buyer.post('/api/payments', { orderId: order.body.id, token: 'tok_visa' }),
  );
  // 201 is a promise; anything else is none, and the order may be either.
  if (note(paid) === 201) done.paid.push(order.body);
};

/** Orders hears of a ticket by an event, so it may be unknown for a moment. */
const reserve = async ({ id }) => {
  for (let left = 20; ; left -= 1) {
    const order = await ask(buyer.post('/api/orders', { ticketId: id }));
    note(order);
    if (order.status !== 404 || left === 0) return order;
    await pause(100);
  }
};

let isOver = false;
const atWork = new Set();
const work = async () => {
  for (let number = 0; !isOver; number += 1) {
    const one = trade(number).finally(() => atWork.delete(one));
    atWork.add(one);
    await pause(PACE_MS);
  }
  await Promise.all(atWork);
};

const deleteInTurn = async () => {
  for (const pod of PODS) {
    await pause(REST_MS);
    const uid = await kubectl('get', 'pod', pod, '-o', 'jsonpath={.metadata.uid}');
    const began = Date.now();
    await kubectl('delete', 'pod', pod, '--wait=false', ...DELETE);
    await until(`${pod} is ready again`, 120_000, async () => {
      const path = 'jsonpath={.metadata.uid} {.status.containerStatuses[*].ready}';
      const now = await kubectl('get', 'pod', pod, '-o', path).catch(() => '');
      return now && !now.startsWith(uid) && !now.includes('false') && now.includes('true');
    });
    const made = done.paid.length + done.unpaid.length + done.unsold.length;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${pod} deleted; a new one is ready after ${seconds} s; ${made} trades by now`);
  }
  await pause(REST_MS);
};

let missing = 0;
const find = async (what, all, look) => {
  const lost = [];
  for (const one of all) {
    const problem = await until(what, SETTLE_MS, () => look(one)).then(
      () => undefined,
      error => error,
    );
    if (problem) lost.push(`${one.id} (${problem.message})`);
  }
  missing += lost.length;
  console.log(
    `${all.length - lost.length} of ${all.length}: ${what} ${lost.slice(0, 5).join(', ')}`,
  );
};

const isOk = ({ status }, ...wanted) => {
  if (wanted.includes(status)) return true;
  throw new Error(`answered ${status}`);
};
const hasStatus = async (id, status) => {
  const { body } = await buyer.get(`/api/orders/${id}`);
  return body.status === status && body;
};
const isTicket = async (id, status) => {
  const { body } = await buyer.get(`/api/tickets/${id}`);
  return body.status === status;
};

const working = work();
await deleteInTurn().finally(() => (isOver = true));
await working;
console.log('Answers by status:', JSON.stringify(statuses));

await find('both can sign in', [seller, buyer], async person => isOk(await person.signIn(), 200));
await find('paid, the order is complete', done.paid, ({ id }) => hasStatus(id, 'complete'));
await find('paid, the money is captured once', done.paid, async ({ id }) => {
  const { body } = await buyer.get(`/api/payments?orderId=${id}`);
  return body.filter(({ status }) => status === 'captured').length === 1;
});
await find('paid, the ticket is sold', done.paid, ({ ticket }) => isTicket(ticket.id, 'sold'));
const expiry = Math.max(...done.unpaid.map(({ expiresAt }) => Date.parse(expiresAt))) - Date.now();
if (expiry > LONGEST_EXPIRY_MS) {
  await find('not paid, the order is there', done.unpaid, ({ id }) => hasStatus(id, 'created'));
  await find('the ticket is reserved', done.unpaid, ({ ticket }) =>
    isTicket(ticket.id, 'reserved'),
  );
} else {
  await pause(Math.max(expiry, 0));
  await find('not paid, the order has expired', done.unpaid, async ({ id }) => {
    const { cancelReason } = await hasStatus(id, 'cancelled');
    return cancelReason === 'expired';
  });
  await find('the ticket is on sale again', done.unpaid, ({ ticket }) =>
    isTicket(ticket.id, 'onsale'),
  );
}
await find('not sold, the ticket can be reserved', done.unsold, async ({ id }) =>
  isOk(await buyer.post('/api/orders', { ticketId: id }), 201, 409),
);
console.log(missing === 0 ? 'Nothing is lost.' : `${missing} are missing.`);
process.exit(missing === 0 ? 0 : 1);
