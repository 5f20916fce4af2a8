import addFormatsPlugin from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Json, readDescription } from '../../spec/description.ts';

type Node = { readonly [member: string]: Json };

const description = readDescription();

/** What somebody who reads the schema of a member, or a parameter, misses in it. */
function lacksOf(part: Node): string[] {
  if (part['$ref'] !== undefined) return [];
  const { type } = (part['schema'] ?? part) as Node;
  const isScalar = ['string', 'integer', 'number', 'boolean'].includes(String(type));
  const isShown = part['example'] !== undefined || ((part['examples'] ?? []) as Json[]).length > 0;
  return [
    ...(/^\S.*\.$/s.test(String(part['description'])) ? [] : ['a description']),
    ...(isScalar && !isShown ? ['an example'] : []),
  ];
}

describe('the members and parameters', () => {
  const schemas = Object.entries(description.at('#/components/schemas') as Record<string, Node>);
  const parameters = description.at('#/components/parameters') as Record<string, Node>;
  const members = schemas.flatMap(([name, schema]) => [
    [name, schema] as const,
    ...Object.entries((schema['properties'] ?? {}) as Record<string, Node>).map(
      ([member, value]) => [`${name}.${member}`, value] as const,
    ),
  ]);

  it.each([...members, ...Object.entries(parameters)])('explain and show %s', (_name, part) => {
    expect(lacksOf(part)).toEqual([]);
  });

  it.each([
    ['a description', { type: 'string', examples: ['x'] }],
    ['an example', { type: 'string', description: 'A text.' }],
    ['an example', { schema: { type: 'string' }, description: 'A text.' }],
  ])('would lack %s in %j', (lack, part) => {
    expect(lacksOf(part)).toEqual([lack]);
  });

  it.each(members.filter(([, { examples }]) => examples))(
    'take what they show: %s',
    (_name, part) => {
      const validate = addFormatsPlugin.default(new Ajv2020({ strict: false })).compile(part);
      expect((part['examples'] as Json[]).filter((example) => !validate(example))).toEqual([]);
    },
  );
});
