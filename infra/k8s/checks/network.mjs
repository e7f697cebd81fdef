// Who reaches whom, tried from inside the pods of a running deployment and compared with what is
// meant: `node infra/k8s/checks/network.mjs`. It ends with 1 if one connection is not as meant.
// OUTSIDE=… names an address outside of the cluster that answers at port 443, where there is one.
import { kubectl } from './kubectl.mjs';

const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration'];
const PAGES_ASK = ['auth', 'tickets', 'orders', 'payments'];
const OUTSIDE = process.env.OUTSIDE ?? '1.1.1.1';
/** The cluster itself has no way to there: what the policies say of it does not show. */
const NO_WAY = ['EHOSTUNREACH', 'ENETUNREACH'];
const TRY_MS = 2_500;

const podIp = name => kubectl('get', 'pod', name, '-o', 'jsonpath={.status.podIP}');

/** Targets by name, as `[host, port]`. */
const targets = async () => ({
  ...Object.fromEntries(SERVICES.map(name => [`${name}-mongo`, [`${name}-mongo`, 27017]])),
  ...Object.fromEntries([...SERVICES, 'client'].map(name => [name, [name, 3000]])),
  nats: ['nats', 4222],
  'nats monitor': [await podIp('nats-0'), 8222],
  redis: ['redis', 6379],
  'outside 443': [OUTSIDE, 443],
  'outside 80': [OUTSIDE, 80],
  'outside 27017': [OUTSIDE, 27017],
  'Kubernetes API': ['kubernetes.default.svc', 443],
});

const mayReach = (from, to) =>
  to === `${from}-mongo` ||
  (to === 'nats' && SERVICES.includes(from)) ||
  (to === 'redis' && from === 'expiration') ||
  (from === 'client' && PAGES_ASK.includes(to)) ||
  (to === 'outside 443' && from === 'payments');

// Runs in a pod. A policy drops what it forbids, so silence means no; an answer of any kind, also
// that there is no such host or port, means that the policies let it pass.
const PROBE = `
  const { connect } = require('node:net');
  const { lookup } = require('node:dns').promises;
  const tryOne = async ([name, [host, port]]) => {
    const { address } = await lookup(host, 4);
    const said = await new Promise(resolve => {
      const socket = connect({ host: address, port });
      socket.setTimeout(${TRY_MS}, () => resolve('silence'));
      socket.on('connect', () => resolve('open'));
      socket.on('error', error => resolve(error.code === 'ETIMEDOUT' ? 'silence' : error.code));
    });
    return [name, said];
  };
  Promise.all(Object.entries(JSON.parse(process.argv[1])).map(tryOne)).then(all => {
    console.log(JSON.stringify(Object.fromEntries(all)));
    process.exit();
  });`;

/** Databases have no program of ours; their shell can connect. */
const fromDatabase = async (pod, all) => {
  const said = {};
  for (const [name, [host, port]] of Object.entries(all)) {
    if (!/^\d/.test(host)) continue;
    const test = `timeout 2 bash -c '</dev/tcp/${host}/${port}' 2>&1; echo $?`;
    const printed = await kubectl('exec', pod, '-c', 'mongod', '--', 'bash', '-c', test);
    if (printed.endsWith('124')) said[name] = 'silence';
    else said[name] = /No route|unreachable/.test(printed) ? NO_WAY[0] : 'open';
  }
  return said;
};

let wrong = 0;
const report = (from, said) => {
  // A pod reaches itself, whatever the policies say.
  const others = Object.entries(said).filter(([to]) => to !== from);
  for (const [to, answer] of others) {
    const isMeant = NO_WAY.includes(answer) || mayReach(from, to) === (answer !== 'silence');
    if (!isMeant) wrong += 1;
    if (!isMeant || answer !== 'silence')
      console.log(`${isMeant ? 'ok   ' : 'WRONG'} ${from} -> ${to}: ${answer}`);
  }
  const silent = others.filter(([, answer]) => answer === 'silence').length;
  console.log(`      ${from}: ${silent} of ${others.length} targets are silent`);
};

const all = await targets();
for (const from of [...SERVICES, 'client']) {
  const args = ['-c', 'app', '--', 'node', '-e', PROBE, JSON.stringify(all)];
  report(from, JSON.parse(await kubectl('exec', `deploy/${from}`, ...args)));
}
const addresses = { ...all, nats: [await podIp('nats-0'), 4222] };
report('auth-mongo', await fromDatabase('auth-mongo-0', addresses));
console.log(wrong === 0 ? 'All as meant.' : `${wrong} connections are not as meant.`);
process.exitCode = wrong === 0 ? 0 : 1;
