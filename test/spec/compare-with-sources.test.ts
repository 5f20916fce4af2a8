import { describe, expect, it } from 'vitest';
import { type Json, parsePointer, readDescription } from '../../spec/description.ts';
import { readSources } from '../../spec/sources.ts';
import { claimsOf } from './claims.ts';
import { compareWithSources } from './compare-with-sources.ts';

type Node = { [member: string]: Json };

const { root, at } = readDescription();
const sources = readSources();
const SCHEMAS = '#/components/schemas';
const PARAMETERS = '#/components/parameters';
const CREDENTIALS = '#/components/securitySchemes';
const PATH = '#/paths/~1v5~1{project_id}~1connections';
const OPERATION = `${PATH}/post`;
const BODY = `${OPERATION}/requestBody`;
const ENDPOINT = `${SCHEMAS}/BaseEndpoint`;
const TEXT = { type: 'string' };

/** A copy of the description with another value at a place; `undefined` takes the part away. */
function changed(pointer: string, value: Json | undefined): Node {
  const copy = structuredClone(root);
  const tokens = parsePointer(pointer);
  const last = tokens.pop() ?? '';
  const parent = tokens.reduce<Json>((node, token) => (node as Node)[token] ?? null, copy) as Node;
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** Another value of the same type. */
function other(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? [...value, 'other'] : 'other';
}

/** What is broken, where, and the place that is named, if it is another one. */
type Taken = [what: string, pointer: string, named?: string];
type Given = [what: string, pointer: string, value: Json, named?: string];

const LESS: Taken[] = [
  ['a member', `${SCHEMAS}/Connection/properties/vpc`],
  ['a length', `${SCHEMAS}/ConnectionName/minLength`],
  ['an encoding', `${SCHEMAS}/EndpointSslConfig/properties/ssl_cert_key/contentEncoding`],
  ['a secret', `${ENDPOINT}/properties/db_password/writeOnly`],
  [
    'what makes a member mandatory',
    `${SCHEMAS}/CreateConnectionRequest/required/0`,
    `${SCHEMAS}/CreateConnectionRequest/required/name`,
  ],
  [
    'what a .p12 certificate needs',
    `${SCHEMAS}/EndpointSslConfig/allOf/1/then/required`,
    `${SCHEMAS}/EndpointSslConfig/allOf/1/then/required/ssl_cert_password`,
  ],
  ['a rule', `${ENDPOINT}/allOf/1`, `${ENDPOINT}/allOf/1/then/properties/ip/pattern`],
  ['a parameter', `${OPERATION}/parameters/1`, `${OPERATION}/parameters/1/$ref`],
  ['a credential', `${CREDENTIALS}/XAuthToken`, `${CREDENTIALS}/XAuthToken/name`],
  ['a requirement of credentials', '#/security/1', '#/security/1/AkSkSignature'],
  ['an answer', `${OPERATION}/responses/400`],
  [
    'an error',
    `${OPERATION}/responses/400/content/application~1json/examples/parameter-empty`,
    `${OPERATION}/responses/400/content/application~1json/examples/parameter-empty/$ref`,
  ],
  ['all components', '#/components', `${SCHEMAS}/ConnectionName/minLength`],
  ['the operation', PATH, `${BODY}/required`],
];

const OTHER: Given[] = [
  ['length', `${SCHEMAS}/ConnectionName/maxLength`, 64],
  ['character set', `${SCHEMAS}/ConnectionName/pattern`, '^[\\w.-]+$'],
  ['range of ports', `${ENDPOINT}/properties/db_port/pattern`, '^[0-9]{1,5}$'],
  ['type', `${ENDPOINT}/properties/db_port/type`, 'integer'],
  ['type that takes null too', `${SCHEMAS}/DbType/type`, ['string', 'null']],
  ['size of a number', `${SCHEMAS}/Connection/properties/create_time/format`, 'int32'],
  ['enumeration', `${SCHEMAS}/DbType/enum`, ['mysql', 'postgresql', 'mongodb']],
  ['number of addresses', `${ENDPOINT}/allOf/0/then/properties/ip/pattern`, '^[^,]+(,[^,]+){0,3}$'],
  ['object', `${SCHEMAS}/CreateConnectionRequest/properties/vpc/$ref`, `${SCHEMAS}/CloudBaseInfo`],
  [
    'text with limits',
    `${SCHEMAS}/CreateConnectionRequest/properties/enterprise_project_id/$ref`,
    `${SCHEMAS}/ConnectionName`,
  ],
  [
    'kind of entries',
    `${ENDPOINT}/properties/source_sharding/items/$ref`,
    `${SCHEMAS}/CloudVpcInfo`,
  ],
  ['optional project', `${PARAMETERS}/ProjectId/required`, false],
  ['mandatory language', `${PARAMETERS}/XLanguage/required`, true],
  ['place of a parameter', `${PARAMETERS}/XLanguage/in`, 'query'],
  ['optional body', `${BODY}/required`, false],
  ['place of a credential', `${CREDENTIALS}/XAuthToken/in`, 'cookie'],
  ['answer', `${OPERATION}/responses/401/$ref`, '#/components/responses/NotFound'],
  [
    'body of an answer',
    '#/components/responses/NotFound/content/application~1json/schema/$ref',
    `${SCHEMAS}/ApiError`,
  ],
  ['code of an error', '#/components/examples/token-missing/value/error_code', 'APIGW.0302'],
  ['text of an error', '#/components/examples/name-taken/value/error_msg', 'Taken.'],
  ['host', '#/servers/0/url', 'https://example.com'],
];

const MORE: Given[] = [
  ['a length', `${ENDPOINT}/properties/db_user/maxLength`, 64],
  ['a default', `${SCHEMAS}/DbType/default`, 'mysql'],
  ['a closed set', `${PARAMETERS}/XLanguage/schema/enum`, ['en-us']],
  ['a member', `${SCHEMAS}/CloudBaseInfo/properties/zone`, TEXT],
  ['a member called description', `${ENDPOINT}/properties/description`, TEXT],
  ['a closed object', `${ENDPOINT}/additionalProperties`, false],
  ['a dependency', `${ENDPOINT}/dependentRequired`, { ip: [] }, `${ENDPOINT}/dependentRequired/ip`],
  [
    'a mandatory member',
    `${SCHEMAS}/CloudVpcInfo/required/2`,
    'security_group_id',
    `${SCHEMAS}/CloudVpcInfo/required/security_group_id`,
  ],
  ['a rule', `${ENDPOINT}/allOf/2`, { required: ['ip'] }, `${ENDPOINT}/allOf/2/required/ip`],
  ['a forbidden member in a rule', `${ENDPOINT}/allOf/0/then/properties/db_port`, false],
  ['another branch', `${ENDPOINT}/allOf/0/else`, false],
  ['a keyword of a later standard', `${ENDPOINT}/properties/id/propertyOrder`, 1],
  ['a schema', `${SCHEMAS}/Other`, TEXT, `${SCHEMAS}/Other/type`],
  [
    'a parameter of the operation',
    `${OPERATION}/parameters/2`,
    { name: 'dry_run', in: 'query', schema: TEXT },
    `${OPERATION}/parameters/2/name`,
  ],
  [
    'a parameter of the path',
    `${PATH}/parameters`,
    [{ name: 'dry_run', in: 'query', schema: TEXT }],
    `${PATH}/parameters/0/name`,
  ],
  ['a credential', `${CREDENTIALS}/Basic`, { type: 'http' }, `${CREDENTIALS}/Basic/type`],
  ['a request without credential', '#/security/2', {}],
  ['both credentials at once', '#/security/0/AkSkSignature', []],
  ['an open operation', `${OPERATION}/security`, []],
  ['a content type', `${BODY}/content/text~1plain`, { schema: TEXT }],
  ['an answer', `${OPERATION}/responses/409`, { $ref: '#/components/responses/NotFound' }],
  ['any other answer', `${OPERATION}/responses/default`, { description: 'Any.' }],
  [
    'a header of an answer',
    `${OPERATION}/responses/200/headers`,
    { Location: { schema: TEXT } },
    `${OPERATION}/responses/200/headers/Location/schema/type`,
  ],
  ['a method', `${PATH}/put`, { deprecated: true }, `${PATH}/put/deprecated`],
  ['a webhook', '#/webhooks', { created: {} }, '#/webhooks/created'],
];

describe('compareWithSources', () => {
  it('finds that the description says no less, no more and nothing other', () => {
    expect(compareWithSources(root, sources)).toEqual([]);
  });

  it.each(LESS)('notices less: without %s', (_what, pointer, named = pointer) => {
    const differences = compareWithSources(changed(pointer, undefined), sources);
    const source: string = expect.any(String);
    expect(differences).toContainEqual({ kind: 'less', pointer: named, source });
  });

  it.each(OTHER)(
    'notices something other: another %s',
    (_what, pointer, value, named = pointer) => {
      const differences = compareWithSources(changed(pointer, value), sources);
      const source: string = expect.any(String);
      expect(differences).toContainEqual({ kind: 'other', pointer: named, source });
    },
  );

  it.each(MORE)('notices more: %s', (_what, pointer, value, named = pointer) => {
    const differences = compareWithSources(changed(pointer, value), sources);
    expect(differences).toContainEqual({ kind: 'more', pointer: named });
  });

  it('notices each single claim that is taken away, or becomes another', () => {
    for (const [pointer, value] of claimsOf(root)) {
      const required = /^(.*\/required)\/([^/]+)$/.exec(pointer);
      const [, list, name = ''] = required ?? [];
      const names = list === undefined ? [] : (at(list) as string[]);
      const place = list === undefined ? pointer : `${list}/${names.indexOf(name)}`;
      const broken = [changed(place, undefined), changed(place, other(value))];
      for (const [index, description] of broken.entries())
        expect([pointer, index, compareWithSources(description, sources)]).not.toEqual([
          pointer,
          index,
          [],
        ]);
    }
  });

  it('notices a row or fact that is taken away', () => {
    for (const [index, { pointer }] of sources.rows.entries()) {
      // A row of the answer says of a shared object what a row of the request says too.
      const rest = sources.rows.filter((row, i) => i !== index && row.pointer !== pointer);
      expect([pointer, compareWithSources(root, { ...sources, rows: rest })]).not.toEqual([
        pointer,
        [],
      ]);
    }
    for (const { id } of sources.facts) {
      const facts = sources.facts.filter((fact) => fact.id !== id);
      expect([id, compareWithSources(root, { ...sources, facts })]).not.toEqual([id, []]);
    }
  });
});
