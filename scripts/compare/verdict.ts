import type { Level } from '../../contracts/compare/change.ts';
import { count } from '../report/text.ts';
import type { Judgement } from './judge.ts';

/** One line for people: what the comparison comes to. */
export function verdictOf(judgement: Judgement): string {
  const { counted, allowed, demands, exitCode } = judgement;
  const of = (level: Level) => counted.filter((one) => one.level === level).length;
  const parts = [
    of('breaking') > 0 ? `${of('breaking')} breaking` : '',
    of('warning') > 0 ? count(of('warning'), 'warning') : '',
    of('compatible') > 0 ? `${of('compatible')} compatible` : '',
    allowed.length > 0 ? `${allowed.length} allowed` : '',
  ].filter(Boolean);
  const found = parts.length > 0 ? parts.join(', ') : 'no change';
  return `${exitCode === 0 ? 'Compatible' : 'Breaks'} ${exitCode === 0 ? 'for' : 'the contract for'} ${demands.audiences.join(' and ')}: ${found}.`;
}
