import { relative } from 'node:path';
import type { Command } from 'commander';
import { wholeNumber } from '../lib/options.ts';

interface Options {
  readonly seconds: number;
  readonly seed?: number;
  readonly only?: string[];
}

/** `fuzz`: searches for values that show a defect, from any seed; exit 1 when one was found. */
export function addFuzzCommand(program: Command): void {
  program
    .command('fuzz')
    .description('search for defects with random values, and keep those that show one as fixtures')
    .option('--seconds <n>', 'length of the search, all kinds together', wholeNumber(1, 86_400), 60)
    .option('--seed <n>', 'seed of an earlier search, to repeat it', wholeNumber(0, 2 ** 31 - 1))
    .option('--only <kinds...>', 'kinds of values to search among; all when absent')
    .action(search);
}

async function search({ seconds, only, seed = Math.floor(Math.random() * 2 ** 31) }: Options) {
  const { fuzz, FOUND } = await import('../../test/fuzz/run.ts');
  const { SEARCHES } = await import('../../test/fuzz/searches.ts');
  const kinds = SEARCHES.map(({ kind }) => kind);
  const unknown = only?.find((kind) => !kinds.includes(kind));
  if (unknown !== undefined)
    throw new Error(`Failed to search: no kind is called ${unknown}. Pass ${kinds.join(', ')}.`);
  const chosen = SEARCHES.filter(({ kind }) => !only || only.includes(kind));
  console.log(`Seed ${seed}: repeat it with --seed ${seed}.`);
  for (const one of chosen) {
    const limits = { seconds: seconds / chosen.length, seed, folder: FOUND };
    const { kind, drawn, found } = await fuzz(one, limits);
    console.log(`${kind}: ${drawn} values, ${found ? 'a defect' : 'none shows a defect'}.`);
    if (!found) continue;
    process.exitCode = 1;
    console.log(`${found.message}\nKept in ${relative('', found.file)}, which npm test replays.`);
  }
}
