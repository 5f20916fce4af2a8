import type { Level, Place } from '../../contracts/compare/change.ts';
import { data, property } from '../reports/github.ts';
import { visible } from '../reports/text.ts';
import { type Judged, type Judgement, whomOf } from './judge.ts';
import { verdictOf } from './verdict.ts';

const COMMANDS: Readonly<Record<Level, string>> = {
  breaking: 'error',
  warning: 'warning',
  compatible: 'notice',
};

/**
 * A judgement as workflow commands of GitHub Actions, one for each change at its line of the new description
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function renderGithub(judgement: Judgement): string {
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
    ...notes.map((note) => `::warning title=Allowed changes::${data(visible(note))}`),
    ...comparison.notCompared.map(
      ({ what, place }) => `::notice ${placed(place)},title=Not compared::${data(visible(what))}`,
    ),
    `::${exitCode === 0 ? 'notice' : 'error'} title=Comparison::${data(verdictOf(judgement))}`,
  ];
  return `${lines.join('\n')}\n`;
}

function command(name: string, { change }: Judged, verdict: string): string {
  const { where, message, old } = change;
  const text = `${where}: ${message} (${verdict})\nBefore: ${old.file}:${old.line} ${old.pointer}`;
  return `::${name} ${placed(change.new)},title=${property(change.id)}::${data(visible(text))}`;
}

function placed({ file, line }: Place): string {
  return `file=${property(file)},line=${line}`;
}
