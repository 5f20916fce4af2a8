import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { Score } from '../contracts/strength/score.ts';
import type { Outcome } from '../contracts/strength/trial.ts';

const FOLDER = new URL('../contracts/strength/', import.meta.url);
const README = new URL('../README.md', import.meta.url);

interface Options {
  readonly only?: string[];
  readonly workers: number;
  readonly write: boolean;
}

/** `strength`: breaks the stateful mock on purpose, in many ways, and tells which of them the checks notice. */
export function addStrengthCommand(program: Command): void {
  program
    .command('strength')
    .description('measure which faults of a service the checks notice')
    .option('--only <names...>', 'families or names of faults, or `benign`; writes no table')
    .option(
      '--workers <number>',
      'processes to run at once',
      parseCount,
      availableParallelism() + 1,
    )
    .option('--no-write', 'leave the table in contracts/strength and the README as it is')
    .action(measure);
}

async function measure({ only, workers, write }: Options): Promise<void> {
  const { select } = await import('../contracts/strength/select.ts');
  const { tryAll } = await import('../contracts/strength/pool.ts');
  const { holds, scoreOf } = await import('../contracts/strength/score.ts');
  const { formatTable } = await import('../contracts/strength/format-score.ts');
  const names = select(only);
  let done = 0;
  const outcomes = await tryAll(names, {
    workers,
    onOutcome: ({ name }) => showProgress(`${++done}/${names.length} ${name}`),
  });
  showProgress('');
  const score = scoreOf(outcomes);
  if (write && !only) await writeScore(score);
  console.log(formatTable(score));
  for (const name of score.survivors) console.log(`Survived: ${name}.`);
  for (const alarm of score.falseAlarms)
    console.log(`False alarm: ${alarm}.${why(alarm, outcomes)}`);
  if (!holds(score)) process.exitCode = 1;
}

async function writeScore(score: Score): Promise<void> {
  const { formatScore, withTable } = await import('../contracts/strength/format-score.ts');
  await writeFile(new URL('score.md', FOLDER), formatScore(score));
  await writeFile(new URL('score.json', FOLDER), `${JSON.stringify(score, null, 2)}\n`);
  const readme = await readFile(README, 'utf8');
  await writeFile(README, withTable(readme, score));
}

/** The findings of a false alarm, since they are what has to be mended. */
function why(alarm: string, outcomes: readonly Outcome[]): string {
  const outcome = outcomes.find(({ name }) => alarm.startsWith(`${name} `));
  return (outcome?.findings ?? []).map((finding) => `\n  ${finding}`).join('');
}

/** One line that is written over; lines of their own where there is no terminal would only be noise. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function parseCount(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number of processes is a whole number from 1 to 99.');
}
