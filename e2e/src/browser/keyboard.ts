import type { Locator, Page } from 'playwright-core';
import { callInPage } from './in-page';

/** More stops than any page has between two things. */
const MOST_STOPS = 80;

/** Somebody who has no mouse: Tab, Enter, Space, the arrows, and text. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on to the next stop. @throws Error when the focus cannot be seen there */
  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string> {
    await this.page.keyboard.press(key);
    const { problems, at } = await callInPage<{ problems: string[]; at: string }>(
      this.page,
      'focus',
    );
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return at;
  }

  /** Tabs until the focus is on it. @throws Error with the stops, when it never is */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor();
    const stops: string[] = [];
    while (!(await this.isAt(target))) {
      stops.push(await this.tab());
      if (stops.length > MOST_STOPS) throw new Error(`${target} is not among ${stops.join(', ')}`);
    }
  }

  /** Goes to a button or a link and presses Enter. */
  async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.press(key);
  }

  /** Goes to a field and types, in place of what it holds. */
  async type(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  private async isAt(target: Locator): Promise<boolean> {
    return (await target.and(this.page.locator(':focus')).count()) > 0;
  }
}
