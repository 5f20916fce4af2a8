/** What is measured of a subject: a figure, how it is written, and from where. */
export const MEASURES = {
  cpu200: { name: 'CPU, 200', unit: 'µs', digits: 1, isShown: true },
  cpu400: { name: 'CPU, 400', unit: 'µs', digits: 1, isShown: true },
  rps200: { name: 'requests/s', unit: '', digits: 0, isShown: true },
  rps400: { name: 'requests/s, 400', unit: '', digits: 0 },
  p99200: { name: 'p99, 200', unit: 'ms', digits: 2 },
  p99400: { name: 'p99, 400', unit: 'ms', digits: 2 },
  start: { name: 'start', unit: 'ms', digits: 0, isShown: true },
  memory: { name: 'memory', unit: 'MB', digits: 0, isShown: true },
} as const satisfies Record<
  string,
  { name: string; unit: string; digits: number; isShown?: boolean }
>;

/** One of them. */
export type Measure = keyof typeof MEASURES;

/** All of them, in the order of the table. */
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

/** Medians of one subject. */
export type Figures = Readonly<Record<Measure, number>>;

/** What one run found. */
export interface Results {
  /** Processor, memory, system, Node, date and load average before the run, for people. */
  readonly machine: string;
  readonly settings: {
    readonly seconds: number;
    readonly rounds: number;
    readonly connections: number;
  };
  readonly subjects: readonly {
    readonly name: string;
    readonly what: string;
    readonly figures: Figures;
  }[];
}

/** A subject's figure as a multiple of another's; undefined where one of them was not measured. */
export function ratioOf(
  { subjects }: Pick<Results, 'subjects'>,
  measure: Measure,
  [name, against]: readonly [subject: string, against: string],
): number | undefined {
  const [a, b] = [name, against].map((one) => subjects.find((subject) => subject.name === one));
  return a && b && a.figures[measure] / b.figures[measure];
}

/** The middle of an odd number of values, the mean of the middle two of an even one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}
