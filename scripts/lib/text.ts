/** Control characters but tab and line feed, text direction overrides, separators that act as line ends, and unpaired surrogates. */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Bidi_Control}|[\u2028\u2029\ufeff\ufffe\uffff]/gu;

/**
 * Text with every character that could steer a terminal, break XML 1.0 (section 2.2) or reorder a line
 * written out, for example `\u001b`.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSAFE, escapeUnit);
}

/** JSON text, indented by two, in which such characters are escapes, so that it can be shown on a terminal; nothing is lost. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE, escapeUnit)}\n`;
}

/** Text of at most `limit` characters; what was cut off is counted at its end. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/**
 * A command, whole if it has at most `limit` characters. One that is cut is no command any more, so what is left of it
 * stands behind words that say so.
 */
export function showCommand(command: string, limit: number): string {
  if (command.length <= limit) return command;
  return `(cut from ${command.length} characters; the JSON report has it whole) ${command.slice(0, 200).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Text with every line but the first moved right by `width` blanks and marked with a bar, so that no line can pose as
 * one of ours, nor as a command to a CI system that reads the output.
 */
export function hang(text: string, width: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(width)}| `);
}

/** A length of time, given in milliseconds, for people: `840 ms`, `2.4 s`, `3 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A count with its noun: `1 finding`, `2 findings`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
