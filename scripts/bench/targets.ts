import { type Measure, MEASURES, ratioOf, type Results } from './results.ts';

/** What a subject promises for some measures: a limit of the ratio to another one. */
export interface Target {
  readonly measures: readonly Measure[];
  readonly subject: string;
  readonly against: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

const CPU = ['cpu200', 'cpu400'] as const;
const RPS = ['rps200', 'rps400'] as const;
const P99 = ['p99200', 'p99400'] as const;

/** What the mock promises. None of the memory of the stateful mock, which keeps each connection that it creates. */
export const TARGETS: readonly Target[] = [
  { measures: CPU, subject: 'examples', against: 'ceiling', atMost: 1.8 },
  { measures: CPU, subject: 'examples', against: 'prism-silent', atMost: 0.17 },
  { measures: CPU, subject: 'stateful', against: 'ceiling', atMost: 2.6 },
  { measures: RPS, subject: 'examples', against: 'prism-silent', atLeast: 3 },
  { measures: RPS, subject: 'examples', against: 'prism', atLeast: 8 },
  { measures: P99, subject: 'examples', against: 'ceiling', atMost: 2 },
  { measures: P99, subject: 'stateful', against: 'ceiling', atMost: 2 },
  { measures: ['start'], subject: 'examples', against: 'prism-silent', atMost: 0.35 },
  { measures: ['start'], subject: 'stateful', against: 'prism-silent', atMost: 0.35 },
  { measures: ['memory'], subject: 'examples', against: 'prism-silent', atMost: 0.5 },
];

/** Whether one target was kept, for one measure. */
export interface Verdict {
  readonly met: boolean;
  readonly line: string;
}

/** Judges each target whose two subjects were measured. */
export function judge(targets: readonly Target[], results: Pick<Results, 'subjects'>): Verdict[] {
  return targets.flatMap(({ measures, subject, against, atMost, atLeast }) =>
    measures.flatMap((measure) => {
      const ratio = ratioOf(results, measure, [subject, against]);
      if (ratio === undefined) return [];
      const met = ratio <= (atMost ?? Infinity) && ratio >= (atLeast ?? 0);
      const limit = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
      const what = `${MEASURES[measure].name}, \`${subject}\` to \`${against}\``;
      return [
        { met, line: `${met ? 'met' : '**missed**'}: ${what}: ${ratio.toFixed(3)}, ${limit}` },
      ];
    }),
  );
}
