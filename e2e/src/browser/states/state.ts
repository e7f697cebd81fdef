import type { ProcessName } from '@ticketing/local';
import type { Person } from '../../person';
import type { VisitorOptions } from '../stage';
import type { Visitor } from '../visitor';
import type { World } from './world';

/** A page in a state: who sees it, where, and what they do there first. */
export interface State extends Pick<VisitorOptions, 'expected'> {
  name: string;
  as?: (world: World) => Person;
  path: (world: World) => string;
  /** Brings the page into the state; what it must show then is waited for. */
  reach: (visitor: Visitor, world: World) => Promise<unknown>;
  /** The process that is away meanwhile. */
  away?: ProcessName;
  /** The process that is there meanwhile, and answers nobody. */
  silent?: ProcessName;
}

export const heading = (name: RegExp) => (visitor: Visitor) => visitor.heading(name);
export const text = (shown: RegExp) => (visitor: Visitor) => visitor.sees(shown);
/** Not what Next.js tells a screen reader of each page, which is an alert too. */
export const alert = (visitor: Visitor) =>
  visitor.page.getByRole('main').getByRole('alert').first().waitFor();
export const wrongField = (visitor: Visitor) =>
  visitor.page.locator('[aria-invalid="true"]').first().waitFor();
/** What is shown in the place of a page that one follows a link of the menu to. */
export const loading = (link: RegExp) => async (visitor: Visitor) => {
  await visitor.follow(link);
  await visitor.page.locator('main .animate-pulse').first().waitFor();
};
/** The question that a button asks first, with the button that says yes to it. */
export const asked = (button: RegExp, yes: RegExp) => async (visitor: Visitor) => {
  await visitor.button(button).click();
  await visitor.button(yes).waitFor();
};
export const seller = (world: World) => world.seller;
export const buyer = (world: World) => world.buyer;
export const newcomer = (world: World) => world.newcomer;
export const at = (path: string) => () => path;
