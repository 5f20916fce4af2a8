import { type Path, PATHS } from './paths.ts';
import { figure, type Measure, type Results } from './results.ts';
import type { Target } from './targets.ts';

/** Whether one target was kept, on one path where its measure is one of a path. */
export interface Verdict extends Target {
  readonly path?: Path;
  /** What was measured of the subject, and of the one that it is compared with. */
  readonly values: readonly [subject: number, against: number];
  readonly ratio: number;
  readonly met: boolean;
}

/** Judges each target whose two subjects were measured. */
export function judge(targets: readonly Target[], results: Pick<Results, 'subjects'>): Verdict[] {
  return targets.flatMap((target) =>
    pathsOf(target.measure).flatMap((path) => {
      const subject = figure(results, target.subject, target.measure, path);
      const against = figure(results, target.against, target.measure, path);
      if (subject === undefined || against === undefined) return [];
      const ratio = subject / against;
      const met = ratio <= (target.atMost ?? Infinity) && ratio >= (target.atLeast ?? 0);
      return [{ ...target, ...(path && { path }), values: [subject, against], ratio, met }];
    }),
  );
}

function pathsOf(measure: Measure): readonly (Path | undefined)[] {
  return measure === 'coldStartMs' || measure === 'memoryMb' ? [undefined] : PATHS;
}
