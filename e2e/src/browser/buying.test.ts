import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { names } from './names';
import { sceneOfFile } from './scene';
import { CARDS, ORDER_PATH } from './visitor';

const WALK_TIMEOUT_MS = 90_000;
jest.setTimeout(WALK_TIMEOUT_MS);

const scene = sceneOfFile();

it('a ticket is put on sale, found, reserved and paid by somebody who signs up on the way', () =>
  scene.walk(async ({ enter }) => {
    const title = scene.market.newTitle();
    const selling = await enter();
    await selling.open('/');
    await selling.follow(names.menu.signUp);
    await selling.signUp();
    await selling.follow(names.menu.sell);
    const path = await selling.sell({ title, price: '19.99' });

    const buying = await enter();
    await buying.open('/');
    await buying.search(title);
    await buying.openTicket(title);
    await buying.action(names.ticket.signInToReserve).click();
    await buying.isAt('/signin');
    await buying.page.getByRole('main').getByRole('link', { name: names.menu.signUp }).click();
    await buying.signUp();
    await buying.isAt(ORDER_PATH); // what they wanted to reserve is reserved
    await buying.pay(CARDS.good);
    await buying.ownsTicket();

    await selling.open(path);
    await selling.sees(names.ticket.yoursIsSold);
  }));

it('a declined card is told, and another one pays', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer, expected: [402] });
    await buying.open(path);
    await buying.paysAtSecondTry();
  }));

it('the bank of the sandbox refuses, then approves', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer });
    await buying.open(path);
    await buying.pay(CARDS.asksBank);
    await buying.button(names.order.refuse).click();
    await buying.sees(names.order.notConfirmed);
    await buying.pay(CARDS.asksBank);
    await buying.button(names.order.approve).click();
    await buying.ownsTicket();
  }));

it('of two buyers one gets the ticket, and the other is told kindly', () =>
  scene.walk(async ({ enter }) => {
    const { path } = await scene.market.onSale();
    const people = await Promise.all([scene.market.newPerson(), scene.market.newPerson()]);
    const [first, second] = await Promise.all(people.map(as => enter({ as, expected: [409] })));
    await Promise.all([first!, second!].map(each => each.open(path)));
    const ends = await Promise.all(
      [first!, second!].map(async each => {
        const { page } = each;
        const told = page.getByText(names.ticket.taken).or(page.getByText(names.ticket.isReserved));
        const end = Promise.race([
          page.waitForURL(/\/orders\//).then(() => 'reserved'),
          told
            .first()
            .waitFor()
            .then(() => 'told'),
        ]);
        // The news may be faster than the click, and take the button away.
        await Promise.race([end, each.action(names.ticket.reserve).click()]);
        return end;
      }),
    );
    expect(ends.sort()).toEqual(['reserved', 'told']);
  }));

it('a reservation outlives a reload and the way back and forth', () =>
  scene.walk(async ({ enter }) => {
    const { title } = await scene.market.onSale();
    const buying = await enter({ as: await scene.market.newPerson() });
    await buying.open('/');
    await buying.search(title);
    await buying.openTicket(title);
    await buying.travel('back');
    await buying.searchIs(title);
    await buying.openTicket(title);
    const order = await buying.reserve();
    await buying.page.reload();
    await buying.ready();
    await buying.page.getByRole('timer').waitFor();
    await buying.travel('back');
    await buying.isAtTicket(title);
    await buying.travel('forward');
    await buying.isAt(order);
    await buying.pay(CARDS.good);
    await buying.ownsTicket();
  }));

it('an order that is paid in one tab is complete in the other, which is not reloaded', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const one = await enter({ as: buyer });
    const other = await one.newTab();
    await one.open(path);
    await other.open(path);
    await one.pay(CARDS.good);
    await one.ownsTicket();
    await other.ownsTicket();
  }));

it('who has signed out in another tab is led to sign in, and back', () =>
  scene.walk(async ({ enter }) => {
    const email = `${randomUUID()}@example.com`;
    const buyer = await scene.market.newPerson(email);
    const { path } = await scene.market.reserved(buyer);
    const one = await enter({ as: buyer, expected: [401] });
    const other = await one.newTab();
    await one.open(path);
    await one.fillCard(CARDS.good);
    await other.open('/');
    await other.signOut();
    // The page may have noticed by itself, and be gone before the button is pressed.
    await one
      .button(names.order.pay)
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await one.signIn(email);
    await one.isAt(path);
    await one.pay(CARDS.good);
    await one.ownsTicket();
  }));

it('whoever gives a reservation back sees it go', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer });
    await buying.open(path);
    await buying.button(names.order.cancel).click();
    await buying.button(names.order.confirmCancel).click();
    await buying.heading(names.order.isReleased);
  }));

it('a ticket that is sold while somebody looks at it says so, without a reload', () =>
  scene.walk(async ({ enter }) => {
    const ticket = await scene.market.onSale();
    const looking = await enter();
    await looking.open(ticket.path);
    const buyer = await scene.market.newPerson();
    const order = await buyer.reserve(ticket.id);
    await looking.sees(names.ticket.isReserved);
    await eventually(() => buyer.pay(order.id));
    await looking.sees(names.ticket.isSold);
  }));

it('a reservation that runs out says so, and what became of the ticket', () =>
  scene.walk(async ({ enter }) => {
    const buyer = await scene.market.newPerson();
    const { path, order, ticket } = await scene.market.reserved(buyer);
    const buying = await enter({ as: buyer });
    await scene.market.endsIn(order, 5);
    await buying.open(path);
    await buying.page.getByRole('timer').waitFor();
    await buying.heading(names.order.hasExpired);
    await eventually(async () => expect((await buyer.ticket(ticket.id)).status).toBe('onsale'));
    await buying.open(`/tickets/${ticket.id}`);
    await buying.action(names.ticket.reserve).waitFor();
  }));
