import { InvalidArgumentError } from 'commander';
import { AUDIENCES, type Audience, LEVELS } from '../../contracts/compare/levels.ts';
import { type ChangeId, MEANINGS } from '../../contracts/compare/ids.ts';
import type { Override } from './judge.ts';

/** What `--for` takes. */
export const FOR = ['callers', 'implementers', 'both'] as const;

/** What `--level` takes for an id. */
const OVERRIDES: readonly Override[] = [...LEVELS, 'ignore'];

/** The audiences that `--for` names. */
export function audiencesFor(name: (typeof FOR)[number]): readonly Audience[] {
  return name === 'both' ? AUDIENCES : [name];
}

/** Reads `ID=LEVEL`, and adds it to those of earlier uses of the option. */
export function readLevel(
  text: string,
  earlier: ReadonlyMap<ChangeId, Override> = new Map(),
): ReadonlyMap<ChangeId, Override> {
  const [, id = '', level = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (!isChangeId(id)) throw new InvalidArgumentError(`Pass ID=LEVEL. ${adviceFor(id || text)}`);
  const override = OVERRIDES.find((name) => name === level);
  if (!override) throw new InvalidArgumentError(`Valid levels are ${OVERRIDES.join(', ')}.`);
  return new Map([...earlier, [id, override]]);
}

/** Whether a text is the id of a change. */
export function isChangeId(text: string): text is ChangeId {
  return MEANINGS.has(text as ChangeId);
}

/** Ids that have a word in common with a text, or how to list all. */
export function adviceFor(text: string): string {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  const near = [...MEANINGS.keys()]
    .map((id) => ({ id, score: words.filter((word) => id.includes(word)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
  const advice = 'List the ids with --explain ids.';
  return near.length > 0 ? `Similar: ${near.map(({ id }) => id).join(', ')}. ${advice}` : advice;
}
