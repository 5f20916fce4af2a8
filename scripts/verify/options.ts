import { readFileSync } from 'node:fs';

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
