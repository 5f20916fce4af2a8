import type { BrokenRule, LogEntry } from '../../log/entry.ts';
import type { Notice } from '../../log/notices.ts';

/** Status in words: a request that was cut off on purpose has none. */
export function statusOf({ answer }: LogEntry): string {
  return answer.status ? String(answer.status) : 'no answer';
}

/** Why the request was answered as it was, in one line: `example mysql`. */
export function verdictOf({ verdict }: LogEntry): string {
  const { broken, example, why, behaviour } = verdict;
  const [first, ...others] = broken;
  const more = others.length > 0 ? `, and ${count(others.length, 'more broken rule')}` : '';
  const reason = first
    ? `${first.member} ${first.message}${more}`
    : example
      ? `example ${example}`
      : why;
  return behaviour ? `${reason} (${behaviour})` : reason;
}

/** Where a broken rule stands: `spec/openapi.yaml:234`. */
export function placeOf({ file, line }: Pick<BrokenRule, 'file' | 'line'>): string {
  return line ? `${file}:${line}` : file;
}

/** A notice in one sentence: `spec/openapi.yaml:12: bad indentation`. */
export function noticeOf({ file, line, reason }: Notice): string {
  return `${file}${line ? `:${line}` : ''}: ${reason}`;
}

/** Number and noun: `1 request`, `2 requests`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Time of day where the reader is: `09:26:53`. */
export function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB');
}

/** Milliseconds with as many digits as one can use: `0.4 ms`, `12 ms`, `3.1 s`. */
export function durationOf({ durationMs }: LogEntry): string {
  if (durationMs >= 1_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  return `${durationMs >= 10 ? Math.round(durationMs) : durationMs.toFixed(1)} ms`;
}

/** The header that asks for a documented answer. */
export function preferFor(status: number, example: string): string {
  return `Prefer: code=${status}, example=${example}`;
}
