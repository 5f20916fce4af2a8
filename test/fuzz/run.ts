import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Search } from './search.ts';

/** Where values are kept that showed a defect, one file each, in a folder of their kind. */
export const FOUND = fileURLToPath(new URL('../fixtures/fuzz/', import.meta.url));

/** Values of one round; fast-check draws small values first, so that many short rounds find more than a long one. */
const ROUND = 100;

/** How long and where to search. */
export interface Limits {
  readonly seconds: number;
  /** Seed of the first round; the next has the next. */
  readonly seed: number;
  /** Folder of the values that are found. */
  readonly folder: string;
}

/** What a search came to. */
export interface Result {
  readonly kind: string;
  /** How many values were drawn. */
  readonly drawn: number;
  readonly found?: { readonly file: string; readonly seed: number; readonly message: string };
}

/** Searches in rounds until a value shows a defect, which is made as small as the time allows, or the time is over. */
export async function fuzz<T>(
  search: Search<T>,
  { seconds, seed, folder }: Limits,
): Promise<Result> {
  const { kind, values, check } = search;
  const until = performance.now() + seconds * 1000;
  let drawn = 0;
  const property = fc.asyncProperty(values, async (value) => {
    drawn++;
    await check(value);
  });
  try {
    for (let round = seed; performance.now() < until; round++) {
      const left = { interruptAfterTimeLimit: Math.max(1, until - performance.now()) };
      const run = await fc.check(property, { seed: round, numRuns: ROUND, ...left });
      if (!run.counterexample) continue;
      const file = write(join(folder, kind), run.counterexample[0]);
      const { message } = run.errorInstance as Error;
      return { kind, drawn, found: { file, seed: round, message } };
    }
    return { kind, drawn };
  } finally {
    await search.close?.();
  }
}

/** The values of a kind that were found before. */
export function foundBefore(folder: string, kind: string): { name: string; value: unknown }[] {
  const own = join(folder, kind);
  const names = existsSync(own) ? readdirSync(own) : [];
  return names.map((name) => ({
    name,
    value: JSON.parse(readFileSync(join(own, name), 'utf8')) as unknown,
  }));
}

function write(folder: string, value: unknown): string {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFileSync(file, text);
  return file;
}
