import type { Json } from '../../spec/description.ts';
import { sampleOf, vary } from '../requests/samples.ts';
import { isSchema, keywordOf, typesOf } from '../../spec/schema/walk.ts';
import type { Draft, Family, Subject } from './draft.ts';

/** As many items as allowed, and one more. */
export const maxItems: Family = (subject) => {
  const most = subject.constraint.limit as number;
  return [counted(subject, most, true), counted(subject, most + 1, false)];
};

/** As few items as allowed, and one less. */
export const minItems: Family = (subject) => {
  const least = subject.constraint.limit as number;
  return least > 0 ? [counted(subject, least, true), counted(subject, least - 1, false)] : [];
};

/** One item twice. */
export const uniqueItems: Family = (subject) => {
  const { site, constraint, label } = subject;
  if (constraint.limit !== true) return [];
  const twice = [
    (now: Json | undefined) =>
      Array.isArray(now)
        ? [...now.slice(0, -1), now[0] ?? null].slice(-Math.max(2, now.length))
        : now,
    (now: Json | undefined) => (Array.isArray(now) ? [...now, now[0] ?? null] : now),
    () => [item(subject, 0), item(subject, 0)],
  ];
  return [
    {
      rule: constraint.rule,
      path: site.path,
      valid: false,
      says: `${label} has an item twice`,
      changes: twice,
    },
  ];
};

function counted(subject: Subject, count: number, valid: boolean): Draft {
  const { site, constraint, label } = subject;
  const make = () => Array.from({ length: count }, (_, index) => item(subject, index));
  return {
    rule: constraint.rule,
    path: site.path,
    valid,
    says: `${label} has ${count} item${count === 1 ? '' : 's'}`,
    changes: [make],
  };
}

/** An item; each index gives another one, where no two may be alike. */
function item({ site, workshop }: Subject, index: number): Json {
  const own = workshop.site([...site.path, 0]);
  if (!own) return index;
  const choices = keywordOf(own, 'enum');
  if (Array.isArray(choices)) return choices[index % choices.length] ?? null;
  const sample = sampleOf(own, workshop.model.sites);
  if (keywordOf(site, 'uniqueItems') !== true || !isSchema(sample)) return vary(sample, index);
  const free = Object.keys(sample).find((name) => {
    const member = workshop.site([...own.path, name]);
    return (
      member &&
      member.constraints.every(({ keyword }) => keyword === 'type' || keyword.endsWith('Length'))
    );
  });
  return free === undefined ? sample : { ...sample, [free]: vary(sample[free] ?? '', index) };
}

/** No item at all, where no number is demanded. */
export const emptyArray: Family = ({ site, constraint, label }) =>
  typesOf(site).includes('array') && !keywordOf(site, 'minItems')
    ? [
        {
          rule: constraint.rule,
          path: site.path,
          valid: true,
          says: `${label} is empty`,
          changes: [() => []],
        },
      ]
    : [];
