import { type ChangeId, MEANINGS, meaningOf } from '../../contracts/compare/ids.ts';
import { adviceFor, isChangeId } from './options.ts';

/**
 * The text for `--explain`: one id, or `ids` for all of them.
 * @throws Error naming similar ids when there is none of this name
 */
export function explain(subject: string): string {
  if (subject === 'ids') {
    const width = Math.max(...[...MEANINGS.keys()].map((id) => id.length));
    return [...MEANINGS].map(([id, { sentence }]) => `${id.padEnd(width)}  ${sentence}`).join('\n');
  }
  if (!isChangeId(subject)) {
    const found = `no change is called so. ${adviceFor(subject)}`;
    throw new Error(`Failed to explain ${JSON.stringify(subject)}: ${found}`);
  }
  return explainId(subject);
}

function explainId(id: ChangeId): string {
  const { sentence, levels } = meaningOf(id);
  return [
    id,
    `  ${sentence}`,
    '',
    `For those who call the API:      ${levels.callers}`,
    `For those who implement the API: ${levels.implementers}`,
    '',
    `Take it for something else:  --level ${id}=compatible`,
    'Allow it at one place:       an entry with id, place and reason in the file of --allow',
  ].join('\n');
}
