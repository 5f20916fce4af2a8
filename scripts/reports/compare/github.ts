import type { Place } from '../../../contracts/compare/change.ts';
import type { Level } from '../../../contracts/compare/levels.ts';
import { type Annotation, workflowCommand } from '../../lib/workflow-command.ts';
import { type Judged, type Judgement, whomOf } from '../../compare/judge.ts';
import { verdictOf } from './verdict.ts';

type Command = Parameters<typeof workflowCommand>[0];

const COMMANDS: Readonly<Record<Level, Command>> = {
  breaking: 'error',
  warning: 'warning',
  compatible: 'notice',
};

/**
 * A judgement as workflow commands of GitHub Actions, one for each change at its line of the new description
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function render(judgement: Judgement): string {
  const { counted, allowed, unused, expired, comparison, exitCode } = judgement;
  const notes = [
    ...unused.map(({ id, place }) => `${id} at ${place} is allowed, but not needed.`),
    ...expired.map(({ id, expires }) => `${id} was allowed until ${expires}.`),
  ];
  const lines = [
    ...counted.map((one) =>
      command(COMMANDS[one.level], one, `${one.level} for ${whomOf(one, judgement.demands)}`),
    ),
    ...allowed.map((one) => command('notice', one, `allowed, since ${one.allowance?.reason}`)),
    ...notes.map((note) => workflowCommand('warning', { title: 'Allowed changes' }, note)),
    ...comparison.notCompared.map(({ what, place }) =>
      workflowCommand('notice', placed(place, 'Not compared'), what),
    ),
    workflowCommand(
      exitCode === 0 ? 'notice' : 'error',
      { title: 'Comparison' },
      verdictOf(judgement),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function command(level: Command, { change }: Judged, verdict: string): string {
  const { where, message, old } = change;
  const text = `${where}: ${message} (${verdict})\nBefore: ${old.file}:${old.line} ${old.pointer}`;
  return workflowCommand(level, placed(change.new, change.id), text);
}

function placed({ file, line }: Place, title: string): Annotation {
  return { file, line, title };
}
