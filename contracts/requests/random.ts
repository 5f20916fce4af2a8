import { randomInt } from 'node:crypto';

/** Draws numbers that the seed decides. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** Text of a length, drawn from an alphabet. */
  text(length: number, alphabet?: string): string;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A generator whose every draw follows from the seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const text = (length: number, alphabet = ALPHANUMERIC): string =>
    Array.from({ length }, () => alphabet[int(alphabet.length)]).join('');
  return { int, text };
}

/** A seed for a run that was given none. */
export function drawSeed(): number {
  return randomInt(2 ** 31);
}

/** Gives names that no other run uses: a prefix drawn afresh, not from the seed, and a count. */
export function createNames(): () => string {
  const run = randomInt(36 ** 7)
    .toString(36)
    .padStart(7, '0');
  let count = 0;
  return () => `Cn${run}${(count++).toString(36).padStart(3, '0')}`;
}
