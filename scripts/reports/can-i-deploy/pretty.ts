import type { Matrix, MatrixRow } from '../../broker/matrix.ts';
import { visible } from '../../lib/text.ts';
import { adviceFor, headline, nameOf } from './summary.ts';

/** What a broker says, for a terminal: yes or no, what is between the versions, and what to do. */
export function render(matrix: Matrix): string {
  const reasons = matrix.reasons.map((reason) => `  ${visible(reason)}`);
  const advice = adviceFor(matrix);
  return `${[
    headline(matrix),
    matrix.rows.length > 0 ? table(matrix.rows) : 'No pact is between it and anything there.',
    ...(reasons.length > 0 ? [['The broker says:', ...reasons].join('\n')] : []),
    ...(advice.length > 0
      ? [['What to do:', ...advice.map((line) => `  ${line}`)].join('\n')]
      : []),
  ].join('\n\n')}\n`;
}

const OUTCOMES = {
  verified: 'verified',
  failed: 'FAILED',
  'not verified': 'not verified',
} as const;

function table(rows: readonly MatrixRow[]): string {
  const cells = rows.map((row) => [
    nameOf(row.consumer, row.consumerVersion),
    nameOf(row.provider, row.providerVersion),
    `${OUTCOMES[row.outcome]}${row.ignored ? ', ignored' : ''}`,
    row.link ?? '',
  ]);
  const all = [['Consumer', 'Provider', 'Result', ''], ...cells].map((line) =>
    line.map((cell) => visible(cell).replaceAll('\n', ' ')),
  );
  const widths = [0, 1, 2].map((column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
