import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveCases } from '../../../contracts/cases/derive.ts';
import { createValidators } from '../../../spec/schema/validators.ts';
import { changed, schemaPath } from '../run/description.ts';
import { workshopOf } from '../run/run.ts';

type Schema = { [keyword: string]: unknown };

const text = fc
  .tuple(fc.nat(20), fc.nat(40), fc.boolean())
  .map(([minLength, more, hasPattern]): Schema => ({
    type: 'string',
    minLength,
    maxLength: minLength + more + 1,
    ...(hasPattern && { pattern: '^[a-z0-9]*$' }),
    examples: ['a'.repeat(minLength + 1)],
  }));
const number = fc
  .tuple(
    fc.constantFrom('integer', 'number'),
    fc.integer({ min: -50, max: 50 }),
    fc.nat(100),
    fc.boolean(),
  )
  .map(([type, minimum, more, isOpen]): Schema => ({
    type,
    minimum,
    [isOpen ? 'exclusiveMaximum' : 'maximum']: minimum + more + 2,
    examples: [minimum + 1],
  }));
const set = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 5 })
  .map((values): Schema => ({ type: 'string', enum: values }));
const list = fc
  .tuple(fc.nat(3), fc.nat(4), fc.boolean())
  .map(([minItems, more, uniqueItems]): Schema => ({
    type: 'array',
    minItems,
    maxItems: minItems + more + 1,
    uniqueItems,
    items: { type: 'string', minLength: 1, examples: ['item'] },
  }));
const member = fc.oneof(text, number, set, list);

test('random constraints of plain kinds give proven cases, one that breaks each of them', () => {
  fc.assert(
    fc.property(member, fc.boolean(), (schema, mandatory) => {
      const description = changed((document) => {
        document.setIn(schemaPath('ConnectionConfig', 'properties', 'drawn'), schema);
        if (mandatory) document.setIn(schemaPath('ConnectionConfig', 'required'), ['drawn']);
      });
      const { cases } = deriveCases(workshopOf(description));
      const own = cases.filter(({ rule }) => rule.id.startsWith('ConnectionConfig.drawn'));
      const refused = new Set(
        own.filter((one) => one.expect === 'rejected').map(({ rule }) => rule.id),
      );
      const breakable = Object.entries(schema).filter(([keyword, limit]) =>
        isBreakable(keyword, limit, { schema, mandatory }),
      );
      expect([...refused].sort()).toEqual(
        expect.arrayContaining(breakable.map(([keyword]) => `ConnectionConfig.drawn.${keyword}`)),
      );
      const validate = createValidators(
        description,
        'sent',
      )('#/components/schemas/CreateConnectionRequest');
      for (const one of own) {
        const violations = validate(JSON.parse(one.bytes.toString()));
        expect(violations.length > 0, one.name).toBe(one.expect === 'rejected');
      }
    }),
    { numRuns: 12, seed: 42 },
  );
});

/** Whether some value breaks a keyword that a service has to refuse: none is shorter than nothing, and an empty text may stand for nothing. */
function isBreakable(
  keyword: string,
  limit: unknown,
  { schema, mandatory }: { schema: Schema; mandatory: boolean },
): boolean {
  if (keyword === 'examples' || keyword === 'items' || limit === false || limit === 0) return false;
  if (keyword === 'minLength') return limit !== 1 || mandatory;
  return keyword !== 'uniqueItems' || (schema.maxItems as number) > 1;
}
