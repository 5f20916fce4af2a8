import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import type { Case } from '../../contracts/cases/case.ts';
import { deriveCases } from '../../contracts/cases/derive.ts';
import type { Description } from '../../spec/description.ts';
import { createValidators } from '../../spec/schema/validators.ts';
import { changed, schemaPath } from '../contracts/run/description.ts';
import { workshopOf } from '../contracts/run/run.ts';
import type { Search } from './search.ts';

type Schema = { [keyword: string]: unknown };

/** A member with constraints, and whether it is mandatory. */
interface Drawn {
  readonly schema: Schema;
  readonly mandatory: boolean;
}

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

/**
 * Members of random constraints: their cases are proven, and one breaks each of the constraints. Several at once, since
 * most of the time goes into the cases of the members that are always there.
 */
export function casesOf(derive: typeof deriveCases): Search<Drawn[]> {
  return {
    kind: 'cases',
    values: fc.array(fc.record({ schema: member, mandatory: fc.boolean() }), {
      ...{ minLength: 1, maxLength: 6, size: 'max' },
    }),
    check(members) {
      const drawn = members.map((one, index) => ({ ...one, name: `drawn${index}` }));
      const description = withMembers(drawn);
      const { cases } = derive(workshopOf(description));
      for (const { name, ...one } of drawn) {
        const own = cases.filter(({ rule }) => rule.id.startsWith(`ConnectionConfig.${name}`));
        const broken = own.filter(({ expect }) => expect === 'rejected').map(({ rule }) => rule.id);
        const rules = breakableIn(one).map((keyword) => `ConnectionConfig.${name}.${keyword}`);
        deepStrictEqual(
          rules.filter((rule) => !broken.includes(rule)),
          [],
        );
        prove(own, description);
      }
    },
  };
}

/** The project's description with more members. */
function withMembers(members: readonly (Drawn & { readonly name: string })[]): Description {
  const mandatory = members.filter((one) => one.mandatory).map(({ name }) => name);
  return changed((document) => {
    for (const { name, schema } of members)
      document.setIn(schemaPath('ConnectionConfig', 'properties', name), schema);
    document.setIn(schemaPath('ConnectionConfig', 'required'), mandatory);
  });
}

function prove(cases: readonly Case[], description: Description): void {
  const ref = '#/components/schemas/CreateConnectionRequest';
  const validate = createValidators(description, 'sent')(ref);
  for (const { bytes, expect, name } of cases)
    strictEqual(validate(JSON.parse(bytes.toString())).length > 0, expect === 'rejected', name);
}

export const cases = casesOf(deriveCases);

/** The keywords that a service has to reject a value for. */
function breakableIn({ schema, mandatory }: Drawn): string[] {
  const keywords = Object.entries(schema);
  return keywords
    .filter(([keyword, limit]) => isBreakable(keyword, limit, { schema, mandatory }))
    .map(([keyword]) => keyword);
}

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
