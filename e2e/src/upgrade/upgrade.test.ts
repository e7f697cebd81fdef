import { eventually } from '@ticketing/common/testing';
import { START_TIMEOUT_MS, startTestSystem, type TestSystem } from '../system';
import { Book, type Fate } from './book';
import { checkBook } from './check';
import { startLoad, TRADERS } from './load';
import { Pacer, Requests } from './requests';

const RATE = 40;
const CHECK_TIMEOUT_MS = 20_000;

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

const start = () =>
  startLoad({ site: { url: system.url }, requests, pacer: new Pacer(RATE), book });
const check = (timeoutMs = CHECK_TIMEOUT_MS) => checkBook({ url: system.url }, book, timeoutMs);
const FATES = ['on sale', 'reserved', 'paid', 'cancelled'] as const;

/** Waits until tickets have met each fate, more than can be on their way from one to another. */
const untilTraded = () =>
  eventually(() => {
    for (const fate of FATES) expect(book.count(fate)).toBeGreaterThan(TRADERS);
  }, 60_000);

describe('the load of the upgrade test', () => {
  it('fails no request of a system that nobody disturbs, and finds all that it did', async () => {
    const stop = start();
    await untilTraded();
    await stop();
    expect(requests.failed).toEqual([]);
    expect(await check()).toEqual([]);
  }, 120_000);

  it('reports what a killed service failed, except while it may, and loses nothing', async () => {
    const stop = start();
    await untilTraded();
    const bringBack = await system.hold('tickets');
    await eventually(() => expect(requests.failed.length).toBeGreaterThan(0));
    await bringBack();
    const outage = requests.begin('outage', true);
    await system.hold('mongo').then(back => back());
    await eventually(() => expect(requests.of(outage).length).toBeGreaterThan(RATE));
    await stop();
    expect(await check()).toEqual([]);
  }, 180_000);

  it('says of each false claim that it is one', async () => {
    const stop = start();
    await untilTraded();
    await stop();
    const dealOf = (fate: Fate) => book.deals.find(deal => deal.fate === fate)!;
    const [onSale, reserved, paid, cancelled] = FATES.map(dealOf);
    reserved!.fate = 'paid';
    paid!.fate = 'cancelled';
    cancelled!.fate = 'reserved';
    onSale!.price += 1;
    const gone = book.add({ ...onSale!, ticketId: '0'.repeat(24) });
    const lost = await check(0);
    expect(lost).toHaveLength(6); // the last one is not found in two ways
    for (const { ticketId } of [onSale!, reserved!, paid!, cancelled!, gone])
      expect(lost.join()).toContain(ticketId);
  }, 120_000);
});
