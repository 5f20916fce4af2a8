import { type Change, type Comparison } from '../../contracts/compare/change.ts';
import { type Audience, type Level, LEVELS } from '../../contracts/compare/levels.ts';
import type { ChangeId } from '../../contracts/compare/ids.ts';

/** What a change may be taken for, on demand. */
export type Override = Level | 'ignore';

/** A change that a team knows of and has reasons for. */
export interface Allowance {
  readonly id: ChangeId;
  /** JSON pointer of the change in the old or the new description; `*` for any. */
  readonly place: string;
  readonly reason: string;
  /** Last day on which it is allowed, `YYYY-MM-DD` in UTC; for ever when absent. */
  readonly expires?: string;
}

/** What a comparison is judged by. */
export interface Demands {
  readonly audiences: readonly Audience[];
  /** The level from which on a comparison fails. */
  readonly failOn: 'breaking' | 'warning';
  readonly overrides: ReadonlyMap<ChangeId, Override>;
  readonly allowances: readonly Allowance[];
  /** The day of the run, `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** A change and the worst that it means for those who are asked for. */
export interface Judged {
  readonly change: Change;
  readonly level: Level;
  /** Why it is allowed, where it is. */
  readonly allowance?: Allowance;
}

/** A comparison, and what was made of it. */
export interface Judgement {
  readonly comparison: Comparison;
  readonly demands: Demands;
  /** Changes that count, the worst first. */
  readonly counted: readonly Judged[];
  readonly allowed: readonly Judged[];
  /** Allowances that no change needed, and those that are past their day. */
  readonly unused: readonly Allowance[];
  readonly expired: readonly Allowance[];
  readonly exitCode: 0 | 1;
}

/** Judges a comparison: changes take the levels that were asked for, and those with an allowance do not count. */
export function judge(comparison: Comparison, demands: Demands): Judgement {
  const { today, failOn } = demands;
  const expired = demands.allowances.filter(
    ({ expires }) => expires !== undefined && expires < today,
  );
  const live = demands.allowances.filter((allowance) => !expired.includes(allowance));
  const judged = comparison.changes.flatMap((change) => judgeChange(change, live, demands));
  const counted = judged.filter(({ allowance }) => !allowance).sort(byLevel);
  const allowed = judged.filter(({ allowance }) => allowance);
  const used = new Set(allowed.map(({ allowance }) => allowance));
  const worst = counted[0]?.level ?? 'compatible';
  return {
    comparison,
    demands,
    counted,
    allowed,
    unused: live.filter((allowance) => !used.has(allowance)),
    expired,
    exitCode: LEVELS.indexOf(worst) <= LEVELS.indexOf(failOn) ? 1 : 0,
  };
}

/** The worst of a change's levels for some audiences. */
function levelOf(change: Change, audiences: readonly Audience[]): Level {
  const levels = audiences.map((audience) => change.levels[audience]);
  return LEVELS.find((level) => levels.includes(level)) ?? 'compatible';
}

/** Those who were asked for and for whom a change is as bad as it is judged, in words. */
export function whomOf({ change, level }: Judged, { audiences }: Demands): string {
  return audiences.filter((audience) => change.levels[audience] === level).join(' and ');
}

function judgeChange(change: Change, live: readonly Allowance[], demands: Demands): Judged[] {
  const override = demands.overrides.get(change.id);
  if (override === 'ignore') return [];
  const taken = override
    ? { ...change, levels: { callers: override, implementers: override } }
    : change;
  const level = levelOf(taken, demands.audiences);
  const allowance = live.find((one) => fits(one, change));
  return [{ change: taken, level, ...(allowance && { allowance }) }];
}

function fits({ id, place }: Allowance, change: Change): boolean {
  if (id !== change.id) return false;
  return place === '*' || place === change.old.pointer || place === change.new.pointer;
}

function byLevel(a: Judged, b: Judged): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.change.new.line - b.change.new.line;
}
