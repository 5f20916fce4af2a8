import type { Change } from './change.ts';

/** The step of a version that changes ask for, by semver.org. */
export type Step = 'major' | 'minor' | 'none';

/** The least step: major when callers break, minor when implementers do or something deserves a warning. */
export function stepFor(changes: readonly Change[]): Step {
  const levels = changes.flatMap((change) => Object.values(change.levels));
  if (changes.some((change) => change.levels.callers === 'breaking')) return 'major';
  return levels.some((level) => level !== 'compatible') ? 'minor' : 'none';
}

/**
 * Whether a version is far enough from an earlier one for some changes; it is never lower.
 * @param versions `MAJOR.MINOR.PATCH` each
 */
export function isEnough(
  step: Step,
  versions: { readonly old: string; readonly new: string },
): boolean {
  const [old, now] = [numbersOf(versions.old), numbersOf(versions.new)];
  const at = now.findIndex((number, index) => number !== old[index]);
  if (at < 0) return step === 'none';
  const reached = (['major', 'minor', 'none'] as const)[at] ?? 'none';
  const order: readonly Step[] = ['none', 'minor', 'major'];
  return Number(now[at]) > Number(old[at]) && order.indexOf(reached) >= order.indexOf(step);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
