import type { Matrix } from '../../broker/matrix.ts';
import { toJson } from '../../lib/text.ts';
import { adviceFor } from './summary.ts';

/** Version of the shape; it changes when a member goes or changes its meaning. */
const JSON_VERSION = 1;

/** What a broker says, as JSON. */
export function render(matrix: Matrix): string {
  const { question, deployable, reasons, rows } = matrix;
  return toJson({
    version: JSON_VERSION,
    question,
    answer: deployable === undefined ? 'unknown' : deployable ? 'yes' : 'no',
    exitCode: deployable ? 0 : 1,
    reasons,
    rows,
    advice: adviceFor(matrix),
  });
}
