import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** A parser of whole numbers for an option, from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Pass a whole number from ${least} to ${most}.`);
  };
}

/** Reads a share in percent, 0 to 100, such as `97.5`. */
export function percent(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 100) return value;
  throw new InvalidArgumentError('Pass a number from 0 to 100.');
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

/** The base URL where it was read as one more of the names that it stands behind: `--only cases http://…`. */
export function takeUrl<T extends { only?: readonly string[]; skip?: readonly string[] }>(
  given: string | undefined,
  options: T,
): { url: string | undefined; options: T } {
  const isUrl = (name: string) => /^https?:\/\//.test(name);
  const url = given ?? [...(options.only ?? []), ...(options.skip ?? [])].find(isUrl);
  const rest = (names: readonly string[] | undefined) => names?.filter((name) => name !== url);
  const lists = { only: rest(options.only), skip: rest(options.skip) };
  const kept = Object.entries(lists).filter(([, names]) => names !== undefined);
  return { url, options: { ...options, ...Object.fromEntries(kept) } };
}

/** Collects the values of an option that may be given several times. */
export function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

/**
 * Reads headers written as `Name: value`.
 * @throws Error naming the position, not the text, of one that is none; it may hold a secret
 */
export function readHeaders(texts: readonly string[]): Record<string, string> {
  const headers = texts.map((text, index) => {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(\S(?:.*\S)?)[ \t]*$/.exec(text) ?? [];
    if (name && value && isHeaderValue(value)) return [name, value];
    throw new Error(
      `Failed to read --header number ${index + 1}: not of the form \`Name: value\`. Write it like --header 'X-Trace: on'.`,
    );
  });
  return Object.fromEntries(headers) as Record<string, string>;
}

/** Reads a file of PEM certificates. */
export function readCertificates(file: string): string {
  const text = attempt(file);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new Error(`Failed to read ${file}: no PEM certificate in it. Pass one with --ca.`);
}

/** Field values of RFC 9110, section 5.5, in the characters that Node sends. */
function isHeaderValue(value: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}

function attempt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`Failed to read ${file}: ${code}. Check the path of --ca.`);
  }
}
