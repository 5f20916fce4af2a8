import type { Violation } from '../exchange.ts';
import { remember } from '../remember.ts';

/** Header with every broken rule of a request, as a JSON array in ASCII. */
export const VIOLATIONS_HEADER = 'X-Violations';

/** Longest value of the header in characters, well below the 16 kB that clients accept for all headers. */
const VIOLATIONS_LIMIT = 4_096;

/** The violations as JSON in ASCII; where they don't fit, as many as do and a count of the rest. */
export function formatViolations(violations: readonly Violation[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const violation of violations) {
    const text = textOf(violation);
    length += text.length + 1;
    if (length > VIOLATIONS_LIMIT) break;
    parts.push(text);
  }
  const left = violations.length - parts.length;
  return `[${[...parts, ...(left > 0 ? [JSON.stringify({ more: left })] : [])].join(',')}]`;
}

const texts = remember<string>();

function textOf(violation: Violation): string {
  const { member, kind, message, rule } = violation;
  return texts(`${kind} ${rule} ${member} ${message}`, () => toAscii(JSON.stringify(violation)));
}

function toAscii(text: string): string {
  return text.replace(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
