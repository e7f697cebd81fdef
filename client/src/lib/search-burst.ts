/** After a pause as long as this, what is typed next is another search. */
export const BURST_MS = 2_000;

/**
 * Which searches are one: those made while somebody goes on typing. The first of them is a step in
 * the browser's history, and the later ones take its place, so that "back" leads to the search
 * before and not to the letter before.
 */
export class SearchBurst {
  private hasStep = false;
  private until = 0;

  /** Something was typed at that time (ms). */
  type(now: number) {
    if (now > this.until) this.hasStep = false;
    this.until = now + BURST_MS;
  }

  /** How the next search comes into the history. */
  step(): 'push' | 'replace' {
    const step = this.hasStep ? 'replace' : 'push';
    this.hasStep = true;
    return step;
  }

  /** What comes next is another search: the field was left, or Enter pressed. */
  end() {
    this.hasStep = false;
  }
}
