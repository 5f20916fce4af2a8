import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { GENERATED_FOLDER, generateAll, staleFiles } from '../../scripts/generate/generate.ts';
import { DESCRIPTION_FILE, readDescription } from '../../spec/description.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import type { ApiError, Connection, CreateConnectionRequest } from '../../spec/generated/types.ts';
import * as validators from '../../spec/generated/validators.js';
import { drsInProcess } from './in-process.ts';

/** One of the physical databases of a connection. */
type Shard<T extends { endpoint: { source_sharding?: object[] } }> = NonNullable<
  T['endpoint']['source_sharding']
>[number];

const sample = openapi.components.examples['mysql-request'].value;

/** An endpoint that breaks a rule of each kind, in an entry of its shards too. */
const BROKEN = {
  endpoint_name: 'mongodb',
  ip: 'a,b,c,d',
  db_port: '0',
  db_password: '',
  source_sharding: [{ endpoint_name: 'rediscluster', ip: ',', db_user: '' }, 'none'],
};
const VALIDATORS = ['validators.js', 'validators.d.ts'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `generate --check` on a folder and gives its exit code and what it printed. */
async function check(out: string): Promise<[code: number | null, output: string]> {
  const ran = await drsInProcess(['generate', '--check', '--out', out]);
  return [ran.code, ran.out];
}

describe('generate', () => {
  it('would write what is committed', async () => {
    expect(await staleFiles(await generateAll())).toEqual([]);
  });

  it.each([
    ['a limit', 'maxLength: 50', 'maxLength: 60', ['openapi.json', 'source.json', 'validators.js']],
    [
      'a text',
      'Whether SSL is on.',
      'Whether TLS is on.',
      ['openapi.json', 'source.json', 'types.ts'],
    ],
    [
      'a name',
      'GatewayError',
      'Refusal',
      ['openapi.json', 'source.json', 'types.ts', ...VALIDATORS],
    ],
  ])('has something to write when %s has changed', async (_what, from, to, stale) => {
    const file = join(folder, 'openapi.yaml');
    const text = await readFile(DESCRIPTION_FILE, 'utf8');
    await writeFile(file, text.replaceAll(from, to));
    expect(await staleFiles(await generateAll(file))).toEqual(stale);
  });

  it('exits with 0 when fresh and 1 when stale, with --check', async () => {
    const copy = join(folder, 'generated');
    await cp(GENERATED_FOLDER, copy, { recursive: true });
    expect(await check(copy)).toEqual([0, expect.stringContaining('up to date: 6 files')]);
    await writeFile(join(copy, 'types.ts'), '');
    await rm(join(copy, 'openapi.json'));
    expect(await check(copy)).toEqual([
      1,
      expect.stringContaining('stale: openapi.json, types.ts. Generate again'),
    ]);
  });
});

describe('the generated types', () => {
  it('have the secrets in a request and not in an answer', () => {
    expectTypeOf<CreateConnectionRequest['endpoint']>().toHaveProperty('db_password');
    expectTypeOf<Connection['endpoint']>().not.toHaveProperty('db_password');
    expectTypeOf<Shard<CreateConnectionRequest>>().toHaveProperty('db_password');
    expectTypeOf<Shard<Connection>>().not.toHaveProperty('db_password');
    expectTypeOf<NonNullable<CreateConnectionRequest['ssl']>>().toHaveProperty('ssl_cert_key');
    expectTypeOf<NonNullable<Connection['ssl']>>().not.toHaveProperty('ssl_cert_key');
    expectTypeOf<NonNullable<CreateConnectionRequest['ssl']>>().toHaveProperty('ssl_cert_password');
    expectTypeOf<NonNullable<Connection['ssl']>>().not.toHaveProperty('ssl_cert_password');
    expectTypeOf<CreateConnectionRequest>().toHaveProperty('cloud');
    expectTypeOf<Connection>().not.toHaveProperty('cloud');
    expectTypeOf<Connection['create_time']>().toEqualTypeOf<number>();
    expectTypeOf<CreateConnectionRequest['db_type']>().toEqualTypeOf<
      'mysql' | 'postgresql' | 'mongodb' | 'oracle'
    >();
    expectTypeOf<ApiError>().toEqualTypeOf<{ error_code: string; error_msg: string }>();
  });
});

describe('the generated validators', () => {
  it('need no other module', async () => {
    const code = await readFile(join(GENERATED_FOLDER, 'validators.js'), 'utf8');
    const withoutTexts = code.replace(/'[^'\n]*'|"[^"\n]*"/g, '""');
    expect(withoutTexts.match(/\b(require|import)\b.*/g)).toBeNull();
    // A module in a URL of its own can import nothing: neither a package nor a file.
    const load = (text: string): Promise<typeof validators> =>
      import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
    const alone = await load(code);
    expect(alone.validateCreateConnectionRequest(sample)).toBe(true);
    expect(alone.validateCreateConnectionRequest({ ...sample, name: 'x' })).toBe(false);
    await expect(load(`import 'ajv';\n${code}`)).rejects.toThrow();
  });

  it('name each rule by its place in the description', async () => {
    const description = readDescription();
    const code = await readFile(join(GENERATED_FOLDER, 'validators.js'), 'utf8');
    const paths = new Set(
      [...code.matchAll(/schemaPath: "([^"]+)"/g)].map(([, path = '']) => path),
    );
    expect(paths.size).toBeGreaterThan(60);
    for (const path of paths) {
      // An answer has no secrets: their schema is `false` there.
      expect(() => description.at(path.replace(/\/false schema$/, '')), path).not.toThrow();
    }
  });

  it.each([
    ['validateCreateConnectionRequest', { ...sample, name: 'é', db_type: 1, endpoint: BROKEN }],
    ['validateConnection', { connection_id: '', endpoint: BROKEN, ssl: { ssl_cert_key: '' } }],
    ['validateApiError', { error_code: '' }],
    ['validateGatewayError', {}],
  ] as const)('%s tells each broken rule, and its place in the description', (name, body) => {
    const { at } = readDescription();
    const validate: validators.Validate<unknown> = validators[name];
    expect(validate(body)).toBe(false);
    const errors = validate.errors ?? [];
    expect(errors.length).toBeGreaterThan(1);
    for (const { keyword, schemaPath } of errors) {
      // An answer has no secrets: their schema is `false` there.
      if (keyword === 'false schema') {
        expect(at(schemaPath.replace(/false schema$/, 'writeOnly')), schemaPath).toBe(true);
        continue;
      }
      expect(schemaPath.split('/').at(-1)).toBe(keyword);
      expect(() => at(schemaPath), schemaPath).not.toThrow();
    }
  });
});
