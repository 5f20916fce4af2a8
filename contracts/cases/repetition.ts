import type { Json } from '../../spec/description.ts';

/** The whole numbers that a pattern allows as text. */
export interface WholeNumbers {
  readonly first: number;
  /** The last one, absent when there is none below the end of the search. */
  readonly last?: number;
  /** Those at which the number of digits changes. */
  readonly within: readonly number[];
}

/** Searched up to here; a limit above is not found. */
const END = 2 ** 17;

/** Finds the range of whole numbers that a pattern allows, by trying; undefined when it is not about numbers. */
export function wholeNumbers(pattern: RegExp, example: Json): WholeNumbers | undefined {
  if (typeof example !== 'string' || !/^\d+$/.test(example) || !pattern.test(example))
    return undefined;
  if (pattern.test(`${example}x`) || pattern.test(`x${example.slice(1)}`)) return undefined;
  let first: number | undefined;
  let last = 0;
  for (let n = 0; n < END; n++) {
    if (!pattern.test(String(n))) continue;
    first ??= n;
    last = n;
  }
  if (first === undefined) return undefined;
  const [from, to] = [first, last];
  const within = [1, 2, 3, 4].flatMap((digits) => [10 ** digits - 1, 10 ** digits]);
  const allowed = within.filter((n) => n > from && n < to && pattern.test(String(n)));
  return { first, within: allowed, ...(last < END - 1 && { last }) };
}

/** A text that is a list: how many elements a pattern allows, and a maker of such texts. */
export interface Repetition {
  readonly most: number;
  join(count: number): string;
}

/** Longest list that is tried, in elements. */
const LONGEST = 100;

/** Finds how many elements of a list a pattern allows, by trying; undefined when it sets no limit. */
export function repetition(pattern: RegExp, example: Json): Repetition | undefined {
  if (typeof example !== 'string') return undefined;
  for (const separator of [',', ';', ' ', '|']) {
    const [element = ''] = example.split(separator);
    const join = (count: number) =>
      Array.from({ length: count }, (_, i) => next(element, i)).join(separator);
    if (element === '' || !pattern.test(join(1)) || !pattern.test(join(2))) continue;
    let most = 2;
    while (most < LONGEST && pattern.test(join(most + 1))) most++;
    if (most < LONGEST) return { most, join };
  }
  return undefined;
}

/** Another element of the same form: its last number counted up, so that no two are alike. */
function next(element: string, index: number): string {
  const counted = element.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + index));
  return counted === element && index > 0 ? `${element}${index}` : counted;
}
