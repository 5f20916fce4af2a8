import type { Path } from './paths.ts';

/** What one load, or the medians of several, say of a subject on one path. */
export interface Figures {
  /** User and system time of its processes for one request, in microseconds. */
  readonly cpuUs: number;
  /** Requests per second. */
  readonly rps: number;
  /** 99th percentile of the time to an answer, in milliseconds. */
  readonly p99Ms: number;
}

/** What was measured of one subject. */
export interface Measured {
  readonly name: string;
  readonly what: string;
  /** Medians over the rounds. */
  readonly paths: Readonly<Record<Path, Figures>>;
  /** Median time from the start to the first right answer, in milliseconds. */
  readonly coldStartMs: number;
  /** Resident memory after the load, in megabytes (10^6 bytes). */
  readonly memoryMb: number;
}

/** A figure of its own for each path, or one for both. */
export type Measure = keyof Figures | 'coldStartMs' | 'memoryMb';

/** The machine that measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly os: string;
  readonly node: string;
  /** Of the minute before the run: what else kept it busy. */
  readonly loadAverage: number;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** What one run found. */
export interface Results {
  readonly machine: Machine;
  readonly settings: {
    readonly seconds: number;
    readonly rounds: number;
    readonly connections: number;
  };
  readonly subjects: readonly Measured[];
}

/** One measure of a subject; undefined where the subject was not measured. */
export function figure(
  { subjects }: Pick<Results, 'subjects'>,
  name: string,
  measure: Measure,
  path: Path = '200',
): number | undefined {
  const subject = subjects.find((candidate) => candidate.name === name);
  if (!subject) return undefined;
  if (measure === 'coldStartMs' || measure === 'memoryMb') return subject[measure];
  return subject.paths[path][measure];
}

/** The middle of an odd number of values, the mean of the middle two of an even one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}
