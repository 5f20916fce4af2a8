import picocolors from 'picocolors';
import type { Place } from '../../../contracts/compare/change.ts';
import type { Level } from '../../../contracts/compare/levels.ts';
import { hang, visible } from '../../lib/text.ts';
import { type Allowance, type Judged, type Judgement, whomOf } from '../../compare/judge.ts';
import type { CompareReportOptions } from './options.ts';
import { verdictOf } from './verdict.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** A judgement for a terminal: changes by place, the worst first, then the verdict. */
export function render(judgement: Judgement, { sources, colors }: CompareReportOptions): string {
  const c = picocolors.createColors(colors);
  const paint = judgement.exitCode === 0 ? c.green : c.red;
  return `${[
    `${c.bold('Comparison of')} ${visible(sources.old)} ${c.bold('with')} ${visible(sources.new)}`,
    ...judgement.counted.map((one) => block(one, judgement, c)),
    ...listOf(
      'Allowed, not counted:',
      judgement.allowed.map((one) => allowedLine(one, c)),
    ),
    ...listOf('Allowed, but not needed:', judgement.unused.map(allowanceLine)),
    ...listOf('Allowed until a day that has passed:', judgement.expired.map(allowanceLine)),
    ...listOf(
      'Not compared:',
      judgement.comparison.notCompared.map(({ what, place }) => `  ${what}  ${at(place)}`),
    ),
    c.bold(paint(verdictOf(judgement))),
  ].join('\n\n')}\n`;
}

function block(judged: Judged, { demands }: Judgement, c: Colors): string {
  const { change, level } = judged;
  const label = painter(level, c)(level);
  const whom = whomOf(judged, demands);
  return [
    `${label} for ${whom}  ${c.dim(change.id)}`,
    `  ${c.bold(hang(visible(change.where), 2))}`,
    `  ${hang(visible(change.message), 2)}`,
    `  ${c.dim('old')} ${c.cyan(at(change.old))}`,
    `  ${c.dim('new')} ${c.cyan(at(change.new))}`,
  ].join('\n');
}

function painter(level: Level, c: Colors): (text: string) => string {
  return { breaking: c.red, warning: c.yellow, compatible: c.green }[level];
}

function at({ file, line, pointer }: Place): string {
  return hang(visible(`${file}:${line}  ${pointer}`), 6);
}

function listOf(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [[title, ...lines].join('\n')] : [];
}

function allowedLine({ change, level, allowance }: Judged, c: Colors): string {
  const until = allowance?.expires ? ` (until ${allowance.expires})` : '';
  const reason = hang(visible(allowance?.reason ?? ''), 4);
  return [
    `  ${painter(level, c)(level)}  ${change.id}  ${at(change.new)}`,
    `    ${hang(visible(change.message), 4)}`,
    `    ${reason}${until}`,
  ].join('\n');
}

function allowanceLine({ id, place, reason, expires }: Allowance): string {
  return `  ${id}  ${visible(place)}  ${expires ? `until ${expires}: ` : ''}${hang(visible(reason), 4)}`;
}
