import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { type Child, startChild } from './child.ts';
import { CONNECTIONS, load } from './load.ts';
import { send, type Status, STATUSES } from './requests.ts';
import { type Figures, type Measure, MEASURE_NAMES, median, type Results } from './results.ts';
import type { Bodies } from './servers/constants.ts';
import type { Subject } from './subjects.ts';

/** How long, how often, and what is told meanwhile. */
export interface MeasureOptions {
  /** Length of one load, in seconds. */
  readonly seconds: number;
  readonly rounds: number;
  /** Starts of each subject, whose median is its cold start. */
  readonly coldStarts: number;
  /** Our own bodies, which the servers that respond with constants send too. */
  readonly bodies: Bodies;
  readonly signal?: AbortSignal;
  readonly onProgress?: (part: string, subject: string) => void;
}

/** What was measured so far of one subject. */
type Samples = Record<Measure, number[]>;

/**
 * Measures the subjects side by side: they take turns in rounds, so that a noisy minute hits all.
 * @throws Error when one does not start, fails a request, or responds with another status.
 */
export async function measure(
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<Results> {
  const { seconds, rounds } = options;
  const machine = describeMachine();
  const samples = subjects.map(
    () => Object.fromEntries(MEASURE_NAMES.map((name) => [name, [] as number[]])) as Samples,
  );
  await measureLoads(subjects, samples, options);
  await measureColdStarts(subjects, samples, options);
  const medians = (own: Samples | undefined) =>
    Object.fromEntries(MEASURE_NAMES.map((name) => [name, median(own?.[name] ?? [])])) as Figures;
  return {
    machine,
    settings: { seconds, rounds, connections: CONNECTIONS },
    subjects: subjects.map(({ name, what }, i) => ({ name, what, figures: medians(samples[i]) })),
  };
}

/** Our own bodies: the servers that respond with constants are to send as many bytes. */
export async function readBodies(subject: Subject, signal?: AbortSignal): Promise<Bodies> {
  const child = await startChild(subject, { reports: true, ...(signal && { signal }) });
  try {
    return { 200: await send(child.port, '200'), 400: await send(child.port, '400') };
  } finally {
    await child.end();
  }
}

async function measureLoads(
  subjects: readonly Subject[],
  samples: readonly Samples[],
  options: MeasureOptions,
): Promise<void> {
  const children: Child[] = [];
  try {
    for (const subject of subjects) {
      options.onProgress?.('start', subject.name);
      children.push(await startChild(subject, { ...options, reports: true }));
    }
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const status of STATUSES) {
        const title = round === 0 ? 'warm-up' : `round ${round} of ${options.rounds}`;
        for (const [i, child] of children.entries()) {
          options.onProgress?.(`${title}, ${status}`, child.name);
          const figures = await measureLoad(child, status, options);
          // The first round is a warm-up, and not kept.
          if (round > 0) keep(samples[i], figures);
        }
      }
    }
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}

function keep(samples: Samples | undefined, figures: Partial<Figures>): void {
  for (const [name, value] of Object.entries(figures)) samples?.[name as Measure].push(value);
}

async function measureLoad(
  child: Child,
  status: Status,
  { seconds, signal }: MeasureOptions,
): Promise<Partial<Figures>> {
  try {
    const before = await child.usage();
    const found = await load({ port: child.port, status, seconds, ...(signal && { signal }) });
    const after = await child.usage();
    return {
      [`cpu${status}`]: (after.cpuUs - before.cpuUs) / found.requests,
      [`rps${status}`]: found.requests / found.seconds,
      [`p99${status}`]: found.p99Ms,
      // After the load that comes last.
      ...(status === STATUSES.at(-1) && { memory: after.rssBytes / 1e6 }),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(
      `Failed to measure ${child.name}: ${(error as Error).message}. ${child.tail()}`,
    );
  }
}

/** Starts each subject several times, by turns, with nothing else running. */
async function measureColdStarts(
  subjects: readonly Subject[],
  samples: readonly Samples[],
  options: MeasureOptions,
): Promise<void> {
  for (let turn = 1; turn <= options.coldStarts; turn += 1) {
    for (const [i, subject] of subjects.entries()) {
      options.onProgress?.(`cold start ${turn} of ${options.coldStarts}`, subject.name);
      const child = await startChild(subject, options);
      samples[i]?.start.push(child.coldStartMs);
      await child.end();
    }
  }
}

/** The machine that measures, and how busy it is before. */
function describeMachine(): string {
  const cores = cpus();
  const date = new Date().toISOString().slice(0, 16).concat('Z');
  return [
    cores[0]?.model.trim() ?? 'unknown processor',
    `${cores.length} cores`,
    `${Math.round(totalmem() / 1e9)} GB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    date,
    `load average before it ${(loadavg()[0] ?? 0).toFixed(1)}`,
  ].join(', ');
}
