import { describe, expect, it } from 'vitest';
import { type Json, parsePointer, readDescription } from '../../spec/description.ts';
import { createRowFinder, readSources } from '../../spec/sources.ts';
import { compareWithSources } from './compare-with-sources.ts';

type Node = { [member: string]: Json };

const description = readDescription();
const sources = readSources();
const SCHEMAS = '#/components/schemas';
const OPERATION = '#/paths/~1v5~1{project_id}~1connections/post';

/** A copy of the description with one change; `undefined` takes the part away. */
function changed(pointer: string, value: Json | undefined): Node {
  const root = structuredClone(description.root);
  const tokens = parsePointer(pointer);
  const last = tokens.pop() ?? '';
  const parent = tokens.reduce<Json>((node, token) => (node as Node)[token] ?? null, root) as Node;
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
  return root;
}

describe('the sources of the description', () => {
  it('have the 66 rows of the tables of the document', () => {
    const counts = Object.groupBy(sources.rows, ({ table }) => table);
    expect(Object.entries(counts).map(([table, rows]) => [table, rows?.length])).toEqual([
      ['path', 1],
      ['headers', 3],
      ['request body', 9],
      ['request BaseEndpoint', 10],
      ['request CloudVpcInfo', 3],
      ['request EndpointSslConfig', 5],
      ['request CloudBaseInfo', 3],
      ['answer', 10],
      ['answer BaseEndpoint', 10],
      ['answer CloudVpcInfo', 3],
      ['answer EndpointSslConfig', 5],
      ['error', 2],
      ['status codes', 2],
    ]);
    expect(sources.rows).toHaveLength(66);
  });

  it('are met: the description says no less, no more and nothing other', () => {
    expect(compareWithSources(description.root, sources)).toEqual([]);
  });

  it('give each fact a source, or call it assumed', () => {
    for (const { source, assumed } of sources.facts)
      expect(source === 'None').toBe(assumed === true);
    const ids = [...sources.facts, ...sources.notEnforced].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a description that differs from its sources', () => {
  it.each<[what: string, pointer: string, value: Json | undefined, kind: string, at: string]>([
    [
      'a mandatory member made optional',
      `${SCHEMAS}/CreateConnectionRequest/required/0`,
      undefined,
      'less',
      `${SCHEMAS}/CreateConnectionRequest/required/name`,
    ],
    [
      'an optional member made mandatory',
      `${SCHEMAS}/CloudVpcInfo/required/2`,
      'security_group_id',
      'more',
      `${SCHEMAS}/CloudVpcInfo/required/security_group_id`,
    ],
    [
      'a longer name',
      `${SCHEMAS}/ConnectionName/maxLength`,
      64,
      'other',
      `${SCHEMAS}/ConnectionName/maxLength`,
    ],
    [
      'a name of any length',
      `${SCHEMAS}/ConnectionName/minLength`,
      undefined,
      'less',
      `${SCHEMAS}/ConnectionName/minLength`,
    ],
    [
      'a wider character set',
      `${SCHEMAS}/ConnectionName/pattern`,
      '^[\\w.-]+$',
      'other',
      `${SCHEMAS}/ConnectionName/pattern`,
    ],
    [
      'port 0',
      `${SCHEMAS}/BaseEndpoint/properties/db_port/pattern`,
      '^[0-9]{1,5}$',
      'other',
      `${SCHEMAS}/BaseEndpoint/properties/db_port/pattern`,
    ],
    [
      'a length that no row states',
      `${SCHEMAS}/BaseEndpoint/properties/db_user/maxLength`,
      64,
      'more',
      `${SCHEMAS}/BaseEndpoint/properties/db_user/maxLength`,
    ],
    [
      'an enumeration value less',
      `${SCHEMAS}/DbType/enum`,
      ['mysql', 'postgresql', 'mongodb'],
      'other',
      `${SCHEMAS}/DbType/enum`,
    ],
    [
      'a member that no row has',
      `${SCHEMAS}/CloudBaseInfo/properties/zone`,
      { type: 'string' },
      'more',
      `${SCHEMAS}/CloudBaseInfo/properties/zone`,
    ],
    [
      'a member less',
      `${SCHEMAS}/Connection/properties/vpc`,
      undefined,
      'less',
      `${SCHEMAS}/Connection/properties/vpc`,
    ],
    [
      'a number for a text',
      `${SCHEMAS}/BaseEndpoint/properties/db_port/type`,
      'integer',
      'other',
      `${SCHEMAS}/BaseEndpoint/properties/db_port/type`,
    ],
    [
      'a 32-bit time',
      `${SCHEMAS}/Connection/properties/create_time/format`,
      'int32',
      'other',
      `${SCHEMAS}/Connection/properties/create_time/format`,
    ],
    [
      'another object',
      `${SCHEMAS}/CreateConnectionRequest/properties/vpc/$ref`,
      `${SCHEMAS}/CloudBaseInfo`,
      'other',
      `${SCHEMAS}/CreateConnectionRequest/properties/vpc/$ref`,
    ],
    [
      'a list of something else',
      `${SCHEMAS}/BaseEndpoint/properties/source_sharding/items/$ref`,
      `${SCHEMAS}/CloudVpcInfo`,
      'other',
      `${SCHEMAS}/BaseEndpoint/properties/source_sharding/items/$ref`,
    ],
    [
      'a fourth address of MongoDB',
      `${SCHEMAS}/BaseEndpoint/allOf/0/then/properties/ip/pattern`,
      '^[^,]+(,[^,]+){0,3}$',
      'other',
      `${SCHEMAS}/BaseEndpoint/allOf/0/then/properties/ip/pattern`,
    ],
    [
      'a .p12 without password',
      `${SCHEMAS}/EndpointSslConfig/allOf/1/then/required`,
      undefined,
      'less',
      `${SCHEMAS}/EndpointSslConfig/allOf/1/then/required/ssl_cert_password`,
    ],
    [
      'a secret in an answer',
      `${SCHEMAS}/BaseEndpoint/properties/db_password/writeOnly`,
      undefined,
      'less',
      `${SCHEMAS}/BaseEndpoint/properties/db_password/writeOnly`,
    ],
    [
      'an answer less',
      `${OPERATION}/responses/400`,
      undefined,
      'less',
      `${OPERATION}/responses/400`,
    ],
    [
      'an answer more',
      `${OPERATION}/responses/409`,
      { $ref: '#/components/responses/NotFound' },
      'more',
      `${OPERATION}/responses/409`,
    ],
    [
      'an optional project',
      '#/components/parameters/ProjectId/required',
      false,
      'other',
      '#/components/parameters/ProjectId/required',
    ],
    [
      'no token',
      '#/components/securitySchemes/XAuthToken',
      undefined,
      'less',
      '#/components/securitySchemes/XAuthToken',
    ],
    [
      'an optional body',
      `${OPERATION}/requestBody/required`,
      false,
      'other',
      `${OPERATION}/requestBody/required`,
    ],
    [
      'a closed set of languages',
      '#/components/parameters/XLanguage/schema/enum',
      ['en-us'],
      'more',
      '#/components/parameters/XLanguage/schema/enum',
    ],
  ])('is noticed: %s', (_what, pointer, value, kind, at) => {
    const differences = compareWithSources(changed(pointer, value), sources);
    expect(differences).toContainEqual(expect.objectContaining({ kind, pointer: at }));
  });
});

describe('createRowFinder', () => {
  const rowOf = createRowFinder(description, sources);

  it.each([
    [`${SCHEMAS}/ConnectionName/maxLength`, undefined, 'request body: name'],
    [
      `${SCHEMAS}/BaseEndpoint/properties/db_user/minLength`,
      undefined,
      'request BaseEndpoint: db_user',
    ],
    [`${SCHEMAS}/BaseEndpoint/required`, 'db_user', 'request BaseEndpoint: db_user'],
    [
      `${SCHEMAS}/BaseEndpoint/allOf/1/then/properties/ip/pattern`,
      undefined,
      'request BaseEndpoint: ip',
    ],
    [
      `${SCHEMAS}/EndpointSslConfig/allOf/1`,
      undefined,
      'request EndpointSslConfig: ssl_cert_password',
    ],
    [`${OPERATION}/responses/400`, undefined, 'status codes: 400'],
    [`${SCHEMAS}/GatewayError/properties/request_id/type`, undefined, undefined],
  ])('finds the row of %s %s', (pointer, member, row) => {
    expect(rowOf(pointer, member)).toBe(row);
  });
});
