import { readFileSync } from 'node:fs';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLMap,
} from 'yaml';

/** What a file of entries holds, and the option that names it. */
export interface EntriesOf {
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

/** What was found to be wrong at a place of the file, and what to do. */
type Complain = (node: unknown, found: string, advice: string) => never;

/**
 * Reads a YAML list of entries whose members are texts; `expires` is a day.
 * @throws Error naming file and line when it can't be read, or an entry says too little, too much or something unknown
 */
export function readEntries(file: string, of: EntriesOf): Entry[] {
  const lines = new LineCounter();
  const document = parseDocument(readText(file, of.option), { lineCounter: lines });
  const complain = complainer(file, lines);
  const [problem] = document.errors;
  if (problem) complain({ range: problem.pos }, firstLine(problem.message), 'Mend the YAML there.');
  return mapsOf(document, of, complain).map((entry) => ({
    values: valuesOf(entry, of, complain),
    complain: (member, found, advice) => complain(entry.get(member, true) ?? entry, found, advice),
  }));
}

function mapsOf(document: Document, { members }: EntriesOf, complain: Complain): YAMLMap[] {
  const { contents } = document;
  if (contents === null) return [];
  if (!isSeq(contents)) {
    return complain(contents, 'no list', `Write a list of entries with ${inWords(members)}.`);
  }
  return contents.items.map((item) =>
    isMap(item)
      ? item
      : complain(item, 'an entry without members', `Give it ${members.join(', ')}.`),
  );
}

function valuesOf(entry: YAMLMap, of: EntriesOf, complain: Complain): Record<string, string> {
  const { members, optional = [] } = of;
  const known = [...members, ...optional];
  for (const { key } of entry.items) {
    const name = isScalar(key) ? String(key.value) : '?';
    if (!known.includes(name)) {
      complain(key, `an unknown member \`${name}\``, `Valid are ${known.join(', ')}.`);
    }
  }
  const given = known.filter((member) => members.includes(member) || entry.has(member));
  const values = given.map((member) => [member, textOf(entry, member, complain)]);
  return Object.fromEntries(values) as Record<string, string>;
}

function textOf(entry: YAMLMap, member: string, complain: Complain): string {
  const value = entry.get(member);
  const at = entry.get(member, true) ?? entry;
  if (typeof value !== 'string' || value.trim() === '') {
    const found = value === undefined ? `no \`${member}\`` : `\`${member}\` is not a text`;
    return complain(at, found, `Give the entry its ${member}.`);
  }
  const text = value.trim();
  if (member === 'expires' && !isDay(text)) {
    const advice = 'Write the last day as YYYY-MM-DD.';
    complain(at, `\`expires\` is ${JSON.stringify(text)}`, advice);
  }
  return text;
}

function complainer(file: string, lines: LineCounter): Complain {
  return (node, found, advice) => {
    const { range } = node as { range?: [number] };
    const { line } = lines.linePos(range?.[0] ?? 0);
    throw new Error(`Failed to read ${file}:${Math.max(line, 1)}: ${found}. ${advice}`);
  };
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

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[:.]?\s*$/, '');
}
