import { Payment } from '../models/payment';
import { paymentsKit } from '../testing/payments-kit';

const RACERS = 20;
/** Those of the control all get through to the end, each at the cost of the others' tries. */
const CONTROL_RACERS = 4;

let kit: Awaited<ReturnType<typeof paymentsKit>>;
beforeAll(async () => {
  kit = await paymentsKit();
});
afterAll(() => kit.stop());

/** Lets nobody go on who has read a payment until `count` have: the worst of all schedules. */
const readTogether = (count: number) => {
  const findById = Payment.findById.bind(Payment) as (id: unknown) => Promise<unknown>;
  let readers = 0;
  let open!: () => void;
  const gate = new Promise<void>(resolve => (open = resolve));
  const read = async (id: unknown) => {
    const found = await findById(id);
    if (++readers === count) open();
    await gate;
    return found;
  };
  return jest.spyOn(Payment, 'findById').mockImplementation(read as never);
};

/** The same payment submitted by all racers at once: how many answers of each status. */
const race = async (racers: number) => {
  const { order, cookie } = await kit.givenOrder();
  const together = readTogether(racers);
  const answers = await Promise.all(
    Array.from({ length: racers }, () => kit.pay(order.id, cookie).then(({ status }) => status)),
  );
  together.mockRestore();
  const count = (status: number) => answers.filter(one => one === status).length;
  return { order, created: count(201), refused: count(409) };
};

describe('an order submitted many times at once', () => {
  it('is authorized once, the other submits are refused', async () => {
    kit.gateway.heal();
    const { order, created, refused } = await race(RACERS);
    expect({ created, refused }).toEqual({ created: 1, refused: RACERS - 1 });
    expect(kit.gateway.calls.confirm).toBe(1);
    const books = await kit.books(order.id);
    expect(books).toHaveLength(1);
    expect(books[0]!.charges).toHaveLength(1);
    expect((await kit.stored(order.id)).ledger).toHaveLength(1);
  });

  it('control: without the version check several submits go through to the processor', async () => {
    kit.gateway.heal();
    Payment.schema.set('optimisticConcurrency', false);
    try {
      const { created } = await race(CONTROL_RACERS);
      expect(created).toBeGreaterThan(1);
      expect(kit.gateway.calls.confirm).toBe(CONTROL_RACERS);
    } finally {
      Payment.schema.set('optimisticConcurrency', true);
    }
  });
});

describe('a payment and a cancellation at once', () => {
  it.each([
    ['the intent is created', 'create'],
    ['the card is authorized', 'confirm'],
  ] as const)('hold no money in the end: cancelled while %s', async (_name, call) => {
    kit.gateway.heal();
    const { order, cookie } = await kit.givenOrder();
    kit.gateway.during(call, () => kit.cancel(order));
    await kit.pay(order.id, cookie).expect(409);
    const { ledger } = await kit.settled(order.id, 'released');
    expect(ledger.map(({ kind }) => kind)).toEqual(['authorized', 'released']);
    expect(await kit.books(order.id)).toMatchObject([{ status: 'canceled', capturedCents: 0 }]);
  });

  it('hold no money in the end: cancelled at any moment', async () => {
    for (let delay = 0; delay < 100; delay += 5) {
      const { order, cookie } = await kit.givenOrder();
      const [answer] = await Promise.all([
        kit.pay(order.id, cookie),
        new Promise(resolve => setTimeout(resolve, delay)).then(() => kit.cancel(order)),
      ]);
      expect([201, 409]).toContain(answer.status);
      const { attempts } = await kit.stored(order.id);
      await kit.settled(order.id, attempts.length > 0 ? 'released' : 'pending');
      for (const { status } of await kit.books(order.id)) expect(status).toBe('canceled');
    }
  });
});

describe('two processes that settle the same payment', () => {
  it('capture once', async () => {
    const { order, cookie } = await kit.givenOrder();
    await kit.pay(order.id, cookie).expect(201);
    await Promise.all([
      kit.complete(order),
      ...Array.from({ length: 5 }, () => kit.complete(order).then(() => kit.settleNow(order.id))),
    ]);
    const { ledger } = await kit.settled(order.id, 'captured');
    expect(ledger.filter(({ kind }) => kind === 'captured')).toHaveLength(1);
  });
});
