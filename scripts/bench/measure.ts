import { type Child, startChild } from './child.ts';
import { CONNECTIONS, load } from './load.ts';
import { describeMachine } from './machine.ts';
import { type Path, PATHS } from './paths.ts';
import { type Figures, type Measured, median, type Results } from './results.ts';
import type { Answers } from './subjects/answers.ts';
import type { Subject } from './subjects.ts';

/** How long, how often, and what is told meanwhile. */
export interface MeasureOptions {
  /** Length of one load, in seconds. */
  readonly seconds: number;
  readonly rounds: number;
  /** Starts of each subject, whose median is its cold start. */
  readonly coldStarts: number;
  /** Our own answers, which the servers that answer constants send too. */
  readonly answers: Answers;
  readonly signal?: AbortSignal;
  readonly onProgress?: (part: string, subject: string) => void;
}

/** What the loads say of a subject. */
type Loaded = Pick<Measured, 'paths' | 'memoryMb'>;

type Samples = Record<Path, Sample[]>;

interface Sample extends Figures {
  readonly memoryMb: number;
}

/**
 * Measures the subjects side by side: they take turns in rounds, so that a noisy minute hits all.
 * @throws Error when one does not start, fails a request, or answers another status than the path's.
 */
export async function measure(
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<Results> {
  const machine = describeMachine();
  const loaded = await measureLoads(subjects, options);
  const coldStarts = await measureColdStarts(subjects, options);
  return {
    machine,
    settings: { seconds: options.seconds, rounds: options.rounds, connections: CONNECTIONS },
    subjects: subjects.map(({ name, what }, i) => ({
      name,
      what,
      ...(loaded[i] as Loaded),
      coldStartMs: median(coldStarts[i] ?? []),
    })),
  };
}

async function measureLoads(
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<Loaded[]> {
  const children: Child[] = [];
  try {
    for (const subject of subjects) {
      options.onProgress?.('start', subject.name);
      children.push(await startChild(subject, { ...options, reports: true }));
    }
    const samples = children.map((): Samples => ({ 200: [], 400: [] }));
    for (let round = 0; round <= options.rounds; round += 1) {
      await playRound(children, round, { samples, options });
    }
    return samples.map(mediansOf);
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}

/** One load of each path on each child; the first round is a warm-up, and not kept. */
async function playRound(
  children: readonly Child[],
  round: number,
  { samples, options }: { samples: readonly Samples[]; options: MeasureOptions },
): Promise<void> {
  const title = round === 0 ? 'warm-up' : `round ${round} of ${options.rounds}`;
  for (const path of PATHS) {
    for (const [i, child] of children.entries()) {
      options.onProgress?.(`${title}, ${path}`, child.name);
      const figures = await sample(child, path, options);
      if (round > 0) samples[i]?.[path].push(figures);
    }
  }
}

async function sample(child: Child, path: Path, options: MeasureOptions): Promise<Sample> {
  const { seconds, signal } = options;
  try {
    const before = await child.usage();
    const found = await load({ port: child.port, path, seconds, ...(signal && { signal }) });
    const after = await child.usage();
    return {
      cpuUs: (after.cpuUs - before.cpuUs) / found.requests,
      rps: found.requests / found.seconds,
      p99Ms: found.p99Ms,
      memoryMb: after.rssBytes / 1e6,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(
      `Failed to measure ${child.name}: ${(error as Error).message}. ${child.said()}`,
    );
  }
}

function mediansOf(samples: Samples): Loaded {
  const of = (path: Path, measure: keyof Sample) =>
    median(samples[path].map((sample) => sample[measure]));
  const figures = (path: Path): Figures => ({
    cpuUs: of(path, 'cpuUs'),
    rps: of(path, 'rps'),
    p99Ms: of(path, 'p99Ms'),
  });
  const paths = { 200: figures('200'), 400: figures('400') };
  // After the path that comes last.
  return { paths, memoryMb: of('400', 'memoryMb') };
}

/** Starts each subject several times, by turns, with nothing else running. */
async function measureColdStarts(
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<number[][]> {
  const starts = subjects.map((): number[] => []);
  for (let turn = 1; turn <= options.coldStarts; turn += 1) {
    for (const [i, subject] of subjects.entries()) {
      options.onProgress?.(`cold start ${turn} of ${options.coldStarts}`, subject.name);
      const child = await startChild(subject, options);
      starts[i]?.push(child.coldStartMs);
      await child.end();
    }
  }
  return starts;
}
