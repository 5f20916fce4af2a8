import { similarTo } from '../rules/similar.ts';
import { BENIGN } from './benign/index.ts';
import { MUTATIONS } from './mutations/index.ts';

/**
 * Names of the variants to try: all, or those of the families and names given, several in one text
 * separated by commas; `benign` is the family of the benign ones.
 * @throws Error naming the families when there is no such family or name.
 */
export function select(given: readonly string[] | undefined): string[] {
  const all = [...MUTATIONS, ...BENIGN.map((variant) => ({ ...variant, family: 'benign' }))];
  const known = new Set(all.flatMap(({ name, family }) => [name, family]));
  // A family may have a comma in its name.
  const only = given?.flatMap((word) =>
    known.has(word) ? [word] : word.split(',').map((part) => part.trim()),
  );
  const unknown = only?.find((word) => !known.has(word));
  if (unknown !== undefined) {
    const families = [...new Set(all.map(({ family }) => `"${family}"`))].join(', ');
    const near = similarTo(unknown, [...known]);
    const similar = near.length > 0 ? `Similar: ${near.join(', ')}. ` : '';
    throw new Error(
      `Failed to measure: no mutation or family is named ${unknown}. ${similar}Pass a name of contracts/strength/score.md, or one of the families ${families}.`,
    );
  }
  return all
    .filter(({ name, family }) => !only || only.includes(name) || only.includes(family))
    .map(({ name }) => name);
}
