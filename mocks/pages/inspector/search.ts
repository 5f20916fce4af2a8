import type { LogEntry } from '../../log/entry.ts';

const texts = new WeakMap<LogEntry, string>();

/** Whether an entry has every word of a query in it: method, path, status, broken rules, example or a body. */
export function matches(entry: LogEntry, query: string): boolean {
  const text = textOf(entry);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function textOf(entry: LogEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { method, path, answer, verdict, body } = entry;
  const text = JSON.stringify([method, path, answer, verdict, body]).toLowerCase();
  texts.set(entry, text);
  return text;
}
