import type { LogEntry } from '../../log/entry.ts';
import { placeOf } from './words.ts';

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
  const { broken, example, why, behaviour } = verdict;
  const rules = broken.flatMap((rule) => [rule.member, rule.message, placeOf(rule), rule.rule]);
  const found = [method, path, answer.status, answer.body, rules, example, why, behaviour, body];
  const text = JSON.stringify(found).toLowerCase();
  texts.set(entry, text);
  return text;
}
