import { randomInt } from 'node:crypto';

/** Gives names that no other run uses: a prefix drawn afresh, not from the seed, and a count. */
export function createNames(): () => string {
  const run = randomInt(36 ** 7)
    .toString(36)
    .padStart(7, '0');
  let count = 0;
  return () => `Cn${run}${(count++).toString(36).padStart(3, '0')}`;
}
