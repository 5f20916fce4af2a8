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
import type { KnownDeviation } from '../../contracts/conformance/deviations.ts';

const MEMBERS = ['rule', 'reason', 'expires'] as const;

/** What was found to be wrong at a place of the file, and what to do. */
type Complain = (node: unknown, found: string, advice: string) => never;

/**
 * Reads a file of known deviations: a YAML list whose entries have `rule`, `reason` and `expires`.
 * @throws Error naming file and line when it can't be read, or an entry says too little, too much or something unknown
 */
export function readDeviations(file: string, rules: ReadonlySet<string>): KnownDeviation[] {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const complain = complainer(file, lines);
  const [problem] = document.errors;
  if (problem) complain({ range: problem.pos }, firstLine(problem.message), 'Mend the YAML there.');
  const seen = new Set<string>();
  return entriesOf(document, complain).map((entry) => {
    const deviation = readEntry(entry, complain);
    const at = entry.get('rule', true);
    if (!rules.has(deviation.rule)) {
      const advice = 'Take the id of a rule from a report, or list them with --explain rules.';
      complain(at, `no rule is called ${JSON.stringify(deviation.rule)}`, advice);
    }
    if (seen.has(deviation.rule)) {
      complain(at, `${deviation.rule} has an entry already`, 'Keep one of them.');
    }
    seen.add(deviation.rule);
    return deviation;
  });
}

function entriesOf(document: Document, complain: Complain): YAMLMap[] {
  const { contents } = document;
  if (contents === null) return [];
  if (!isSeq(contents)) {
    return complain(contents, 'no list', 'Write a list of entries with rule, reason and expires.');
  }
  return contents.items.map((item) =>
    isMap(item)
      ? item
      : complain(item, 'an entry without members', `Give it ${MEMBERS.join(', ')}.`),
  );
}

function readEntry(entry: YAMLMap, complain: Complain): KnownDeviation {
  for (const { key } of entry.items) {
    const name = isScalar(key) ? String(key.value) : '?';
    if (!MEMBERS.some((member) => member === name)) {
      complain(key, `an unknown member \`${name}\``, `Valid are ${MEMBERS.join(', ')}.`);
    }
  }
  const [rule, reason, expires] = MEMBERS.map((member) => {
    const value = entry.get(member);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    const found = value === undefined ? `no \`${member}\`` : `\`${member}\` is not a text`;
    return complain(entry.get(member, true) ?? entry, found, `Give the entry its ${member}.`);
  }) as [string, string, string];
  if (!isDay(expires)) {
    const advice = 'Write the last day as YYYY-MM-DD.';
    complain(entry.get('expires', true), `\`expires\` is ${JSON.stringify(expires)}`, advice);
  }
  return { rule, reason, expires };
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

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`Failed to read ${file}: ${code}. Check the path of --known-deviations.`);
  }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[:.]?\s*$/, '');
}
