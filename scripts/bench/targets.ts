import type { Measure } from './results.ts';

/** A line that a subject has to keep, as a multiple of what another one needs. */
export interface Target {
  readonly measure: Measure;
  readonly subject: string;
  readonly against: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/**
 * What the mock promises: on both paths where the measure is one of a path. No memory is promised of
 * the stateful mock, which keeps each connection that it is asked to create.
 */
export const TARGETS: readonly Target[] = [
  { measure: 'cpuUs', subject: 'examples', against: 'ceiling', atMost: 1.8 },
  { measure: 'cpuUs', subject: 'examples', against: 'prism-silent', atMost: 0.17 },
  { measure: 'cpuUs', subject: 'stateful', against: 'ceiling', atMost: 2.6 },
  { measure: 'rps', subject: 'examples', against: 'prism-silent', atLeast: 3 },
  { measure: 'rps', subject: 'examples', against: 'prism', atLeast: 8 },
  { measure: 'p99Ms', subject: 'examples', against: 'ceiling', atMost: 2 },
  { measure: 'p99Ms', subject: 'stateful', against: 'ceiling', atMost: 2 },
  { measure: 'coldStartMs', subject: 'examples', against: 'prism-silent', atMost: 0.35 },
  { measure: 'coldStartMs', subject: 'stateful', against: 'prism-silent', atMost: 0.35 },
  { measure: 'memoryMb', subject: 'examples', against: 'prism-silent', atMost: 0.5 },
];
