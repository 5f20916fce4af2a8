import { type Place } from '../../../contracts/compare/change.ts';
import { LEVELS } from '../../../contracts/compare/levels.ts';
import { visible } from '../../lib/text.ts';
import type { Judged, Judgement } from '../../compare/judge.ts';
import type { CompareReportOptions } from './options.ts';
import { verdictOf } from './verdict.ts';

/** A judgement as Markdown, for a comment on a pull request or a summary of a job. */
export function render(judgement: Judgement, { sources }: CompareReportOptions): string {
  const { counted, allowed, unused, expired, comparison } = judgement;
  const allowances = [
    ...unused.map((one) => ['not needed', one] as const),
    ...expired.map((one) => ['expired', one] as const),
  ];
  return `${[
    `## ${verdictOf(judgement)}`,
    `From ${code(sources.old)} to ${code(sources.new)}.`,
    ...LEVELS.flatMap((level) =>
      section(
        level,
        counted.filter((one) => one.level === level),
      ),
    ),
    ...section('allowed', allowed),
    ...listOf(
      'Allowances',
      allowances.map(([fate, { id, place }]) => `${code(id)} at ${code(place)}: ${fate}`),
    ),
    ...listOf(
      'Not compared',
      comparison.notCompared.map(({ what, place }) => `${plain(what)}, ${code(at(place))}`),
    ),
  ].join('\n\n')}\n`;
}

function section(title: string, changes: readonly Judged[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ change, allowance }) =>
    [
      code(change.id),
      `${plain(change.where.replaceAll('`', "'"))}: ${plain(change.message)}${allowance ? ` *${plain(allowance.reason)}*` : ''}`,
      change.levels.callers,
      change.levels.implementers,
      code(at(change.old)),
      code(at(change.new)),
    ].join(' | '),
  );
  const head = [
    '| change | what | callers | implementers | old | new |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return [
    `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    [...head, ...rows.map((row) => `| ${row} |`)].join('\n'),
  ];
}

function listOf(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`### ${title}`, lines.map((line) => `- ${line}`).join('\n')] : [];
}

function at({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** Text in a cell: no mark-up but code, in which nothing but `|` can be escaped (GFM, section 4.10); no line ends. */
function plain(text: string): string {
  const shown = visible(text).replaceAll(/\s+/g, ' ');
  const escape = (part: string, marks: RegExp) => part.replaceAll(marks, (mark) => `\\${mark}`);
  return shown
    .split(/(`[^`]*`)/)
    .map((part, index) => escape(part, index % 2 === 1 ? /\|/g : /[\\|*_<>[\]`]/g))
    .join('');
}

function code(text: string): string {
  return `\`${visible(text).replaceAll('`', "'").replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\``;
}
