import { eventually } from '@ticketing/common/testing';
import { startStripeDouble, type StripeDouble } from '@ticketing/stripe-double';
import { names } from './names';
import { sceneOfFile } from './scene';
import { standInForStripe, STRIPE_HOSTS } from './stripe-js';
import { CARDS } from './visitor';

const WALK_TIMEOUT_MS = 120_000;
jest.setTimeout(WALK_TIMEOUT_MS);

let double: StripeDouble;
beforeAll(async () => {
  double = await startStripeDouble();
});

const scene = sceneOfFile(() => ({
  env: {
    STRIPE_KEY: 'sk_test_double',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_double',
    STRIPE_API_BASE: double.url,
  },
  otherHosts: STRIPE_HOSTS,
  prepare: context => standInForStripe(context, double),
}));
afterAll(() => double?.stop());

it('3-D Secure: the bank is refused, then approved, and the ticket is theirs', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path, order } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer });
    await buying.open(path);
    await buying.pay(CARDS.asksBank);
    await buying.button(names.bank.fail).click();
    await buying.sees(names.order.notConfirmed);
    await buying.look('order-bank-refused');
    await buying.pay(CARDS.asksBank);
    await buying.button(names.bank.complete).click();
    await buying.ownsTicket();
    await eventually(() =>
      expect(double.books().get(order.id)).toMatchObject({ captures: 1, refunded: 0 }),
    );
  }));

it('3-D Secure: who reloads the page while the bank waits can go on there', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer });
    await buying.open(path);
    await buying.field(names.order.cardNumber).waitFor();
    await buying.look('order-stripe');
    await buying.pay(CARDS.asksBank);
    await buying.button(names.bank.complete).waitFor();
    await buying.page.reload();
    await buying.ready();
    await buying.button(names.order.toBank).waitFor();
    await buying.look('order-bank-again');
    await buying.button(names.order.toBank).click();
    await buying.button(names.bank.complete).click();
    await buying.ownsTicket();
  }));

it("a card that Stripe declines is told in Stripe's words, and another one pays", () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer, expected: [402] });
    await buying.open(path);
    await buying.paysAtSecondTry();
  }));

it('a card form that cannot be had is told', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer, expected: [503] });
    await buying.page.route(`${STRIPE_HOSTS[0]}/**`, route => route.fulfill({ status: 503 }));
    await buying.open(path);
    await buying.sees(names.order.formNotLoaded);
    await buying.look('order-stripe-away');
  }));

it('Stripe is asked on the payment step and nowhere else', () =>
  scene.walk(async ({ enter }) => {
    const { path } = await scene.market.onSale();
    const looking = await enter({ as: await scene.market.newPerson() });
    const hosts = new Set<string>();
    looking.page.on('request', request => hosts.add(new URL(request.url()).origin));
    for (const page of ['/', path, '/orders', '/my/tickets']) await looking.open(page);
    expect([...hosts]).toEqual([scene.system.url]);
  }));
