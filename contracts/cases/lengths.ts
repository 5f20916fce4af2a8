import type { Random } from '../../spec/lib/random.ts';
import type { Change, Family } from './draft.ts';

/** A text as long as allowed, and one character longer; counted in characters, not in bytes. */
export const maxLength: Family = ({ site, constraint, label, workshop }) => {
  const most = constraint.limit as number;
  const { rule } = constraint;
  const says = (length: number) => `${label} has ${plural(length)}`;
  const chinese: Change = (now) => (typeof now === 'string' ? '连'.repeat(most) : now);
  return [
    {
      rule,
      path: site.path,
      valid: true,
      says: says(most),
      changes: stretch(most, workshop.random),
    },
    {
      rule,
      path: site.path,
      valid: false,
      says: says(most + 1),
      changes: stretch(most + 1, workshop.random),
    },
    ...(site.constraints.some(
      ({ keyword }) => keyword === 'pattern' || keyword === 'enum' || keyword === 'format',
    )
      ? []
      : [
          {
            rule,
            path: site.path,
            valid: true,
            says: `${label} has ${plural(most, 'Chinese ')}`,
            changes: [chinese],
          },
        ]),
  ];
};

/** A text as short as allowed, and one character shorter; an empty one too. */
export const minLength: Family = ({ site, constraint, label, workshop }) => {
  const least = constraint.limit as number;
  if (least === 0) return [];
  const { rule } = constraint;
  const says = (length: number) =>
    length === 0 ? `${label} is empty` : `${label} has ${plural(length)}`;
  const cut = (length: number) =>
    workshop.isKey(site.path) ? [anew(length, workshop.random)] : stretch(length, workshop.random);
  return [
    { rule, path: site.path, valid: true, says: says(least), changes: cut(least) },
    ...[...new Set([least - 1, 0])].map((length) => ({
      rule,
      path: site.path,
      valid: false,
      says: says(length),
      changes: length === 0 ? [() => ''] : cut(length),
      loose: length === 0,
    })),
  ];
};

/** Changes that bring a text to a length: cut, repeated, or filled up with one character. */
function stretch(length: number, random: Random): Change[] {
  const fill =
    (make: (now: string) => string): Change =>
    (now) =>
      typeof now === 'string' ? [...make(now)].slice(0, length).join('') : now;
  return [
    fill((now) => now.padEnd(length, 'x')),
    fill((now) => now.padEnd(length, now || 'x')),
    ...['0', 'A', '-', '='].map((char) => fill((now) => now.padEnd(length, char))),
    ...['x', '0', 'A'].map((char) => fill(() => char.repeat(length))),
    fill(() => random.text(length)),
  ];
}

/** A short name is drawn: cut short, it would be the beginning that all names share. */
function anew(length: number, random: Random): Change {
  return () => random.text(length);
}

function plural(count: number, kind = ''): string {
  return `${count} ${kind}character${count === 1 ? '' : 's'}`;
}
