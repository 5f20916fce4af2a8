import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../../spec/description.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { validateCreateConnectionRequest } from '../../spec/generated/validators.js';
import { createRowFinder, readSources, SOURCES_FILE } from '../../spec/sources.ts';

const sources = readSources();
const SCHEMAS = '#/components/schemas';
/** Line of the first row. */
const FIRST_ROW = readText(SOURCES_FILE).split('\n').indexOf('  - table: path') + 1;
const SHARDS = 'request BaseEndpoint: source_sharding';
const OPERATION = '#/paths/~1v5~1{project_id}~1connections/post';

describe('readSources', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sources-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives the 66 rows of the tables of the document', () => {
    const counts = Object.groupBy(sources.rows, ({ table }) => table);
    expect(Object.entries(counts).map(([table, rows]) => [table, rows?.length])).toEqual([
      ['path', 1],
      ['headers', 3],
      ['request body', 9],
      ['request BaseEndpoint', 10],
      ['request CloudVpcInfo', 3],
      ['request EndpointSslConfig', 5],
      ['request CloudBaseInfo', 3],
      ['response', 10],
      ['response BaseEndpoint', 10],
      ['response CloudVpcInfo', 3],
      ['response EndpointSslConfig', 5],
      ['error', 2],
      ['status codes', 2],
    ]);
    expect(sources.rows).toHaveLength(66);
    expect(new Set(sources.rows.map(({ table, parameter }) => `${table}: ${parameter}`)).size).toBe(
      66,
    );
  });

  it('says of each request row, and of no other, whether it is mandatory', () => {
    for (const { table, parameter, mandatory } of sources.rows) {
      const hasColumn = /^(path|headers|request)/.test(table);
      expect([table, parameter, typeof mandatory]).toEqual([
        table,
        parameter,
        hasColumn ? 'boolean' : 'undefined',
      ]);
    }
  });

  it('says how words are read only where they limit something', () => {
    const assumed = sources.rows.filter((row) => row.assumed !== undefined);
    expect(new Set(assumed.map(({ parameter }) => parameter))).toEqual(
      new Set(['name', 'ip', 'db_port', 'ssl_cert_key']),
    );
    for (const { limits, rules } of assumed)
      expect(Object.keys(limits ?? rules ?? {}).join()).toContain('pattern');
  });

  it('gives each fact a source, or calls it assumed', () => {
    for (const { source, assumed } of sources.facts)
      expect(source === 'None').toBe(assumed === true);
    const ids = [...sources.facts, ...sources.notEnforced].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['no document', 'document:', 'source:', 1, 'no text `document`'],
    ['no list', 'rows:', 'lines:', 1, 'no list `rows`'],
    ['a list of texts', '  - table: path', '  - path\n  - table: path', FIRST_ROW, 'not a map'],
    ['a missing member', '    type: String\n', '', FIRST_ROW, '`type` is missing'],
    [
      'an unknown one',
      'mandatory: true',
      'mandatry: true',
      FIRST_ROW,
      '`mandatry` is none of table, ',
    ],
    [
      'a wrong value',
      'mandatory: true',
      'mandatory: Yes!',
      FIRST_ROW,
      '`mandatory` has a wrong value',
    ],
    ['no pointer', "pointer: '#/comp", "pointer: 'comp", FIRST_ROW, '`pointer` has a wrong value'],
    ['no YAML', '    table: headers', '   table headers: [', undefined, 'Correct the YAML there.'],
  ])('names file and line of %s', async (_what, from, to, line, message) => {
    const text = await readFile(SOURCES_FILE, 'utf8');
    const file = join(folder, 'sources.yaml');
    await writeFile(file, from.startsWith('    table') ? `${text}\n${to}` : text.replace(from, to));
    const at = line === undefined ? /:\d{3}: / : `Failed to read ${file}:${line}: `;
    expect(() => readSources(file)).toThrow(at);
    expect(() => readSources(file)).toThrow(message);
  });
});

it('readSources names a file that is not there', () => {
  expect(() => readSources('none/sources.yaml')).toThrow(
    /^Failed to read none\/sources\.yaml: ENOENT.* Check the path\.$/,
  );
});

describe('what is known and not enforced', () => {
  const sample = openapi.components.examples['mysql-request'].value;
  const { endpoint } = sample;
  const shard = { ...endpoint, source_sharding: [endpoint] };

  /** A request that would be refused if the fact were a rule; none where a single request can't break it. */
  const ACCEPTED: Record<string, object | undefined> = {
    'cloud-for-a-database-in-the-cloud': {
      endpoint: { ...endpoint, endpoint_name: 'cloud_mysql' },
    },
    'nesting-of-shards': { endpoint: { ...endpoint, source_sharding: [shard] } },
    'port-in-an-address': {
      db_type: 'mongodb',
      endpoint: { ...endpoint, endpoint_name: 'mongodb' },
    },
    'project-id-form': { cloud: { region: 'cn-north-4', project_id: 'one' } },
    'database-pairs': { db_type: 'oracle' },
    'id-in-lower-case': undefined,
    milliseconds: undefined,
    'unique-names': undefined,
  };

  it('is listed here too', () => {
    expect(sources.notEnforced.map(({ id }) => id)).toEqual(Object.keys(ACCEPTED));
  });

  it.each(Object.entries(ACCEPTED).filter(([, change]) => change))(
    'makes no request invalid: %s',
    (_id, change) => {
      expect(validateCreateConnectionRequest({ ...sample, ...change })).toBe(true);
    },
  );
});

describe('createRowFinder', () => {
  const rowOf = createRowFinder(sources);

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
    [`${SCHEMAS}/BaseEndpoint/type`, undefined, 'request body: endpoint'],
    [`${SCHEMAS}/BaseEndpoint/properties/source_sharding/items`, undefined, SHARDS],
    [`${SCHEMAS}/ConnectionConfig/properties/driver_name/type`, undefined, 'request body: config'],
    [`${OPERATION}/responses/400`, undefined, 'status codes: 400'],
    [`${SCHEMAS}/GatewayError/properties/request_id/type`, undefined, undefined],
  ])('finds the row of %s %s', (pointer, member, row) => {
    expect(rowOf(pointer, member)).toBe(row);
  });
});
