import { randomInt } from 'node:crypto';

/** Largest seed. */
export const SEED_LIMIT = 2 ** 32 - 1;

/** Gives numbers from 0 up to, but without, 1 that follow from the seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed for those who gave none: short enough to be typed. */
export function drawSeed(): number {
  return randomInt(1_000_000);
}
