import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Results } from '../bench/results.ts';
import type { Subject } from '../bench/subjects.ts';
import { number, wholeNumber } from '../lib/options.ts';

const FOLDER = new URL('../bench/', import.meta.url);
const README = new URL('../../README.md', import.meta.url);

/** Starts of each subject, whose median is its cold start. */
const COLD_STARTS = 5;

/** Measured beside another checkout, unless others are named. */
const BESIDE = ['ceiling', 'prism-silent', 'examples', 'stateful'];

interface Options {
  readonly seconds: number;
  readonly rounds: number;
  readonly only?: string[];
  readonly against?: string;
  readonly write?: boolean;
}

/** `bench`: measures the mock beside other servers, in one run; exit 1 when a target is missed. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure the mock beside other servers that get the same requests')
    .option('--seconds <number>', 'length of one load', number(0.1, 600), 1.2)
    .option('--rounds <number>', 'loads of each subject and status', wholeNumber(1, 99), 5)
    .option('--only <names...>', 'subjects to measure; a target needs the two that it compares')
    .option(
      '--against <folder>',
      'checkout of another commit to measure too, with its dependencies',
    )
    .option('--write', 'write scripts/bench/results.md, results.json and the table of the README')
    .action(bench);
}

async function bench({ only, against, write, ...options }: Options): Promise<void> {
  if (write && (only || against))
    throw new Error(
      'Failed to start: --write with --only or --against would write another table. Leave one of them out.',
    );
  const { selectSubjects, subjectsOf } = await import('../bench/subjects.ts');
  const { formatAgainst, formatResults } = await import('../bench/tables.ts');
  const { judge, TARGETS } = await import('../bench/targets.ts');
  const own = selectSubjects(only ?? (against ? BESIDE : undefined));
  const results = await measureAll([...own, ...(against ? subjectsOf(against) : [])], options);
  const verdicts = judge(TARGETS, results);
  const text = formatResults(results, verdicts);
  if (write) await writeResults(results, text);
  console.log(text);
  if (against) console.log(`## Beside ${against}\n\n${formatAgainst(results)}`);
  if (verdicts.some(({ met }) => !met)) process.exitCode = 1;
}

async function measureAll(
  subjects: readonly Subject[],
  options: Pick<Options, 'seconds' | 'rounds'>,
): Promise<Results> {
  const { measure, readBodies } = await import('../bench/measure.ts');
  const { selectSubjects } = await import('../bench/subjects.ts');
  const { onInterrupt } = await import('../lib/interrupt.ts');
  const { signal, release } = onInterrupt();
  const onProgress = progressTo(process.stderr);
  try {
    const [ours] = selectSubjects(['examples']);
    const bodies = await readBodies(ours as Subject, signal);
    return await measure(subjects, {
      ...options,
      coldStarts: COLD_STARTS,
      bodies,
      signal,
      onProgress,
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error('Failed to measure: interrupted. Run it again.');
  } finally {
    onProgress('');
    release();
  }
}

async function writeResults(results: Results, text: string): Promise<void> {
  const { withSpeed } = await import('../bench/tables.ts');
  await writeFile(new URL('results.md', FOLDER), text);
  await writeFile(new URL('results.json', FOLDER), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(README, withSpeed(await readFile(README, 'utf8'), results));
}

/** One line that is written over on a terminal; elsewhere a line for each part of the run. */
function progressTo(stream: NodeJS.WriteStream): (part: string, subject?: string) => void {
  let last = '';
  return (part, subject = '') => {
    if (stream.isTTY) stream.write(`\r\u001b[K${part} ${subject}`);
    else if (part && part !== last) stream.write(`${part}\n`);
    last = part;
  };
}
