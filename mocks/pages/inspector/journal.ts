import type { Numbered } from './api.ts';

/** Entries that the page keeps; the oldest go first. */
export const LIMIT = 500;

/** Where the journal puts what is to be seen. */
export interface Sink {
  add(item: Numbered): void;
  /** Takes away what is older than a number. */
  removeBefore(number: number): void;
  clear(): void;
}

/** What came, on its way to the page: at once, or held back while paused. */
export interface Journal extends Sink {
  readonly paused: boolean;
  /** How many came while paused, with those that were too many to hold. */
  readonly missed: number;
  pause(): void;
  resume(): void;
}

/** A journal that is not paused. */
export function createJournal(sink: Sink): Journal {
  let held: Numbered[] = [];
  let paused = false;
  let missed = 0;
  function drop(): void {
    held = [];
    missed = 0;
  }
  return {
    get paused() {
      return paused;
    },
    get missed() {
      return missed;
    },
    add(item) {
      if (!paused) return sink.add(item);
      missed += 1;
      if (held.push(item) > LIMIT) held.shift();
    },
    removeBefore(number) {
      held = held.filter((item) => item.number >= number);
      missed = Math.min(missed, held.length);
      sink.removeBefore(number);
    },
    clear() {
      drop();
      sink.clear();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      for (const item of held) sink.add(item);
      drop();
    },
  };
}
