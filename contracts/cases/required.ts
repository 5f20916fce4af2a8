import { valueAt, withValue } from '../../spec/schema/value-at.ts';
import { labelOf, type Path } from '../../spec/schema/walk.ts';
import { ABSENT, type Draft, type Family } from './draft.ts';

/** A mandatory member left out, of each item of an array. Null is a wrong type, and empty a length, a pattern or a set. */
export const required: Family = ({ site, constraint }) => {
  const path = [...site.path, constraint.limit as string];
  const missing = (at: Path): Draft => ({
    rule: constraint.rule,
    path: at,
    valid: false,
    says: `\`${labelOf(at)}\` is missing`,
    changes: [() => ABSENT],
  });
  const index = path.lastIndexOf(0);
  return index < 0
    ? [missing(path)]
    : [missing(path), inSecond(missing(path.with(index, 1)), index)];
};

/** Makes sure that an array has a second item, and that the first one is valid. */
function inSecond(draft: Draft, index: number): Draft {
  const array = draft.path.slice(0, index);
  return {
    ...draft,
    premise: (base) => {
      const items = valueAt(base, array);
      return Array.isArray(items) && items.length === 1
        ? withValue(base, array, [...items, ...items])
        : base;
    },
  };
}
