import type { Json } from '../../spec/description.ts';
import type { Code } from '../findings/codes.ts';
import type { HttpResponse, Outcome } from '../http/client.ts';
import { headerOf } from '../http/headers.ts';

const JSON_TYPE = 'application/json';
/** Deepest nesting of a body that is read. */
const DEEPEST = 200;

/** The JSON of a response, or why there is none. */
export type Parsed = { readonly value: Json } | { readonly code: Code; readonly reason: string };

/** Reads the body of a response: UTF-8 without a byte-order mark, JSON (RFC 8259, section 8.1). */
export function parseResponse({ body }: HttpResponse): Parsed {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { code: 'response.body.not-utf8', reason: 'is not UTF-8' };
  }
  if (isDeep(text)) return { code: 'response.body.not-json', reason: 'nests without end' };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    const reason = text === '' ? 'is empty' : 'is not JSON';
    return { code: 'response.body.not-json', reason };
  }
}

/** A member of the body of a response; undefined where there is none. */
export function memberOf(outcome: Outcome, name: string): Json | undefined {
  const parsed = outcome.kind === 'response' ? parseResponse(outcome) : undefined;
  const value = parsed && 'value' in parsed ? parsed.value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What is wrong with the content type of a response; undefined when it is JSON, in UTF-8 if it names a charset. */
export function contentTypeProblem(
  response: HttpResponse,
  mediaType = JSON_TYPE,
): string | undefined {
  const all = headerOf(response, 'content-type');
  if (all === undefined) return 'no content type';
  const [media, ...parameters] = all.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const isJson = media === JSON_TYPE || media === mediaType;
  const fits = isJson && (!charset || /^charset="?utf-?8"?$/.test(charset));
  return fits ? undefined : `the content type ${all}`;
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}
