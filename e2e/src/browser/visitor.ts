import { randomUUID } from 'node:crypto';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '@ticketing/common/testing';
import { PASSWORD, type Person } from '../person';
import { callInPage } from './in-page';
import { look } from './look';
import { names } from './names';
import type { Size } from './sizes';

/** Stripe's test cards, which the sandbox takes as well. */
export const CARDS = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  asksBank: '4000 0025 0000 3155',
} as const;

const TICKET_PATH = /^\/tickets\/[0-9a-f]{24}$/;
export const ORDER_PATH = /^\/orders\/[0-9a-f]{24}$/;

export interface TicketText {
  title: string;
  price: string;
  venue?: string;
}

/** Somebody at a window of the browser: what they do there, and what they must see. */
export class Visitor {
  constructor(
    readonly page: Page,
    readonly size: Size,
    private readonly url: string,
    /** Whether the browser runs scripts. */
    private readonly hasScripts: boolean,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  /** The same person in another tab. */
  async newTab(): Promise<Visitor> {
    return new Visitor(await this.context.newPage(), this.size, this.url, this.hasScripts);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.ready();
  }

  /**
   * Goes back or forward in the history. The page itself does it, so that it is counted from the
   * page that is seen: to the browser as a whole that one may not be known yet.
   */
  async travel(way: 'back' | 'forward'): Promise<void> {
    await this.page.evaluate(`history.${way}()`);
  }

  /** Waits until the page's scripts answer, so that nothing that is done is lost. */
  async ready(): Promise<void> {
    if (!this.hasScripts) return;
    await eventually(async () => expect(await callInPage(this.page, 'is-hydrated')).toBe(true));
  }

  button(name: RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  link(name: RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  field(name: RegExp): Locator {
    return this.page.getByLabel(name);
  }

  /** A button, or a link that looks like one. */
  action(name: RegExp): Locator {
    const main = this.page.getByRole('main');
    return main.getByRole('button', { name }).or(main.getByRole('link', { name })).first();
  }

  async sees(text: RegExp | string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Waits for an address, as `/orders/…`. */
  async isAt(path: string | RegExp): Promise<void> {
    await this.page.waitForURL(url =>
      typeof path === 'string' ? url.pathname === path : path.test(url.pathname),
    );
    await this.ready();
  }

  /** Follows a link of the site's menu, which is folded away where there is no room for it. */
  async follow(name: RegExp): Promise<void> {
    const item = this.page
      .getByRole('banner')
      .getByRole('link', { name })
      .or(this.page.getByRole('menuitem', { name }))
      .filter({ visible: true });
    if ((await item.count()) === 0) await this.button(names.menu.open).first().click();
    await item.first().click();
  }

  async fillCredentials(email: string, password = PASSWORD): Promise<void> {
    await this.field(names.credentials.email).fill(email);
    await this.field(names.credentials.password).fill(password);
  }

  /** Signs up on the page that is open; ends where the site leads then. */
  async signUp(email = `${randomUUID()}@example.com`): Promise<string> {
    await this.isAt('/signup');
    await this.fillCredentials(email);
    await this.action(names.credentials.signUp).click();
    await this.leaves(/^\/signup/);
    return email;
  }

  /** Signs out by way of the menu; ends on the start page. */
  async signOut(): Promise<void> {
    const item = this.page.getByText(names.menu.signOut).filter({ visible: true });
    if ((await item.count()) === 0) await this.button(names.menu.open).first().click();
    await item.first().click();
    await this.isAt('/');
  }

  async signIn(email: string, password = PASSWORD): Promise<void> {
    await this.isAt('/signin');
    await this.fillCredentials(email, password);
    await this.action(names.credentials.signIn).click();
    await this.leaves(/^\/signin/);
  }

  async leaves(path: RegExp): Promise<void> {
    await this.page.waitForURL(url => !path.test(url.pathname));
    await this.ready();
  }

  /** Fills in the sell form, which is open. */
  async fillTicket({ title, price, venue = 'The Old Hall' }: TicketText): Promise<void> {
    await this.field(names.ticketForm.title).fill(title);
    await this.field(names.ticketForm.price).fill(price);
    await this.field(names.ticketForm.venue).fill(venue);
  }

  /** Opens a part of a list, which is a tab or a link. */
  async openTab(name: RegExp): Promise<void> {
    const main = this.page.getByRole('main');
    const tab = main.getByRole('tab', { name }).or(main.getByRole('link', { name })).first();
    await tab.click();
    await main
      .locator('[aria-current], [aria-selected="true"]')
      .filter({ hasText: name })
      .waitFor();
    await this.ready();
  }

  /** Puts a ticket on sale. Returns the path of its page. */
  async sell(ticket: TicketText): Promise<string> {
    await this.isAt('/tickets/new');
    await this.fillTicket(ticket);
    await this.action(names.ticketForm.putOnSale).click();
    await this.isAtTicket(ticket.title);
    return new URL(this.page.url()).pathname;
  }

  /** Waits for the heading of the page itself: those of cards are below it. */
  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  get searchBox(): Locator {
    return this.page.getByRole('searchbox', { name: names.search.words });
  }

  async search(words: string): Promise<void> {
    await this.searchBox.fill(words);
    await this.page.keyboard.press('Enter');
    await this.searchIs(words);
  }

  /** Waits until the list, and its address, are for these words. */
  async searchIs(words: string): Promise<void> {
    await this.page.waitForURL(url => url.searchParams.get('q') === words);
    await this.ready();
    expect(await this.searchBox.inputValue()).toBe(words);
  }

  /** Opens a ticket of the list. */
  async openTicket(title: string): Promise<void> {
    await this.link(new RegExp(title)).first().click();
    await this.isAtTicket(title);
  }

  /** Waits for the page of a ticket: its address too, as a list or a form shows the title already. */
  async isAtTicket(title: string): Promise<void> {
    await this.isAt(TICKET_PATH);
    await this.heading(title);
  }

  /** Reserves the ticket whose page is open. Returns the path of the order. */
  async reserve(): Promise<string> {
    await this.action(names.ticket.reserve).click();
    await this.isAt(ORDER_PATH);
    return new URL(this.page.url()).pathname;
  }

  async fillCard(number: string): Promise<void> {
    await this.field(names.order.cardNumber).fill(number);
    await this.field(names.order.expiry).fill('12/34');
    await this.field(names.order.code).fill('123');
  }

  async pay(number: string): Promise<void> {
    await this.fillCard(number);
    await this.button(names.order.pay).click();
  }

  /** Waits until the card's refusal is told. */
  async isDeclined(): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: names.order.declined }).waitFor();
  }

  /** Pays with a card that is declined, then with one that is good. */
  async paysAtSecondTry(): Promise<void> {
    await this.pay(CARDS.declined);
    await this.isDeclined();
    await this.pay(CARDS.good);
    await this.ownsTicket();
  }

  async ownsTicket(): Promise<void> {
    await this.heading(names.order.isComplete);
  }

  /** Becomes a person who was made by way of the API, without the sign-in page. */
  async becomes({ cookie }: Person): Promise<void> {
    const [name = '', ...value] = cookie.split('=');
    await this.context.addCookies([{ name, value: value.join('='), url: this.url }]);
  }

  /** Keeps the answers of the API to requests for this path, as `/api/orders/**`, from the page. */
  async withhold(path: string): Promise<void> {
    await this.page.route(`${this.url}${path}`, () => undefined);
  }

  /** Has the page answered with this error, whatever it asks for this path. */
  async refuses(path: string, status: number): Promise<void> {
    const json = { errors: [{ message: 'No' }] };
    await this.page.route(`${this.url}${path}`, route => route.fulfill({ status, json }));
  }

  look(name: string): Promise<void> {
    return look(this.page, this.size, name);
  }
}
