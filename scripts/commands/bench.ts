import { readFile, writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';

const FOLDER = new URL('../bench/', import.meta.url);
const README = new URL('../../README.md', import.meta.url);

interface Options {
  readonly seconds: number;
  readonly rounds: number;
  readonly only?: string[];
  readonly write?: boolean;
}

/** `bench`: measures the mock beside other servers, in one run; exit 1 when a target is missed. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure the mock beside other servers that answer the same requests')
    .option('--seconds <number>', 'length of one load', parseSeconds, 1.2)
    .option('--rounds <number>', 'loads of each subject and path', parseRounds, 5)
    .option('--only <names...>', 'subjects to measure; a target needs the two that it compares')
    .option('--write', 'write scripts/bench/results.md, results.json and the table of the README')
    .action(bench);
}

async function bench({ seconds, rounds, only, write }: Options): Promise<void> {
  if (write && only)
    throw new Error(
      'Failed to start: --write with --only would write half a table. Leave one of them out.',
    );
  const { runBench } = await import('../bench/run.ts');
  const { formatResults } = await import('../bench/format-results.ts');
  const { withSpeed } = await import('../bench/readme-table.ts');
  const { results, verdicts } = await runBench({ seconds, rounds, ...(only && { only }) });
  const table = formatResults(results, verdicts);
  if (write) {
    await writeFile(new URL('results.md', FOLDER), table);
    const json = JSON.stringify({ ...results, targets: verdicts }, null, 2);
    await writeFile(new URL('results.json', FOLDER), `${json}\n`);
    await writeFile(README, withSpeed(await readFile(README, 'utf8'), results));
  }
  console.log(table);
  if (verdicts.some(({ met }) => !met)) process.exitCode = 1;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds >= 0.1 && seconds <= 600) return seconds;
  throw new InvalidArgumentError('A load takes from 0.1 to 600 seconds.');
}

function parseRounds(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number of rounds is a whole number from 1 to 99.');
}
