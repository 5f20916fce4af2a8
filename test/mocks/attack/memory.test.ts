import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, startCommand } from './command.ts';
import { BODIES } from './kinds/bodies.ts';
import { FRAMING } from './kinds/framing.ts';
import { mutants, pipelines } from './mutations.ts';
import type { Held } from './preload/memory.ts';
import { exchange, HALF_CLOSE } from './wire.ts';

const WARM_UP = 4;
const ROUNDS = 3;

/** Requests of one round, about. */
const REQUESTS = 600;

/** Most that a request may leave behind, in bytes: less than 30 were measured, and over 500 of a leak of headers. */
const LIMIT = 150;

const PRELOAD = './test/mocks/attack/preload';

/** Without the flushing of code that ran only once, which frees some megabytes at any time. */
const MEASURED = ['--expose-gc', '--no-flush-bytecode', '--import', `${PRELOAD}/memory.ts`];

describe.concurrent('the memory of the mock under attack', () => {
  it.each([
    ['examples', []],
    ['stateful', ['--stateful']],
  ])('does not grow: %s', async (_name, options) => {
    const { perRequest, resources } = await growth(options, []);
    expect(perRequest).toBeLessThan(LIMIT);
    expect(resources).toBeLessThanOrEqual(0);
  });

  it('is seen to grow when the mock keeps the headers of each request', async () => {
    const { perRequest } = await growth([], ['--import', `${PRELOAD}/leak.ts`]);
    expect(perRequest).toBeGreaterThan(2 * LIMIT);
  });
});

/** Bytes that a request leaves behind, and open resources, from the warm-up to the last round. */
async function growth(
  options: readonly string[],
  node: readonly string[],
): Promise<{ perRequest: number; resources: number }> {
  const mock = await startCommand(options, [...MEASURED, ...node]);
  try {
    for (let i = 0; i < WARM_UP; i++) await round(mock.url);
    const before = await held(mock);
    for (let i = 0; i < ROUNDS; i++) await round(mock.url);
    const after = await held(mock);
    return {
      perRequest: (after.bytes - before.bytes) / (ROUNDS * REQUESTS),
      resources: after.resources - before.resources,
    };
  } finally {
    await mock.end('SIGTERM');
  }
}

const pipelined = pipelines(1, 40, 10);
const broken = fc.sample(mutants, { seed: 1, numRuns: 100 });

/** The same attacks in each round, so that a stateful mock creates nothing new in a later one. */
async function round(url: string): Promise<void> {
  await Promise.all(pipelined.map((bytes) => exchange(url, [bytes])));
  await Promise.all(broken.map((bytes) => exchange(url, [bytes, HALF_CLOSE])));
  await Promise.all([...BODIES.slice(0, 3), ...FRAMING].map(({ writes }) => exchange(url, writes)));
}

async function held({ child }: Command): Promise<Held> {
  child.send('held');
  const [answer] = await once(child, 'message', { signal: AbortSignal.timeout(10_000) });
  return answer as Held;
}
