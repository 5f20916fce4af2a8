import { beforeEach, describe, expect, it } from 'vitest';
import { createJournal, type Journal } from '../../../../mocks/pages/inspector/journal.ts';
import { entryWith } from '../log-entry.ts';

let shown: number[];
let journal: Journal;

beforeEach(() => {
  shown = [];
  journal = createJournal({
    add: ({ number }) => shown.push(number),
    removeBefore: (number) => (shown = shown.filter((other) => other >= number)),
    clear: () => (shown = []),
  });
});

function add(from: number, to = from): void {
  for (let number = from; number <= to; number += 1) journal.add({ number, entry: entryWith() });
}

describe('the journal', () => {
  it('shows what comes, and holds it back while paused', () => {
    add(1);
    journal.pause();
    add(2, 3);
    expect([shown, journal.missed]).toEqual([[1], 2]);
    journal.resume();
    expect([shown, journal.missed]).toEqual([[1, 2, 3], 0]);
    add(4);
    expect(shown).toEqual([1, 2, 3, 4]);
  });

  it('counts all that it missed, and holds the newest 500', () => {
    journal.pause();
    add(1, 502);
    expect(journal.missed).toBe(502);
    journal.resume();
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([500, 3, 502]);
  });

  it('forgets what is cleared, held or not', () => {
    add(1, 2);
    journal.pause();
    add(3, 4);
    journal.removeBefore(4);
    expect([shown, journal.missed]).toEqual([[], 1]);
    journal.clear();
    journal.resume();
    expect([shown, journal.missed]).toEqual([[], 0]);
  });
});
