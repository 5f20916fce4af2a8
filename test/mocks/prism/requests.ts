import { createRandom } from '../../../spec/lib/random.ts';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };

/** One generated request. */
export interface Generated {
  readonly body: object;
  readonly headers: { readonly [name: string]: string };
}

type Draw = <T>(list: readonly T[]) => T;

const { examples } = openapi.components;
const BODIES = Object.entries(examples)
  .filter(([key]) => key.endsWith('-request'))
  .map(([, { value }]) => value);
const KEYS = [...Object.keys(examples), 'mysql', 'postgresql', 'rds-mysql', 'no-such-example'];
const CODES = [
  '200',
  '400',
  '401',
  '403',
  '404',
  '413',
  '429',
  '500',
  '503',
  '204',
  '999',
  '000',
  'x',
];
const ACCEPTS = [
  'application/json',
  '*/*',
  'application/*',
  'text/html, */*;q=0.1',
  'application/json;q=0.5',
  'text/html',
];
const VALUES = [null, '', 'x', 'a-longer-text', 0, 1.5, true, {}, [], '5432', 'mysql', 'a,b,c,d'];

/** Requests that keep the description or break it in one member, with all sorts of `Prefer` and `Accept`. */
export function* generate(count: number, seed: number): Generator<Generated> {
  const random = createRandom(seed);
  const draw: Draw = (list) => list[Math.floor(random.fraction() * list.length)] as never;
  for (let i = 0; i < count; i++) {
    const headers = { ...preferOf(draw), ...acceptOf(draw), ...credentialOf(draw) };
    yield { body: bodyOf(draw, i), headers };
  }
}

function bodyOf(draw: Draw, index: number): object {
  const body = structuredClone(draw(BODIES)) as { [member: string]: unknown };
  const change = draw(['none', 'name', 'drop', 'replace', 'replace'] as const);
  if (change === 'none') return body;
  if (change === 'name') return { ...body, name: `name-${index}` };
  const objects = [body, body.endpoint, body.ssl].filter((value) => value !== undefined);
  const holder = draw(objects) as { [member: string]: unknown };
  const member = draw(Object.keys(holder));
  if (change === 'drop') delete holder[member];
  else holder[member] = draw(VALUES);
  return body;
}

function preferOf(draw: Draw): { [name: string]: string } {
  const [code, key] = [draw(CODES), draw(KEYS)];
  const prefer = draw([
    '',
    '',
    `code=${code}`,
    `example=${key}`,
    `code=${code}, example=${key}`,
    `example="${key}";code=${code}, code=${code}`,
    `code=${code}; example=${key}`,
    `dynamic=false, example=${key}, wait=10`,
    'respond-async',
  ]);
  return prefer ? { Prefer: prefer } : {};
}

function acceptOf(draw: Draw): { [name: string]: string } {
  return { Accept: draw(ACCEPTS) };
}

function credentialOf(draw: Draw): { [name: string]: string } {
  return draw([
    { 'X-Auth-Token': 't' },
    { 'X-Auth-Token': 't' },
    { 'X-Auth-Token': 't' },
    { 'X-Auth-Token': 't' },
    { 'X-Auth-Token': 't' },
    { 'X-Auth-Token': 't' },
    { Authorization: 'SDK-HMAC-SHA256 x' },
    {},
  ]);
}
