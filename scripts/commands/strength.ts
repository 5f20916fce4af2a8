import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Score } from '../../contracts/strength/score.ts';
import type { Outcome } from '../../contracts/strength/trial.ts';
import { wholeNumber } from '../lib/options.ts';

interface Options {
  readonly only?: string[];
  readonly workers: number;
  readonly write?: string;
}

/** `strength`: breaks the stateful mock on purpose, in many ways, and tells which of these mutants the checks kill. */
export function addStrengthCommand(program: Command): void {
  program
    .command('strength')
    .description('measure which mutants of a service the checks kill')
    .option(
      '--only <names...>',
      'families or names of mutations, or `benign`, separated by commas or spaces; writes no table',
    )
    .option(
      '--workers <number>',
      'processes to run at once',
      wholeNumber(1, 99),
      availableParallelism() + 1,
    )
    .option('--write <folder>', 'clone of this project whose tables are to be written')
    .addHelpText(
      'after',
      `
Examples:
  drs-contract strength                        all of it: some minutes
  drs-contract strength --only secrets benign  one family, and what no check may blame`,
    )
    .action(measure);
}

async function measure({ only, workers, write }: Options): Promise<void> {
  const { select } = await import('../../contracts/strength/select.ts');
  const { tryAll } = await import('../../contracts/strength/pool.ts');
  const { holds, scoreOf } = await import('../../contracts/strength/score.ts');
  const { formatTable } = await import('../../contracts/strength/format-score.ts');
  const names = select(only);
  let done = 0;
  const outcomes = await tryAll(names, {
    workers,
    onOutcome: ({ name }) => showProgress(`${++done}/${names.length} ${name}`),
  });
  showProgress('');
  const score = scoreOf(outcomes);
  if (write && !only) await writeScore(score, resolve(write));
  if (score.total.mutations > 0) console.log(formatTable(score));
  if (score.benign > 0) console.log(benignLine(score));
  for (const name of score.survivors) console.log(`Survived: ${name}.`);
  for (const alarm of score.falseAlarms)
    console.log(`False alarm: ${alarm}.${why(alarm, outcomes)}`);
  if (!holds(score)) process.exitCode = 1;
}

async function writeScore(score: Score, root: string): Promise<void> {
  const { formatScore, withTable } = await import('../../contracts/strength/format-score.ts');
  const folder = join(root, 'contracts/strength');
  await writeFile(join(folder, 'score.md'), formatScore(score));
  await writeFile(join(folder, 'score.json'), `${JSON.stringify(score, null, 2)}\n`);
  const readme = join(root, 'README.md');
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), score));
}

/** What came of the variants that the contract allows. */
function benignLine({ benign, falseAlarms }: Score): string {
  const passed = benign - falseAlarms.length;
  return `Benign variants: ${passed} of ${benign} passed, as all should.`;
}

/** The findings of a false alarm, since they are what has to be corrected. */
function why(alarm: string, outcomes: readonly Outcome[]): string {
  const outcome = outcomes.find(({ name }) => alarm.startsWith(`${name} `));
  return (outcome?.findings ?? []).map((finding) => `\n  ${finding}`).join('');
}

/** One line that is written over; lines of their own where there is no terminal would only be noise. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
