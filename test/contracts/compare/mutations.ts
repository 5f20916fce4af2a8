import type { Level } from '../../../contracts/compare/change.ts';
import type { Json } from '../../../spec/description.ts';
import { type JsonObject, OWN } from './in-memory.ts';

/** What a mutation does to the values that are allowed. */
type Effect = 'tightened' | 'loosened' | 'changed';

/** A description with one fault, and what that means. */
export interface Mutation {
  readonly name: string;
  /** What it is, wherever it is. */
  readonly kind: string;
  readonly root: JsonObject;
  /** The worst levels for callers and implementers, by direction; `all` where it is no matter of one. */
  readonly expected: Expected;
}

/** Worst levels by direction: `breaking for callers, compatible for implementers` as `breaking compatible`. */
export type Expected = { readonly [direction in 'request' | 'response' | 'all']?: string };

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

/** Changes of one schema, by name; undefined where the schema has nothing to change. */
const OF_SCHEMAS: Record<string, (schema: JsonObject) => Effect | undefined> = {
  'shortest one longer': (s) =>
    when(isText(s), () => void (s.minLength = num(s.minLength, 0) + 1), 'tightened'),
  'shortest one shorter': (s) =>
    when(num(s.minLength, 0) > 0, () => void (s.minLength = num(s.minLength, 0) - 1), 'loosened'),
  'longest one shorter': (s) =>
    when(isText(s), () => void (s.maxLength = num(s.maxLength, 100) - 1), 'tightened'),
  'longest one longer': (s) =>
    when('maxLength' in s, () => void (s.maxLength = num(s.maxLength, 0) + 1), 'loosened'),
  'no longest': (s) => when('maxLength' in s, () => void delete s.maxLength, 'loosened'),
  'a pattern': (s) =>
    when(isText(s) && !('pattern' in s), () => void (s.pattern = '^[a-m]+$'), 'tightened'),
  'no pattern': (s) => when('pattern' in s, () => void delete s.pattern, 'loosened'),
  'another pattern': (s) => when('pattern' in s, () => void (s.pattern = '^[n-z]+$'), 'changed'),
  'one more pattern': (s) =>
    when(
      'pattern' in s,
      () => void (s.allOf = [...list(s.allOf), { pattern: '^[n-z]+$' }]),
      'tightened',
    ),
  'a value less': (s) =>
    when('enum' in s, () => void (s.enum = list(s.enum).slice(1)), 'tightened'),
  'a value more': (s) =>
    when('enum' in s, () => void (s.enum = [...list(s.enum), 'sqlite']), 'loosened'),
  'another value': (s) =>
    when('enum' in s, () => void (s.enum = [...list(s.enum).slice(1), 'sqlite']), 'changed'),
  'no enumeration': (s) => when('enum' in s, () => void delete s.enum, 'loosened'),
  'an enumeration': (s) =>
    when(isText(s) && !('format' in s), () => void (s.enum = ['only', 'these']), 'tightened'),
  'one value': (s) =>
    when(isText(s) && !('format' in s), () => void (s.const = 'only'), 'tightened'),
  'another type': (s) =>
    when(
      isScalar(s),
      () => void (s.type = s.type === 'integer' ? 'boolean' : 'integer'),
      'changed',
    ),
  'null as well': (s) =>
    when(isScalar(s), () => void (s.type = [s.type as string, 'null']), 'loosened'),
  'fractions as well': (s) =>
    when(s.type === 'integer', () => void (s.type = 'number'), 'loosened'),
  'no type': (s) => when(isScalar(s), () => void delete s.type, 'loosened'),
  'a format': (s) =>
    when(isText(s) && !('format' in s), () => void (s.format = 'hostname'), 'tightened'),
  'another format': (s) => when(s.format === 'uuid', () => void (s.format = 'hostname'), 'changed'),
  'no encoding': (s) =>
    when('contentEncoding' in s, () => void delete s.contentEncoding, 'loosened'),
  'a least number': (s) => when(s.type === 'integer', () => void (s.minimum = 1), 'tightened'),
  'only even numbers': (s) =>
    when(s.type === 'integer', () => void (s.multipleOf = 2), 'tightened'),
  'few items': (s) => when(s.type === 'array', () => void (s.maxItems = 3), 'tightened'),
  'no item twice': (s) => when(s.type === 'array', () => void (s.uniqueItems = true), 'tightened'),
  'no other members': (s) =>
    when(s.type === 'object', () => void (s.additionalProperties = false), 'tightened'),
  'few members': (s) => when(s.type === 'object', () => void (s.maxProperties = 30), 'tightened'),
  'what is not allowed': (s) =>
    when(isScalar(s), () => void (s.not = { const: 'not this' }), 'tightened'),
  'a new rule with a condition': (s) =>
    when(
      s.type === 'object',
      () =>
        void (s.allOf = [
          ...list(s.allOf),
          { if: { maxProperties: 1 }, then: { required: ['zone'] } },
        ]),
      'tightened',
    ),
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
    Object.entries(OF_SCHEMAS).flatMap(([name, apply]) => {
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
      kind: `${secret ? 'also in answers' : 'only sent'}: ${name}`,
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

/** The conditional rules. That of the certificate's password says nothing of answers. */
function conditionMutations(): Mutation[] {
  return sites().flatMap((site) =>
    list(at(OWN, site.tokens).allOf).flatMap((rule, index) => {
      const secret = JSON.stringify(rule).includes('ssl_cert_password');
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

function operationMutations(): Mutation[] {
  const make = (
    name: string,
    expected: Levels,
    change: (operation: JsonObject, root: JsonObject) => void,
  ): Mutation => {
    const root = structuredClone(OWN);
    change(operationOf(root), root);
    return { kind: name, name, root, expected: { all: expected.join(' ') } };
  };
  const responses = (operation: JsonObject) => operation.responses as JsonObject;
  const statuses = Object.keys(responses(operationOf(OWN)));
  return [
    make('the operation gone', ['breaking', 'compatible'], (_, root) => void (root.paths = {})),
    make(
      'the path called otherwise',
      ['breaking', 'breaking'],
      (o, root) => void (root.paths = { '/v6/{project_id}/connections': { post: o } }),
    ),
    make(
      'one more operation',
      ['compatible', 'breaking'],
      (o, root) => void ((root.paths as JsonObject)['/v6/{project_id}/connections'] = { post: o }),
    ),
    make(
      'the body optional',
      ['compatible', 'breaking'],
      (o) => void ((o.requestBody as JsonObject).required = false),
    ),
    make(
      'a mandatory parameter',
      ['breaking', 'breaking'],
      (_, root) => void (parameter(root, 'XLanguage').required = true),
    ),
    make(
      'no parameter',
      ['warning', 'breaking'],
      (o) => void (o.parameters = list(o.parameters).slice(0, 1)),
    ),
    make(
      'one more parameter',
      ['compatible', 'breaking'],
      (o) =>
        void (o.parameters = [...list(o.parameters), { name: 'dry', in: 'query', schema: {} }]),
    ),
    make(
      'one more mandatory parameter',
      ['breaking', 'breaking'],
      (o) =>
        void (o.parameters = [
          ...list(o.parameters),
          { name: 'dry', in: 'query', required: true, schema: {} },
        ]),
    ),
    make(
      'another default',
      ['warning', 'warning'],
      (_, root) => void ((parameter(root, 'XLanguage').schema as JsonObject).default = 'zh-cn'),
    ),
    make(
      'a shorter parameter',
      ['breaking', 'breaking'],
      (_, root) => void ((parameter(root, 'ProjectId').schema as JsonObject).maxLength = 32),
    ),
    make(
      'one credential less',
      ['breaking', 'breaking'],
      (_, root) => void (root.security = list(root.security).slice(1)),
    ),
    make('no credential', ['compatible', 'breaking'], (o) => void (o.security = [])),
    make(
      'one more credential',
      ['compatible', 'breaking'],
      (_, root) => void (root.security = [...list(root.security), {}]),
    ),
    make(
      'both credentials at once',
      ['breaking', 'breaking'],
      (_, root) => void (root.security = [{ XAuthToken: [], AkSkSignature: [] }]),
    ),
    make('another media type', ['breaking', 'breaking'], (o) =>
      swap(o.requestBody as JsonObject, 'text/json'),
    ),
    make('one more media type', ['compatible', 'breaking'], (o) =>
      more(o.requestBody as JsonObject, 'text/json'),
    ),
    make('one more media type of an answer', ['warning', 'warning'], (o) =>
      more(responses(o)['200'] as JsonObject, 'text/json'),
    ),
    make(
      'no body of an answer',
      ['breaking', 'breaking'],
      (o) => void delete (responses(o)['200'] as JsonObject).content,
    ),
    make(
      'one more success',
      ['breaking', 'compatible'],
      (o) => void (responses(o)['202'] = { description: 'Later.' }),
    ),
    make(
      'one more failure',
      ['warning', 'compatible'],
      (o) => void (responses(o)['409'] = { description: 'Taken.' }),
    ),
    make(
      'a header of an answer',
      ['compatible', 'compatible'],
      (o) => void ((responses(o)['200'] as JsonObject).headers = { ETag: { schema: {} } }),
    ),
    make(
      'a mandatory header of an answer',
      ['compatible', 'breaking'],
      (o) =>
        void ((responses(o)['200'] as JsonObject).headers = {
          ETag: { required: true, schema: {} },
        }),
    ),
    make(
      'another base URL',
      ['warning', 'compatible'],
      (_, root) => void (root.servers = [{ url: 'https://other.example.com' }]),
    ),
    make(
      'one more base URL',
      ['compatible', 'compatible'],
      (_, root) =>
        void (root.servers = [...list(root.servers), { url: 'https://other.example.com' }]),
    ),
    make('another id', ['warning', 'compatible'], (o) => void (o.operationId = 'makeConnection')),
    ...statuses.map((status) =>
      make(
        `no ${status}`,
        [status === '200' ? 'breaking' : 'warning', 'breaking'],
        (o) => void delete responses(o)[status],
      ),
    ),
  ];
}

/** The schemas of the bodies, found by a walk of its own: a schema of a component once. */
function sites(): Site[] {
  const reach = new Map<string, Site>();
  const operation = operationOf(OWN);
  const bodies = [
    [operation.requestBody, 'request'] as const,
    ...Object.values(operation.responses as JsonObject).map(
      (answer) => [answer, 'response'] as const,
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

function at(root: JsonObject, tokens: readonly string[]): JsonObject {
  return tokens.reduce<Json>(
    (value, token) => (value as JsonObject)[token] as Json,
    root,
  ) as JsonObject;
}

function operationOf(root: JsonObject): JsonObject {
  return at(root, ['paths', '/v5/{project_id}/connections', 'post']);
}

function parameter(root: JsonObject, name: string): JsonObject {
  return at(root, ['components', 'parameters', name]);
}

function swap(body: JsonObject, type: string): void {
  body.content = { [type]: (body.content as JsonObject)['application/json'] as Json };
}

function more(body: JsonObject, type: string): void {
  body.content = { ...(body.content as JsonObject), [type]: { schema: {} } };
}

function when(applies: boolean, change: () => void, effect: Effect): Effect | undefined {
  if (!applies) return undefined;
  change();
  return effect;
}

function isText(schema: JsonObject): boolean {
  return schema.type === 'string' && !('enum' in schema);
}

function isScalar(schema: JsonObject): boolean {
  return (
    typeof schema.type === 'string' &&
    !['object', 'array'].includes(schema.type) &&
    !('enum' in schema)
  );
}

function num(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
