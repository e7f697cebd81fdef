import { Agent, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHttpServer, drain, listen } from './server';

let answers: ServerResponse[];
let server: Server;
let port: number;

/** A server that keeps its answers until the test gives them. */
beforeEach(async () => {
  answers = [];
  server = createHttpServer((_req, res) => answers.push(res));
  port = await listen(server, 0, '127.0.0.1');
});
afterEach(() => server.close());

const ask = (agent = new Agent({ keepAlive: true })): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent }, res => resolve(res.resume())).on('error', reject);
  });

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 5));
};

describe('drain', () => {
  it('waits for the answers at work', async () => {
    const asked = ask();
    await until(() => answers.length === 1);
    let isDrained = false;
    const drained = drain(server).then(() => (isDrained = true));
    await until(() => !server.listening);
    expect(isDrained).toBe(false);
    answers[0]?.end('late');
    expect((await asked).statusCode).toBe(200);
    await drained;
  });

  it('lets no client keep its connection, neither for what began before nor after', async () => {
    const [before, agent] = [ask(), new Agent({ keepAlive: true })];
    await until(() => answers.length === 1);
    const drained = drain(server);
    const after = ask(agent);
    await until(() => answers.length === 2);
    for (const res of answers) res.end();
    for (const asked of [before, after]) expect((await asked).headers.connection).toBe('close');
    await drained;
  });

  it('keeps connections as long as nothing is drained', async () => {
    const asked = ask();
    await until(() => answers.length === 1);
    answers[0]?.end();
    expect((await asked).headers.connection).toBe('keep-alive');
  });
});
