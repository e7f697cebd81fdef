import { appendFileSync, readFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { type RunningEngine, startBroker, startMongo, startRedis } from './index';
import { isAlive } from './process-facts';

const started: RunningEngine[] = [];
const keep = <T extends RunningEngine>(engine: T): T => {
  started.push(engine);
  return engine;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map(engine => engine.stop()));
});

test('a killed mongod keeps what it acknowledged, its port and its place as the primary', async () => {
  const mongo = keep(await startMongo());
  const client = await MongoClient.connect(mongo.url);
  const items = client.db('shop').collection('items');
  await items.insertOne({ name: 'kept' });
  const { pid, port } = mongo;

  await mongo.kill9();
  expect(isAlive(pid)).toBe(false);
  await mongo.restart();

  expect(mongo.pid).not.toBe(pid);
  expect(mongo.port).toBe(port);
  await items.insertOne({ name: 'new' });
  expect(await items.countDocuments()).toBe(2);
  await client.close();
});

test('a data folder of mongod can be served on another port', async () => {
  const folder = `${process.env.TEST_ENGINES_DIR}/moved`;
  const before = keep(await startMongo({ folder }));
  await before.stop();
  const after = keep(await startMongo({ folder }));
  const client = await MongoClient.connect(after.url, { serverSelectionTimeoutMS: 5_000 });
  await client.db('shop').collection('items').insertOne({ name: 'kept' });
  await client.close();
  expect(after.port).not.toBe(before.port);
});

test('brokers and Redis are killed and started again on their ports', async () => {
  const engines = await Promise.all([startBroker(), startRedis()]);
  for (const engine of engines.map(keep)) {
    const { pid, url } = engine;
    await engine.kill9();
    expect(() => engine.pid).toThrow('does not run');
    await engine.restart();
    expect(engine.pid).not.toBe(pid);
    expect(engine.url).toBe(url);
  }
});

test('a broker whose store ends in the middle of a record starts again', async () => {
  const folder = `${process.env.TEST_ENGINES_DIR}/torn`;
  const broker = keep(await startBroker({ folder }));
  await broker.kill9();
  appendFileSync(`${folder}/data/clients.dat`, Buffer.from([40, 0, 0]));
  await broker.restart();
  await broker.restart();
  expect(readFileSync(`${folder}/log`, 'utf8')).toContain('Unexpected EOF for file');
});

test('an engine that cannot start says why', async () => {
  const port = Number(process.env.TEST_REDIS_HOST!.split(':')[1]);
  await expect(startRedis({ port })).rejects.toThrow(`port ${port} is in use`);
});
