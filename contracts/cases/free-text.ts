import { keywordOf, typesOf } from '../../spec/schema/walk.ts';
import { freeCharacters } from './characters.ts';
import { type Family, text } from './draft.ts';

const BINDING = ['pattern', 'enum', 'const', 'format'];
/** Signs of an ASCII keyboard, and letters beyond ASCII. */
const SIGNS = ` !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`;
const BEYOND = 'Äé连ж😀';
/** A text that is long, but not longer than what a person would paste, in characters. */
const LONG = 128;

/** Each kind of character in a text that has a limit but no pattern. */
export const limitedText: Family = (subject) => (isBound(subject) ? [] : freeCharacters(subject));

/** Signs, other scripts, another case and a length, in a text of which nothing is said but that it is one. */
export const unlimitedText: Family = (subject) => {
  const { site, constraint, label } = subject;
  const isText = typesOf(site).includes('string') && keywordOf(site, 'maxLength') === undefined;
  if (!isText || isBound(subject)) return [];
  const values: [string, (now: string) => string][] = [
    ['every sign of the keyboard', (now) => now + SIGNS],
    ['letters of several scripts', (now) => now + BEYOND],
    [`${LONG} characters`, (now) => now.padEnd(LONG, 'x')],
    ['capitals and small letters exchanged', swapCase],
    ['a space at its end', (now) => `${now} `],
  ];
  return values.map(([name, change]) => ({
    rule: constraint.rule,
    path: site.path,
    valid: true,
    says: `${label} has ${name}`,
    changes: [text(change)],
  }));
};

/** The format `password` only tells a form to hide what is typed (OpenAPI 3.1.1, format registry). */
function isBound({ site }: Parameters<Family>[0]): boolean {
  return site.constraints.some(
    ({ keyword, limit }) => BINDING.includes(keyword) && limit !== 'password',
  );
}

function swapCase(now: string): string {
  return [...now]
    .map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase()))
    .join('');
}
