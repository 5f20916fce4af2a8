import type { Matrix } from '../../broker/matrix.ts';
import { workflowCommand } from '../../lib/workflow-command.ts';
import { adviceFor, headline } from './summary.ts';

/** What a broker says as workflow commands of GitHub Actions: one for yes or no, one for each thing to do. */
export function render(matrix: Matrix): string {
  const level = matrix.deployable ? 'notice' : 'error';
  const verdict = [headline(matrix), ...matrix.reasons].join('\n');
  return [verdict, ...adviceFor(matrix)]
    .map((line) => `${workflowCommand(level, { title: 'can-i-deploy' }, line)}\n`)
    .join('');
}
