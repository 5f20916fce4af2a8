import { InvalidArgumentError } from 'commander';

/** A parser of whole numbers for an option, from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return parser(/^\d+$/, { least, most, what: 'whole number' });
}

/** A parser of numbers for an option, such as `97.5`, from `least` to `most`. */
export function number(least: number, most: number): (text: string) => number {
  return parser(/^\d+(\.\d+)?$/, { least, most, what: 'number' });
}

function parser(
  pattern: RegExp,
  { least, most, what }: { least: number; most: number; what: string },
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (pattern.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Pass a ${what} from ${least} to ${most}.`);
  };
}

/** Adds the names of a comma-separated list to those of earlier uses of the option. */
export function names(text: string, earlier: readonly string[] = []): string[] {
  const own = text.split(',').map((name) => name.trim());
  if (own.includes('')) throw new InvalidArgumentError('Pass names, separated by commas.');
  return [...earlier, ...own];
}

/** Reads an option that says nothing when it is empty: mostly a variable that was not set. */
export function notEmpty(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It is empty. Pass a value, or leave the option out.');
}

/** Collects the values of an option that may be given several times. */
export function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}
