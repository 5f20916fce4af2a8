import { randomInt } from 'node:crypto';

/** Draws that follow from a seed. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** A number from 0 up to, but without, 1. */
  fraction(): number;
  /** Text of a length, drawn from an alphabet. */
  text(length: number, alphabet?: string): string;
}

/** Largest seed. */
export const SEED_LIMIT = 2 ** 32 - 1;

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A generator whose every draw follows from the seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  return {
    int,
    fraction: () => next() / 2 ** 32,
    text: (length, alphabet = ALPHANUMERIC) =>
      Array.from({ length }, () => alphabet[int(alphabet.length)]).join(''),
  };
}

/** A seed for a run that was given none: short enough to be typed. */
export function drawSeed(): number {
  return randomInt(1_000_000);
}
