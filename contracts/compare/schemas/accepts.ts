import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Json } from '../../../spec/description.ts';
import { type Bounds, isWithin } from './bounds.ts';
import { type Part, statedIn } from './parts.ts';

/**
 * Whether a value that is enumerated keeps the rules about numbers and texts beside the enumeration. A pattern that no
 * program here can read is taken as kept.
 */
export function accepts(parts: readonly Part[], bounds: Bounds, value: Json): boolean {
  if (typeof value === 'number') {
    const multiples = statedIn(parts, 'multipleOf').map((stated) => stated.value);
    return isWithin(bounds.range, value) && multiples.every((step) => isMultiple(value, step));
  }
  if (typeof value !== 'string') return true;
  const patterns = statedIn(parts, 'pattern').map((stated) => stated.value);
  return isWithin(bounds.length, [...value].length) && patterns.every((one) => matches(value, one));
}

/** Whether a number is a multiple of another; of what is no number, always. */
export function isMultiple(value: number, step: Json): boolean {
  return typeof step !== 'number' || Number.isInteger(Number((value / step).toPrecision(12)));
}

/** Whether a text matches a pattern (ECMA-262, as JSON Schema has it). */
export function matches(text: string, pattern: Json): boolean {
  try {
    return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

/** Whether a text has a format; one that is not known to Ajv, it has. */
export function hasFormat(text: string, name: string): boolean {
  const format: unknown = new Map<string, unknown>(Object.entries(fullFormats)).get(name);
  const check = isValidator(format) ? format.validate : format;
  if (check instanceof RegExp) return check.test(text);
  return typeof check !== 'function' || (check as (text: string) => boolean)(text);
}

function isValidator(format: unknown): format is { readonly validate: unknown } {
  return typeof format === 'object' && format !== null && 'validate' in format;
}
