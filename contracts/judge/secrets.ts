import { parsePointer } from '../../spec/description.ts';
import type { Rule } from '../findings/finding.ts';
import { parseResponse } from './parse.ts';
import { type Body, eachValue } from '../../spec/schema/value-at.ts';
import type { HttpResponse } from '../http/client.ts';
import { labelOf } from '../../spec/schema/walk.ts';
import type { Model } from '../rules/model.ts';

/** Shortest secret that can't be found in a response by chance, in characters. */
export const TELLING_LENGTH = 12;

/** Rules that a member is never returned. */
export function secretRules({ rules }: Model): Rule[] {
  return rules.filter(({ id }) => id.endsWith('.writeOnly'));
}

/** `…/properties/db_password/writeOnly` → `db_password`. */
export function secretMember({ pointer }: Rule): string | undefined {
  return parsePointer(pointer).at(-2);
}

/** Texts of the secret members of a body, by their names alone: a change may have moved one, into an array say. */
export function secretsIn(body: Body, model: Model): string[] {
  const names = new Set(secretRules(model).map(secretMember));
  const secrets = new Set<string>();
  eachValue(body, (value, path) => {
    if (typeof value === 'string' && value !== '' && names.has(String(path.at(-1))))
      secrets.add(value);
  });
  return [...secrets];
}

/** Where in a response a secret was found. */
export interface Leak {
  readonly place: 'body' | 'headers' | 'status message';
  /** In words: `endpoint.db_password`, the header `x-debug`. */
  readonly where: string;
}

/** Where a secret that was sent comes back: as it is, or as JSON, URLs and Base64 write it. */
export function leaksOf(response: HttpResponse, secrets: readonly string[]): Leak[] {
  const telling = secrets.filter(({ length }) => length >= TELLING_LENGTH);
  if (telling.length === 0) return [];
  const forms = telling.flatMap(formsOf);
  const leaks = (text: string) => forms.some((form) => text.includes(form));
  const headers = response.headers.filter(([name, value]) => leaks(`${name}: ${value}`));
  const found: Leak[] = [];
  if (leaks(response.body.toString('utf8')))
    found.push({ place: 'body', where: membersOf(response, leaks) });
  if (headers.length > 0)
    found.push({
      place: 'headers',
      where: listOf(
        'the header',
        headers.map(([name]) => name),
      ),
    });
  if (leaks(response.statusMessage))
    found.push({ place: 'status message', where: 'the status message' });
  return found;
}

/** The members that hold a secret, of an array those of its first item; the body where no member alone holds one. */
function membersOf(response: HttpResponse, leaks: (text: string) => boolean): string {
  const parsed = parseResponse(response);
  const found: string[] = [];
  if ('value' in parsed) {
    eachValue(parsed.value, (value, path) => {
      if (typeof value === 'object' || !leaks(JSON.stringify(value))) return;
      found.push(labelOf(path.map((token) => (typeof token === 'number' ? 0 : token))));
    });
  }
  return found.length > 0 ? listOf('', found) : 'the body';
}

/** Names in a list, at most: whoever returns the secret everywhere needs no more. */
const MOST_NAMES = 5;

function listOf(kind: string, names: readonly string[]): string {
  const shown = [...new Set(names)].slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  return `${kind} ${shown.join(', ')}`.trim();
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Base64 of a longer text that holds the secret looks different at each of three offsets.
  const inside = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    ...new Set([
      secret,
      escaped,
      escaped.replaceAll('/', '\\/'),
      encodeURIComponent(secret),
      bytes.toString('hex'),
      ...inside,
    ]),
  ];
}
