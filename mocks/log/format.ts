import type { LogEntry } from './entry.ts';

/** One line for an exchange: time, method, path, status, duration, and what is wrong or why. */
export function formatEntry({ time, method, path, answer, durationMs, verdict }: LogEntry): string {
  const { broken, why, example, behaviour } = verdict;
  const [first] = broken;
  const place = first?.line === undefined ? '' : ` (spec/openapi.yaml:${first.line})`;
  const more = broken.length > 1 ? `, and ${broken.length - 1} more` : '';
  const verdictText = first
    ? `${first.member} ${first.message}${place}${more}`
    : example
      ? `${example}: ${why}`
      : why;
  return [
    `${time.slice(11, 23)} ${method} ${path} ${answer.status} ${durationMs.toFixed(1)} ms`,
    printable(verdictText),
    ...(behaviour ? [behaviour] : []),
  ].join('  ');
}

/** A member's name comes from whoever sent it, and must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}');
}
