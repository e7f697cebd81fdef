import { PASSWORD } from '../person';
import { Keyboard } from './keyboard';
import { names } from './names';
import { sceneOfFile } from './scene';
import { CARDS, ORDER_PATH } from './visitor';

const WALK_TIMEOUT_MS = 120_000;
jest.setTimeout(WALK_TIMEOUT_MS);

const scene = sceneOfFile();

const newEmail = () => `${scene.market.newTitle().replace(' ', '-').toLowerCase()}@example.com`;

describe('by keyboard alone, with the focus in sight at every stop', () => {
  it('a ticket is put on sale', () =>
    scene.walk(async ({ enter }) => {
      const title = scene.market.newTitle();
      const selling = await enter();
      const keyboard = new Keyboard(selling.page);
      await selling.open('/signup?next=/tickets/new');
      await keyboard.type(selling.field(names.credentials.email), newEmail());
      await keyboard.type(selling.field(names.credentials.password), PASSWORD);
      await keyboard.press(selling.action(names.credentials.signUp));
      await selling.isAt('/tickets/new');
      await keyboard.type(selling.field(names.ticketForm.title), title);
      await keyboard.type(selling.field(names.ticketForm.price), '19.99');
      await keyboard.press(selling.action(names.ticketForm.putOnSale), 'Space');
      await selling.isAtTicket(title);
    }));

  it('a ticket is found, reserved and paid', () =>
    scene.walk(async ({ enter }) => {
      const { title } = await scene.market.onSale();
      const buying = await enter({ as: await scene.market.newPerson() });
      const keyboard = new Keyboard(buying.page);
      await buying.open('/');
      await keyboard.type(buying.searchBox, title);
      await buying.page.keyboard.press('Enter');
      await buying.searchIs(title);
      await keyboard.press(buying.link(new RegExp(title)).first());
      await buying.isAtTicket(title);
      await keyboard.press(buying.action(names.ticket.reserve));
      await buying.isAt(ORDER_PATH);
      await keyboard.type(buying.field(names.order.cardNumber), CARDS.asksBank);
      await keyboard.type(buying.field(names.order.expiry), '12/34');
      await keyboard.type(buying.field(names.order.code), '123');
      await keyboard.press(buying.button(names.order.pay));
      await keyboard.press(buying.button(names.order.approve), 'Space');
      await buying.ownsTicket();
    }));

  it('a reservation is given back', () =>
    scene.walk(async ({ enter }) => {
      const buyer = await scene.market.newPerson();
      const { path } = await scene.market.reserved(buyer);
      const buying = await enter({ as: buyer });
      const keyboard = new Keyboard(buying.page);
      await buying.open(path);
      await keyboard.press(buying.button(names.order.cancel));
      await keyboard.press(buying.button(names.order.confirmCancel));
      await buying.heading(names.order.isReleased);
    }));

  it('the first stop leads past the menu', () =>
    scene.walk(async ({ enter }) => {
      const visitor = await enter();
      const keyboard = new Keyboard(visitor.page);
      await visitor.open('/');
      await keyboard.tab();
      await visitor.page.keyboard.press('Enter');
      await keyboard.tab();
      const isInMain = visitor.page.getByRole('main').locator(':focus');
      expect(await isInMain.count()).toBe(1);
    }));
});
