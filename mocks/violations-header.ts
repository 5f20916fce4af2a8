import type { Violation } from './response.ts';

/** Header with every broken rule of a request, as a JSON array in ASCII. */
export const VIOLATIONS_HEADER = 'X-Violations';

/** Longest value of the header in characters, well below the 16 kB that clients accept for all headers. */
const VIOLATIONS_LIMIT = 4_096;

/** The violations as JSON in ASCII; where they don't fit, as many as do and a count of the rest. */
export function formatViolations(violations: readonly Violation[]): string {
  let text = '';
  let written = 0;
  for (const violation of violations) {
    const part = textOf(violation);
    if (text.length + part.length + 1 > VIOLATIONS_LIMIT) break;
    text += written++ === 0 ? part : `,${part}`;
  }
  const left = violations.length - written;
  if (left > 0) text += `${text && ','}${JSON.stringify({ more: left })}`;
  return `[${text}]`;
}

/** Texts of violations, which are the same objects from one request to the next. */
const TEXTS = new WeakMap<Violation, string>();

function textOf(violation: Violation): string {
  const known = TEXTS.get(violation);
  if (known !== undefined) return known;
  const text = toAscii(JSON.stringify(violation));
  TEXTS.set(violation, text);
  return text;
}

function toAscii(text: string): string {
  return text.replace(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
