import { toJson } from '../../lib/text.ts';
import type { Judgement } from '../../compare/judge.ts';
import type { CompareReportOptions } from './options.ts';
import { verdictOf } from './verdict.ts';

/** Version of the JSON; it changes when a member goes or changes its meaning. */
const JSON_VERSION = 1;

/** A judgement as JSON. */
export function render(judgement: Judgement, { sources }: CompareReportOptions): string {
  const { comparison, counted, allowed, unused, expired, demands, exitCode } = judgement;
  return toJson({
    version: JSON_VERSION,
    old: sources.old,
    new: sources.new,
    for: demands.audiences,
    verdict: { exitCode, line: verdictOf(judgement) },
    changes: counted.map(({ change, level }) => ({ level, ...change })),
    allowed: allowed.map(({ change, level, allowance }) => ({ level, ...change, allowance })),
    unusedAllowances: unused,
    expiredAllowances: expired,
    notCompared: comparison.notCompared,
  });
}
