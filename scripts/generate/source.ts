import { createHash } from 'node:crypto';
import { readText, type Description, formatPointer, type Json } from '../../spec/description.ts';

/** Members of a schema whose values are data, not rules. */
const DATA = new Set(['examples', 'enum', 'required', 'const', 'default']);

/**
 * What is known of the description's file: its SHA-256, to tell whether the generated files are
 * those of this text, and the line of each rule by its JSON pointer.
 */
export function generateSource(description: Description): string {
  const lines: { [pointer: string]: number } = {};
  for (const top of ['components/schemas', 'paths'])
    locate(description, description.at(`#/${top}`), top.split('/'), lines);
  const sha256 = createHash('sha256').update(readText(description.file)).digest('hex');
  return `${JSON.stringify({ sha256, lines }, null, 1)}\n`;
}

function locate(
  description: Description,
  value: Json,
  tokens: string[],
  lines: { [pointer: string]: number },
): void {
  const pointer = formatPointer(tokens);
  lines[pointer] = description.lineOf(pointer);
  if (typeof value !== 'object' || value === null || DATA.has(tokens.at(-1) ?? '')) return;
  for (const [key, inner] of Object.entries(value))
    locate(description, inner, [...tokens, key], lines);
}
