import { onInterrupt } from '../lib/interrupt.ts';
import { judge, type Verdict } from './judge.ts';
import { measure } from './measure.ts';
import { askOwnAnswers, mockHelp } from './own-answers.ts';
import type { Results } from './results.ts';
import { selectSubjects, type Subject, subjectsFor } from './subjects.ts';
import { TARGETS } from './targets.ts';

/** Starts of each subject, whose median is its cold start. */
const COLD_STARTS = 5;

/** What the command was told. */
export interface BenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly only?: readonly string[];
}

/**
 * Measures, with its progress on stderr, and judges the targets.
 * @throws Error when it could not measure, or was interrupted.
 */
export async function runBench({
  only,
  ...options
}: BenchOptions): Promise<{ results: Results; verdicts: Verdict[] }> {
  const all = subjectsFor(await mockHelp());
  const subjects = selectSubjects(all, only);
  const { signal, release } = onInterrupt();
  const onProgress = progressTo(process.stderr);
  try {
    const ours = all.find(({ name }) => name === 'examples') as Subject;
    const answers = await askOwnAnswers(ours, signal);
    const results = await measure(subjects, {
      ...options,
      coldStarts: COLD_STARTS,
      answers,
      signal,
      onProgress,
    });
    return { results, verdicts: judge(TARGETS, results) };
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error('Failed to measure: interrupted. Run it again.');
  } finally {
    onProgress('');
    release();
  }
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
