import type { Level } from '../../../contracts/compare/levels.ts';
import type { Json } from '../../../spec/description.ts';
import { at, type JsonObject, list, OWN, operationOf } from './in-memory.ts';
import type { Expected, Mutation } from './mutation.ts';
import { operationMutations } from './operation-mutations.ts';
import { type Effect, SCHEMA_CHANGES } from './schema-changes.ts';

/** A schema of the description, and in which directions it travels. */
interface Site {
  readonly tokens: readonly string[];
  readonly request: boolean;
  readonly response: boolean;
}

type Levels = readonly [callers: Level, implementers: Level];

const LEVELS: Record<'request' | 'response', Record<Effect, Levels>> = {
  request: {
    tightened: ['breaking', 'breaking'],
    loosened: ['compatible', 'breaking'],
    changed: ['breaking', 'breaking'],
  },
  response: {
    tightened: ['compatible', 'breaking'],
    loosened: ['breaking', 'compatible'],
    changed: ['breaking', 'breaking'],
  },
};

/** Every mutation of one schema, of one member, and of the operation. */
export function mutations(): Mutation[] {
  return [
    ...schemaMutations(),
    ...memberMutations(),
    ...conditionMutations(),
    ...operationMutations(),
  ];
}

function schemaMutations(): Mutation[] {
  return sites().flatMap((site) =>
    Object.entries(SCHEMA_CHANGES).flatMap(([name, apply]) => {
      const root = structuredClone(OWN);
      const effect = apply(at(root, site.tokens));
      return effect
        ? [
            {
              kind: name,
              name: `${name} at ${site.tokens.join('/')}`,
              root,
              expected: expectedOf(site, effect),
            },
          ]
        : [];
    }),
  );
}

function memberMutations(): Mutation[] {
  return sites().flatMap((site) => {
    const { properties } = at(OWN, site.tokens) as { properties?: Record<string, JsonObject> };
    if (!properties) return [];
    const own = Object.keys(properties).flatMap((name) => ownMemberMutations(site, name));
    return [...newMemberMutations(site), ...own];
  });
}

function newMemberMutations(site: Site): Mutation[] {
  const add = (s: JsonObject) => void ((s.properties as JsonObject).zone = { type: 'string' });
  const optional = levels(site, ['compatible', 'breaking'], ['compatible', 'compatible']);
  return [
    mutate(site, { kind: 'a new member', expected: optional, change: add }),
    mutate(site, {
      kind: 'a new mandatory member',
      expected: expectedOf(site, 'tightened'),
      change(s) {
        add(s);
        s.required = [...list(s.required), 'zone'];
      },
    }),
  ];
}

function ownMemberMutations(site: Site, name: string): Mutation[] {
  const schema = at(OWN, site.tokens);
  const mandatory = list(schema.required).includes(name);
  const secret = at(schema, ['properties', name]).writeOnly === true;
  const visible = { ...site, response: site.response && !secret };
  const others = list(schema.required).filter((one) => one !== name);
  return [
    mutate(site, {
      kind: `${mandatory ? 'optional' : 'mandatory'}: ${name}`,
      expected: expectedOf(visible, mandatory ? 'loosened' : 'tightened'),
      change: (s) => void (s.required = mandatory ? others : [...others, name]),
    }),
    mutate(site, {
      kind: `gone: ${name}`,
      expected: levels(
        visible,
        ['warning', 'breaking'],
        [mandatory ? 'breaking' : 'warning', 'compatible'],
      ),
      change(s) {
        delete (s.properties as JsonObject)[name];
        s.required = others;
      },
    }),
    mutate(site, {
      kind: `${secret ? 'also in responses' : 'only sent'}: ${name}`,
      expected: levels(
        { ...site, request: false },
        ['compatible', 'compatible'],
        ['breaking', secret ? 'compatible' : 'breaking'],
      ),
      change: (s) => toggle(s.properties as JsonObject, name),
    }),
  ];
}

function toggle(properties: JsonObject, name: string): void {
  const before = properties[name] as JsonObject;
  properties[name] =
    '$ref' in before
      ? { allOf: [before], writeOnly: true }
      : { ...before, writeOnly: before.writeOnly !== true };
}

function mutate(
  { tokens }: Site,
  { kind, expected, change }: Pick<Mutation, 'kind' | 'expected'> & { change(s: JsonObject): void },
): Mutation {
  const root = structuredClone(OWN);
  change(at(root, tokens));
  const name = `${kind} at ${tokens.join('/')}`;
  return { kind: kind.replace(/:.*/, ''), name, root, expected };
}

/** Members of a schema that never come back. */
function secretsOf(site: Site): string[] {
  const properties = Object.entries((at(OWN, site.tokens).properties ?? {}) as JsonObject);
  return properties.flatMap(([name, one]) =>
    (one as JsonObject).writeOnly === true ? [name] : [],
  );
}

/** The conditional rules. That of a secret says nothing of responses. */
function conditionMutations(): Mutation[] {
  return sites().flatMap((site) =>
    list(at(OWN, site.tokens).allOf).flatMap((rule, index) => {
      const secret = secretsOf(site).some((name) => JSON.stringify(rule).includes(`"${name}"`));
      const reach = { ...site, response: site.response && !secret };
      const make = (name: string, change: (rules: Json[]) => void, effect: Effect) => {
        const root = structuredClone(OWN);
        change(at(root, site.tokens).allOf as Json[]);
        return {
          kind: name,
          name: `${name} ${index} in ${site.tokens.join('/')}`,
          root,
          expected: expectedOf(reach, effect),
        };
      };
      const entry = (rules: Json[]) => rules[index] as JsonObject;
      return [
        make('no rule', (rules) => void rules.splice(index, 1), 'loosened'),
        make(
          'another condition of rule',
          (rules) => void ((entry(rules).if as JsonObject).required = ['id']),
          'changed',
        ),
        make(
          'more demanded by rule',
          (rules) => void ((entry(rules).then as JsonObject).maxProperties = 20),
          'tightened',
        ),
      ].filter(({ name }) => !secret || !name.startsWith('more'));
    }),
  );
}

/** The schemas of the bodies, found by a walk of its own: a schema of a component once. */
function sites(): Site[] {
  const reach = new Map<string, Site>();
  const operation = operationOf(OWN);
  const bodies = [
    [operation.requestBody, 'request'] as const,
    ...Object.values(operation.responses as JsonObject).map(
      (response) => [response, 'response'] as const,
    ),
  ];
  for (const [body, direction] of bodies) {
    const { value } = target(body as Json, []);
    const schema = ((value.content as JsonObject)['application/json'] as JsonObject).schema as Json;
    visit(schema, [], direction);
  }
  return [...reach.values()];

  function visit(schema: Json, path: readonly string[], direction: 'request' | 'response'): void {
    const { value, tokens } = target(schema, path);
    if (direction === 'response' && value.writeOnly === true) return;
    const key = tokens.join('/');
    const known = reach.get(key) ?? { tokens, request: false, response: false };
    if (known[direction]) return;
    reach.set(key, { ...known, [direction]: true });
    for (const [name, member] of Object.entries((value.properties ?? {}) as JsonObject)) {
      visit(member, [...tokens, 'properties', name], direction);
    }
    if (value.items !== undefined) visit(value.items, [...tokens, 'items'], direction);
  }
}

function target(
  value: Json,
  tokens: readonly string[],
): { value: JsonObject; tokens: readonly string[] } {
  const { $ref } = value as { $ref?: string };
  if ($ref === undefined) return { value: value as JsonObject, tokens };
  const path = $ref.slice(2).split('/');
  return target(at(OWN, path), path);
}

function expectedOf(site: Site, effect: Effect): Expected {
  return levels(site, LEVELS.request[effect], LEVELS.response[effect]);
}

function levels({ request, response }: Site, sent: Levels, received: Levels): Expected {
  return {
    ...(request && { request: sent.join(' ') }),
    ...(response && { response: received.join(' ') }),
  };
}
