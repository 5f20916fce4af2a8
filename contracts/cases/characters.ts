import type { Json } from '../../spec/description.ts';
import { valueAt, withValue } from '../../spec/schema/value-at.ts';
import { TELLING_LENGTH } from '../judge/secrets.ts';
import { type Change, type Draft, type Family, type Subject, text } from './draft.ts';

type Place = 'inside' | 'start' | 'end';

/** A kind of character, and the places in a text where one is put. */
interface Kind {
  readonly name: string;
  readonly char: string;
  readonly places: readonly Place[];
}

const INSIDE: readonly Place[] = ['inside'];
const EVERYWHERE: readonly Place[] = ['inside', 'start', 'end'];

const KINDS: readonly Kind[] = [
  { name: 'an upper-case letter', char: 'Q', places: EVERYWHERE },
  { name: 'a lower-case letter', char: 'q', places: EVERYWHERE },
  { name: 'a digit', char: '7', places: EVERYWHERE },
  { name: 'a hyphen', char: '-', places: EVERYWHERE },
  { name: 'an underscore', char: '_', places: EVERYWHERE },
  { name: 'a space', char: ' ', places: EVERYWHERE },
  ...Object.entries({
    'a dot': '.',
    'a comma': ',',
    'a colon': ':',
    'a slash': '/',
    'a backslash': '\\',
    'a plus sign': '+',
    'an at sign': '@',
    'a dollar sign': '$',
    'a percent sign': '%',
    'an apostrophe': "'",
    'a quotation mark': '"',
    'a less-than sign': '<',
    'an ampersand': '&',
    'an accented letter': 'é',
    'a Chinese character': '连',
    'a digit of another script': '٣',
    'an emoji': '😀',
  }).map(([name, char]) => ({ name, char, places: INSIDE })),
  { name: 'a line feed', char: '\n', places: ['inside', 'end'] },
];

const SUFFIX: { readonly [place in Place]: string } = {
  inside: '',
  start: ' at its start',
  end: ' at its end',
};
/** Texts of one kind of character alone, made of a name that is in no other request. */
const ALONE: readonly (readonly [name: string, alphabet: string])[] = [
  ['digits alone', '0123456789'],
  ['small letters alone', 'abcdefghijklmnopqrstuvwxyzabcdefghij'],
  ['capitals alone', 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ'],
];

/** Each kind of character in each place: one that the pattern allows, or one that it does not. */
export const characters: Family = (subject) => [
  ...KINDS.flatMap(({ name, char, places }) =>
    places.map((place) => eitherWay(subject, `${name}${SUFFIX[place]}`, putting(char, place))),
  ),
  ...ALONE.map(([name, alphabet]) => eitherWay(subject, name, [alone(alphabet, subject)])),
];

/** Each kind of character in a text of any kind. */
export const freeCharacters: Family = (subject) =>
  KINDS.flatMap(({ name, char, places }) =>
    places.map((place) => draft(subject, true, `${name}${SUFFIX[place]}`, putting(char, place))),
  );

/** A draft of a valid or an invalid request, whichever the description makes of it. */
function eitherWay(subject: Subject, name: string, changes: Change[]): Draft {
  return draft(
    subject,
    changes.some((change) => accepts(subject, change)),
    name,
    changes,
  );
}

function draft(
  { site, constraint, label }: Subject,
  valid: boolean,
  name: string,
  changes: Change[],
): Draft {
  return { rule: constraint.rule, path: site.path, valid, says: `${label} has ${name}`, changes };
}

/** The character added, else in the place of another so that the length stays. */
function putting(char: string, place: Place): Change[] {
  return [0, 1].map((replaced) =>
    text((now) => {
      const at = { start: 0, inside: 2, end: now.length - replaced }[place];
      const safe = at + replaced > now.length || at < 0 ? 0 : at;
      return now.slice(0, safe) + char + now.slice(safe + replaced);
    }),
  );
}

function alone(alphabet: string, { site, workshop }: Subject): Change {
  return (now) => {
    if (typeof now !== 'string') return now;
    if (!workshop.isKey(site.path)) return workshop.random.text(TELLING_LENGTH, alphabet);
    const values = [...workshop.freshKey()].map((char) => Number.parseInt(char, 36));
    return values.map((value) => alphabet[value % alphabet.length]).join('');
  };
}

function accepts({ site, workshop }: Subject, change: Change): boolean {
  for (const base of workshop.bodiesWith(site.path)) {
    const value = change(valueAt(base, site.path)) as Json;
    return workshop.violations(withValue(base, site.path, value)).length === 0;
  }
  return false;
}
