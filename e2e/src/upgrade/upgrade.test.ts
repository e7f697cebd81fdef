import { eventually } from '@ticketing/common/testing';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from '../system';
import { Book, type Fate } from './book';
import { checkBook } from './check';
import { FATES, startLoad } from './load';
import { Pacer, Requests } from './requests';

const RATE = 40;
const CHECK_TIMEOUT_MS = 20_000;
/** For what takes a moment, and longer on a busy machine. */
const PATIENCE_MS = 60_000;

let system: TestSystem;
let requests: Requests;
let book: Book;
beforeAll(async () => {
  system = await startTestSystem();
}, START_TIMEOUT_MS);
afterAll(() => system.end(), START_TIMEOUT_MS);
beforeEach(() => {
  requests = new Requests(() => undefined);
  book = new Book(`run${Date.now()}`);
});

/** Ends the load that the test began; again, when it failed half-way. */
let stop: () => Promise<void>;
beforeEach(() => {
  stop = startLoad({ site: { url: system.url }, requests, pacer: new Pacer(RATE), book });
});
afterEach(() => stop(), PATIENCE_MS);

const check = (timeoutMs = CHECK_TIMEOUT_MS) => checkBook({ url: system.url }, book, timeoutMs);

/** Waits until a ticket for each fate is on sale: when the load ends, they have met them. */
const untilTraded = () =>
  eventually(() => expect(book.deals.length).toBeGreaterThan(FATES.length), PATIENCE_MS);

describe('the load of the upgrade test', () => {
  it('fails no request of a system that nobody disturbs, and finds all that it did', async () => {
    await untilTraded();
    await stop();
    expect(requests.failed).toEqual([]);
    expect(await check()).toEqual([]);
  }, 120_000);

  it('reports what a killed service failed, except while it may, and loses nothing', async () => {
    await untilTraded();
    const bringBack = await system.hold('tickets');
    await eventually(() => expect(requests.failed.length).toBeGreaterThan(0), PATIENCE_MS);
    await bringBack();
    const outage = requests.begin('outage', true);
    await system.hold('mongo').then(back => back());
    await eventually(() => expect(requests.of(outage).length).toBeGreaterThan(RATE), PATIENCE_MS);
    await stop();
    expect(await check()).toEqual([]);
  }, 180_000);

  it('says of each false claim that it is one', async () => {
    await untilTraded();
    await stop();
    expect(await check()).toEqual([]);
    const dealOf = (fate: Fate) => book.deals.find(deal => deal.fate === fate)!;
    const [onSale, reserved] = [dealOf('on sale'), dealOf('reserved')];
    const [paid, cancelled] = [dealOf('paid'), dealOf('cancelled')];
    reserved.fate = 'paid';
    paid.fate = 'cancelled';
    cancelled.fate = 'reserved';
    onSale.price += 1;
    const gone = book.add({ ...onSale, ticketId: '0'.repeat(24) });
    const lost = await check(0);
    expect(lost).toHaveLength(7); // the paid one and the one that is gone are not found either
    for (const { ticketId } of [onSale, reserved, paid, cancelled, gone])
      expect(lost.join()).toContain(ticketId);
  }, 120_000);
});
