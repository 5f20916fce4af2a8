import type { Json } from '../../../spec/description.ts';
import { valueAt, withValue } from '../body.ts';
import { type Change, type Draft, type Family, type Subject, text } from './draft.ts';

/** Kinds of characters, and where in the text one is put. */
const KINDS: readonly [name: string, char: string, where: 'inside' | 'start' | 'end'][] = [
  ['an upper-case letter', 'Q', 'inside'],
  ['a lower-case letter', 'q', 'inside'],
  ['a digit', '7', 'inside'],
  ['a hyphen', '-', 'inside'],
  ['an underscore', '_', 'inside'],
  ['a space', ' ', 'inside'],
  ['a space at its start', ' ', 'start'],
  ['a space at its end', ' ', 'end'],
  ['a dot', '.', 'inside'],
  ['a slash', '/', 'inside'],
  ['a plus sign', '+', 'inside'],
  ['an accented letter', 'é', 'inside'],
  ['a Chinese character', '连', 'inside'],
  ['a digit of another script', '٣', 'inside'],
  ['an emoji', '😀', 'inside'],
  ['a line feed at its end', '\n', 'end'],
];
/** Kinds that a free text is tried with: those that any language and keyboard has. */
const PLAIN = KINDS.filter(([, char, where]) => where === 'inside' && char !== '\n');

/** Each kind of character: one that the pattern allows, or one that it does not. */
export const characters: Family = (subject) =>
  KINDS.map(([name, char, where]) => {
    const changes = putting(char, where);
    const valid = changes.some((change) => accepts(subject, change));
    return draft(subject, valid, name, changes);
  });

/** Each kind of character in a text that has a limit but no pattern. */
export const freeText: Family = (subject) => {
  const { constraints } = subject.site;
  const bound = constraints.some(({ keyword }) =>
    ['pattern', 'enum', 'const', 'format'].includes(keyword),
  );
  return bound
    ? []
    : PLAIN.map(([name, char, where]) => draft(subject, true, name, putting(char, where)));
};

function draft(
  { site, constraint, label }: Subject,
  valid: boolean,
  name: string,
  changes: Change[],
): Draft {
  return { rule: constraint.rule, path: site.path, valid, says: `${label} has ${name}`, changes };
}

/** The character added, else in the place of another so that the length stays. */
function putting(char: string, where: 'inside' | 'start' | 'end'): Change[] {
  if (where === 'start') return [text((now) => char + now), text((now) => char + now.slice(1))];
  if (where === 'end') return [text((now) => now + char), text((now) => now.slice(0, -1) + char)];
  return [2, Infinity].flatMap((at) => [
    text((now) => now.slice(0, at) + char + now.slice(at)),
    text(
      (now) =>
        now.slice(0, at === Infinity ? -1 : at) +
        char +
        now.slice(at === Infinity ? now.length : at + 1),
    ),
  ]);
}

function accepts({ site, workshop }: Subject, change: Change): boolean {
  for (const base of workshop.bodiesWith(site.path)) {
    const value = change(valueAt(base, site.path)) as Json;
    return workshop.violations(withValue(base, site.path, value)).length === 0;
  }
  return false;
}
