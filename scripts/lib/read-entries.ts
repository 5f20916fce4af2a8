import { readFileSync } from 'node:fs';
import { readYaml, syntaxMessage, type Yaml } from '../../spec/lib/yaml.ts';

/** What a file of entries holds, and the option that names it. */
interface EntriesOf {
  /** The option, for messages, for example `--allow`. */
  readonly option: string;
  /** Members that each entry has. */
  readonly members: readonly string[];
  /** Members that it may have. */
  readonly optional?: readonly string[];
}

/** One entry: its members, trimmed, and how to say what is wrong with it. */
export interface Entry {
  readonly values: Readonly<Record<string, string>>;
  /** Throws with file and line of a member. */
  readonly complain: (member: string, found: string, advice: string) => never;
}

/** Throws with file and line of a part. */
type Complain = (path: readonly (string | number)[], found: string, advice: string) => never;

/**
 * Reads a YAML list of entries whose members are texts; `expires` is a day.
 * @throws Error naming file and line when it can't be read, or an entry says too little, too much or something unknown
 */
export function readEntries(file: string, of: EntriesOf): Entry[] {
  const yaml = readYaml(readText(file, of.option));
  if (yaml.syntax) {
    throw new Error(`Failed to read ${file}:${yaml.syntax.line}: ${syntaxMessage(yaml.syntax)}`);
  }
  const complain: Complain = (path, found, advice) => {
    throw new Error(
      `Failed to read ${file}:${yaml.positionOfName(path).line}: ${found}. ${advice}`,
    );
  };
  return mapsOf(yaml, of, complain).map((entry, index) => ({
    values: valuesOf(entry, of, (path, ...rest) => complain([index, ...path], ...rest)),
    complain: (member, found, advice) => complain([index, member], found, advice),
  }));
}

type Members = Readonly<Record<string, unknown>>;

function mapsOf({ value }: Yaml, { members }: EntriesOf, complain: Complain): readonly Members[] {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    return complain([], 'no list', `Write a list of entries with ${inWords(members)}.`);
  }
  return value.map((item: unknown, index) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? (item as Members)
      : complain([index], 'an entry without members', `Give it ${members.join(', ')}.`),
  );
}

function valuesOf(entry: Members, of: EntriesOf, complain: Complain): Record<string, string> {
  const { members, optional = [] } = of;
  const known = [...members, ...optional];
  const unknown = Object.keys(entry).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    complain([unknown], `an unknown member \`${unknown}\``, `Valid are ${known.join(', ')}.`);
  }
  const given = known.filter((member) => members.includes(member) || Object.hasOwn(entry, member));
  const values = given.map((member) => [member, textOf(entry, member, complain)]);
  return Object.fromEntries(values) as Record<string, string>;
}

function textOf(entry: Members, member: string, complain: Complain): string {
  const value = entry[member];
  if (typeof value !== 'string' || value.trim() === '') {
    const found = value === undefined ? `no \`${member}\`` : `\`${member}\` is not a text`;
    return complain([member], found, `Give the entry its ${member}.`);
  }
  const text = value.trim();
  if (member === 'expires' && !isDay(text)) {
    const advice = 'Write the last day as YYYY-MM-DD.';
    complain([member], `\`expires\` is ${JSON.stringify(text)}`, advice);
  }
  return text;
}

/** Whether a text is a day of the calendar; 2026-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readText(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`Failed to read ${file}: ${code}. Check the path of ${option}.`);
  }
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
