import type { LogEntry, Verdict } from './entry.ts';

/** One line for an exchange: time, method, path, status, duration, and what is wrong or why. */
export function formatEntry({ time, method, path, answer, durationMs, verdict }: LogEntry): string {
  const { behaviour } = verdict;
  const end = behaviour ? `  ${behaviour}` : '';
  const duration = Math.round(durationMs * 10) / 10;
  return printable(
    `${time.slice(11, 23)} ${method} ${path} ${answer.status} ${duration} ms  ${verdictOf(verdict)}${end}`,
  );
}

function verdictOf({ broken, why, example }: Verdict): string {
  const [first] = broken;
  if (!first) return example ? `${example}: ${why}` : why;
  const place = first.line === undefined ? '' : ` (${first.file}:${first.line})`;
  const more = broken.length > 1 ? `, and ${broken.length - 1} more` : '';
  return `${first.member} ${first.message}${place}${more}`;
}

const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

function printable(text: string): string {
  return text.replace(CONTROLS, '\u{fffd}');
}
