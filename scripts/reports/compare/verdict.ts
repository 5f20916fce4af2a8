import { type Audience, type Level, LEVELS } from '../../../contracts/compare/levels.ts';
import { count } from '../../lib/text.ts';
import type { Judgement } from '../../compare/judge.ts';

/** One line for people: what the comparison comes to. */
export function verdictOf(judgement: Judgement): string {
  const { counted, allowed, exitCode } = judgement;
  const of = (level: Level) => counted.filter((one) => one.level === level).length;
  const parts = [
    of('breaking') > 0 ? `${of('breaking')} breaking` : '',
    of('warning') > 0 ? count(of('warning'), 'warning') : '',
    of('compatible') > 0 ? `${of('compatible')} compatible` : '',
    allowed.length > 0 ? `${allowed.length} allowed` : '',
  ].filter(Boolean);
  const found = parts.length > 0 ? parts.join(', ') : 'no change';
  const fate = exitCode === 0 ? 'Compatible' : 'Breaks the contract';
  return `${fate} for ${concerned(judgement).join(' and ')}: ${found}.`;
}

/** Those for whom a comparison fails; where it does not, all who were asked for. */
function concerned({
  counted,
  demands: { audiences, failOn },
  exitCode,
}: Judgement): readonly Audience[] {
  const fails = (level: Level) => LEVELS.indexOf(level) <= LEVELS.indexOf(failOn);
  return audiences.filter(
    (one) => exitCode === 0 || counted.some(({ change }) => fails(change.levels[one])),
  );
}
