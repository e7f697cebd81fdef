import { randomUUID } from 'node:crypto';
import { inBatches } from '../in-batches';
import { names } from './names';
import { sceneOfFile } from './scene';
import { ORDER_PATH } from './visitor';

const WALK_TIMEOUT_MS = 60_000;
jest.setTimeout(WALK_TIMEOUT_MS);

const scene = sceneOfFile();

/** More tickets than a page of the list has. */
const PAGE_AND_MORE = 30;
const AT_ONCE = 5;
const WITHOUT = { scripts: false };

describe('in a browser without scripts', () => {
  it('somebody signs in, finds a ticket and reserves it', () =>
    scene.walk(async ({ enter }) => {
      const email = `${randomUUID()}@example.com`;
      await scene.market.newPerson(email);
      const { title, path } = await scene.market.onSale();
      const visitor = await enter(WITHOUT);
      await visitor.open('/');
      await visitor.search(title);
      await visitor.openTicket(title);
      await visitor.action(names.ticket.signInToReserve).click();
      await visitor.signIn(email);
      if (new URL(visitor.page.url()).pathname === path) await visitor.reserve();
      await visitor.isAt(ORDER_PATH);
    }));

  it('a wrong password is told', () =>
    scene.walk(async ({ enter }) => {
      const email = `${randomUUID()}@example.com`;
      await scene.market.newPerson(email);
      const visitor = await enter({ ...WITHOUT, expected: [400] });
      await visitor.open('/signin');
      await visitor.fillCredentials(email, 'not the password');
      await visitor.action(names.credentials.signIn).click();
      await visitor.sees(names.credentials.wrongPair);
    }));

  it('somebody puts a ticket on sale, after being told what was wrong with it', () =>
    scene.walk(async ({ enter }) => {
      const visitor = await enter({
        ...WITHOUT,
        as: await scene.market.newPerson(),
        expected: [400],
      });
      await visitor.open('/tickets/new');
      await visitor.fillTicket({ title: 'No script', price: '0.001' });
      await visitor.action(names.ticketForm.putOnSale).click();
      await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
      await visitor.open('/tickets/new');
      await visitor.sell({ title: scene.market.newTitle(), price: '19.99' });
    }));

  it('what is on sale is changed, then withdrawn', () =>
    scene.walk(async ({ enter }) => {
      const seller = await scene.market.newPerson();
      const { id } = await seller.sell({ title: scene.market.newTitle(), price: 10 });
      const visitor = await enter({ ...WITHOUT, as: seller });
      const title = scene.market.newTitle();
      await visitor.open(`/tickets/${id}/edit`);
      await visitor.fillTicket({ title, price: '12' });
      await visitor.action(names.ticketForm.save).click();
      await visitor.isAt(`/tickets/${id}`);
      await visitor.heading(title);
      await visitor.open(`/tickets/${id}/edit`);
      await visitor.button(names.ticketForm.withdraw).click();
      await visitor.isAt('/my/tickets');
      expect(await seller.ticket(id)).toMatchObject({ title, price: 12, status: 'withdrawn' });
    }));

  it('what is reserved is released', () =>
    scene.walk(async ({ enter }) => {
      const buyer = await scene.market.newPerson();
      const { path } = await scene.market.reserved(buyer);
      const visitor = await enter({ ...WITHOUT, as: buyer });
      await visitor.open(path);
      await visitor.button(names.order.cancel).click();
      await visitor.heading(names.order.isReleased);
    }));

  it('a theme is chosen where one is', () =>
    scene.walk(async ({ enter }) => {
      const visitor = await enter(WITHOUT);
      await visitor.open('/?q=jazz&sort=price');
      await visitor.button(names.theme.dark).click();
      await visitor.page.locator('html[data-theme="dark"]').waitFor();
      expect(new URL(visitor.page.url()).search).toBe('?q=jazz&sort=price');
    }));

  it('a list is paged', () =>
    scene.walk(async ({ enter }) => {
      const visitor = await enter(WITHOUT);
      const title = scene.market.newTitle();
      await inBatches(PAGE_AND_MORE, AT_ONCE, n =>
        scene.market.seller.sell({ title: `${title} ${n}`, price: 10 }),
      );
      await visitor.open(`/?q=${encodeURIComponent(title)}`);
      await visitor.link(names.search.next).click();
      await visitor.page.waitForURL(url => url.searchParams.has('cursor'));
      await visitor.link(new RegExp(title)).first().waitFor();
    }));
});
