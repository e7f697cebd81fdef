import { logger, TooManyRequestsError, UnavailableError } from '@ticketing/common';
import { giveBackPlace, isFullUntil, takePlace } from './models/tries-record';

/** Tries for one key that wait in this process for others to end. */
const MAX_WAITING = 200;

const tooMany = (freeAt: Date) =>
  new TooManyRequestsError(
    'Too many wrong tries, please wait',
    (freeAt.getTime() - Date.now()) / 1000,
  );

/** Something of which only so many wrong tries are allowed. */
export interface Limited {
  key: string;
  limit: number;
}

interface Gate {
  /** Tries of this process that look for a place or have one. */
  underWay: number;
  /** How many of them have given theirs back so far. */
  givenBack: number;
  /** Those that found no place while others were under way, which may yet give theirs back. */
  waiting: { again(): void; refuse(error: Error): void }[];
}

/**
 * Allows so many wrong tries and does not count the right ones, exactly, however many are made at
 * the same time: a try takes a place in the database before it is decided, and gives it back unless
 * it was wrong. So that many right tries at once are not refused because of one another, one that
 * finds no place waits while others of this process are under way.
 *
 * The usual rate-limiting packages count first and can only reset or reward a whole key: with tries
 * at the same time they either let too many wrong ones through or refuse right ones.
 */
export class TryGate {
  private readonly gates = new Map<string, Gate>();

  /**
   * Runs `work` within the limits; null says that the try was wrong. If the process dies before the
   * end, the try counts as a wrong one.
   * @throws TooManyRequestsError before any work when a limit is reached
   */
  async attempt<T>(limits: Limited[], work: () => Promise<T | null>): Promise<T | null> {
    const places: { key: string; place: string }[] = [];
    let isWrong = false;
    try {
      for (const { key, limit } of limits)
        places.push({ key, place: await this.enter(key, limit) });
      const result = await work();
      isWrong = result === null;
      return result;
    } finally {
      await Promise.all(places.map(({ key, place }) => this.leave(key, place, isWrong)));
    }
  }

  /** Refuses, as {@link attempt} would, without taking a place. @throws TooManyRequestsError */
  async refuseIfFull(limits: Limited[]): Promise<void> {
    for (const { key, limit } of limits) {
      if (this.gates.has(key)) continue; // the places taken may be given back: not decided yet
      const freeAt = await isFullUntil(key, limit);
      if (freeAt && !this.gates.has(key)) throw tooMany(freeAt);
    }
  }

  private async enter(key: string, limit: number): Promise<string> {
    const gate = this.gates.get(key) ?? { underWay: 0, givenBack: 0, waiting: [] };
    this.gates.set(key, gate);
    gate.underWay += 1;
    for (;;) {
      const before = gate.givenBack;
      const taken = await takePlace(key, limit).catch((error: unknown) => {
        this.end(key, gate);
        throw error;
      });
      if (taken.place !== undefined) return taken.place;
      if (gate.givenBack === before) await this.wait(key, gate, taken.freeAt);
    }
  }

  /** Resolves, being under way again, when it is worth another look. */
  private async wait(key: string, gate: Gate, freeAt: Date): Promise<void> {
    gate.underWay -= 1;
    if (gate.underWay > 0) {
      if (gate.waiting.length >= MAX_WAITING) throw new UnavailableError();
      return new Promise((again, refuse) => gate.waiting.push({ again, refuse }));
    }
    // Nobody is left who could give a place back, to this try or to those that wait.
    this.gates.delete(key);
    const error = tooMany(freeAt);
    for (const one of gate.waiting.splice(0)) one.refuse(error);
    throw error;
  }

  private async leave(key: string, place: string, isWrong: boolean): Promise<void> {
    const gate = this.gates.get(key)!;
    if (!isWrong) {
      await giveBackPlace(key, place)
        .then(() => (gate.givenBack += 1))
        // Counting one try too many is no reason to fail a right one.
        .catch((error: unknown) => logger.warn({ err: error }, 'A try was not given back'));
    }
    this.end(key, gate);
  }

  private end(key: string, gate: Gate) {
    gate.underWay -= 1;
    const next = gate.waiting.shift();
    if (next) {
      gate.underWay += 1;
      next.again();
    } else if (gate.underWay === 0) this.gates.delete(key);
  }
}
