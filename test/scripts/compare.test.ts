import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drsInProcess } from './in-process.ts';

const FIXTURES = resolve('test/fixtures/compare');
const pair = (name: string) => ['old', 'new'].map((side) => `${FIXTURES}/${name}/${side}.yaml`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('compare', () => {
  it.each([
    ['nothing breaking', ['response-member-new-optional'], 0],
    ['something breaking', ['request-member-required'], 1],
    ['what breaks implementers', ['request-enum-value-added'], 1],
    [
      'what breaks implementers, asked for callers',
      ['request-enum-value-added', '--for', 'callers'],
      0,
    ],
    ['a warning', ['operation-id'], 0],
    ['a warning, when told to', ['operation-id', '--fail-on', 'warning'], 1],
    [
      'a change that is taken for something else',
      ['operation-id', '--level', 'operation.id.changed=breaking'],
      1,
    ],
    [
      'a change that is ignored',
      ['request-member-required', '--level', 'request.member.required=ignore'],
      0,
    ],
    [
      'two overrides',
      [
        'security-header-changed',
        '--level',
        'security.tightened=warning',
        '--level',
        'security.loosened=compatible',
      ],
      0,
    ],
  ])('exits as it should for %s', async (_what, [name = '', ...options], code) => {
    const run = await compare([...pair(name), ...options]);
    expect([run.code, run.err]).toEqual([code, '']);
  });

  it('writes what was, what is and where, without colours on a pipe', async () => {
    const { out } = await compare(pair('request-min-length-raised'));
    expect(out).toContain('breaking for callers and implementers  request.length.tightened');
    expect(out).toContain('`minLength` was 1, is 2.');
    expect(out).toMatch(
      /old test\/fixtures\/compare\/request-min-length-raised\/old\.yaml:14  #\/paths/,
    );
    expect(out).not.toContain('\u001b');
  });

  it('says what it does not compare', async () => {
    const { out } = await compare(pair('callbacks'));
    expect(out).toMatch(/Not compared:\n {2}callbacks {2}\S+:8/);
  });

  it.each(['json', 'github', 'sarif', 'markdown'])('writes %s', async (format) => {
    const { code, out } = await compare([
      ...pair('request-enum-value-replaced'),
      '--format',
      format,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('request.enum.removed');
    expect(out).toContain('test/fixtures/compare/request-enum-value-replaced/new.yaml');
    if (format === 'github')
      expect(out).toMatch(/^::error file=\S+,line=14,title=request\.enum\.removed::/m);
    if (format === 'json')
      expect(JSON.parse(out)).toMatchObject({
        version: 1,
        verdict: { exitCode: 1 },
        changes: [{ level: 'breaking' }, {}],
      });
    if (format === 'sarif')
      expect(JSON.parse(out)).toMatchObject({ runs: [{ results: [{ level: 'error' }, {}] }] });
  });

  it('writes SARIF that is valid', async () => {
    const file = fileURLToPath(new URL('../fixtures/schemas/sarif-2.1.0.json', import.meta.url));
    // Draft 4, of which it uses only what draft 7 has too, apart from the name of `id`.
    const { id, $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
    const { out } = await compare([...pair('security-header-changed'), '--format', 'sarif']);
    expect([id, $schema, ajv.validate(schema, JSON.parse(out)), ajv.errors]).toMatchObject([
      expect.any(String),
      expect.any(String),
      true,
      null,
    ]);
    expect(ajv.validate(schema, JSON.parse(out.replaceAll('"error"', '"fatal"')))).toBe(false);
  });

  it('writes Markdown in which code is as it was', async () => {
    const { out } = await compare([...pair('request-pattern-changed'), '--format', 'markdown']);
    expect(out).toMatch(/`pattern` was `\^\[a-z\]/);
  });

  it('names those alone whom it breaks', async () => {
    const { out } = await compare(pair('response-one-of-to-any-of'));
    expect(out).toMatch(/^Breaks the contract for callers: 1 breaking\.$/m);
  });

  it('explains an id, and lists them all', async () => {
    expect((await compare(['--explain', 'ids'])).out.split('\n').length).toBeGreaterThan(120);
    expect((await compare(['--explain', 'response.status.added'])).out).toMatch(
      /status below 400\.[^]*callers|API: {6}breaking/,
    );
  });
});

describe('compare --allow', () => {
  const entry = (more: object) =>
    JSON.stringify([
      { id: 'request.enum.removed', place: '*', reason: 'Nobody keeps a fish.', ...more },
    ]);

  it.each([
    ['does not count what is allowed', {}, 0, /Allowed, not counted:[^]*Nobody keeps a fish\./],
    [
      'does so at a place',
      { place: '#/paths/~1pets/post/requestBody/content/application~1json/schema/enum' },
      0,
      /1 allowed/,
    ],
    [
      'counts what is at another place, and says that the entry was not needed',
      { place: '#/x' },
      1,
      /Allowed, but not needed:[^]*#\/x/,
    ],
    [
      'counts what was allowed until yesterday',
      { expires: '2020-01-01' },
      1,
      /until a day that has passed/,
    ],
    [
      'does not count what is allowed until tomorrow',
      { expires: '2999-01-01' },
      0,
      /until 2999-01-01/,
    ],
  ])('%s', async (_what, more, code, told) => {
    const file = write('allow.yaml', entry(more));
    const run = await compare([...pair('request-enum-value-removed'), '--allow', file]);
    expect(run.code).toBe(code);
    expect(run.out).toMatch(told);
  });

  it.each([
    [
      'no reason',
      '- id: operation.added\n  place: "*"',
      /allow\.yaml:1: no `reason`\. Give the entry its reason\./,
    ],
    [
      'an unknown id',
      '- id: operation.ended\n  place: "*"\n  reason: x',
      /allow\.yaml:1: no change is called "operation.ended"\. Similar: operation\./,
    ],
    [
      'no pointer',
      '- id: operation.added\n  place: x\n  reason: x',
      /allow\.yaml:2: `place` is "x"\. Write a JSON pointer/,
    ],
  ])('refuses %s', async (_what, text, message) => {
    const run = await compare([...pair('same'), '--allow', write('allow.yaml', text)]);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toMatch(message);
  });
});

describe('compare, when it cannot', () => {
  const api = (rest: string) => `openapi: 3.1.0\npaths:\n  /a:\n    get:\n${rest}`;
  it.each([
    [
      'no file',
      () => ['/nowhere/a.yaml'],
      /^Failed to read \/nowhere\/a\.yaml: ENOENT.*Check the path\./,
    ],
    [
      'bad YAML',
      () => [write('bad.yaml', 'openapi: 3.1.0\npaths: [')],
      /^Failed to read \S+bad\.yaml:2: /,
    ],
    ['no OpenAPI', () => [write('no.yaml', 'a: 1')], /no `openapi` version at its top/],
    [
      'Swagger 2',
      () => [write('two.yaml', 'openapi: 2.0.0')],
      /two\.yaml:1: `openapi` is "2\.0\.0"\. Pass an OpenAPI 3/,
    ],
    [
      'a reference to nothing',
      () => [write('ref.yaml', api("      requestBody:\n        $ref: '#/x'"))],
      /ref\.yaml:6: #\/x leads nowhere/,
    ],
    [
      'a reference to itself',
      () => [
        write('loop.yaml', api("      requestBody:\n        $ref: '#/paths/~1a/get/requestBody'")),
      ],
      /leads back to itself/,
    ],
    [
      'another file',
      () => [write('ext.yaml', api("      requestBody:\n        $ref: 'b.yaml#/x'"))],
      /no other reference is supported\. Bundle/,
    ],
    [
      'a dynamic reference',
      () =>
        twice(
          'dyn.yaml',
          api('      responses: { 200: { content: { a/b: { schema: { $dynamicRef: "#a" } } } } }'),
        ),
      /dyn\.yaml:5: `\$dynamicRef` "#a" is not supported\. Refer to the schema with `\$ref`\./,
    ],
    [
      'no schema',
      () => [
        write('sch.yaml', api('      responses: { 200: { content: { a/b: { schema: 5 } } } }')),
        write('other.yaml', api('      responses: { 200: { content: { a/b: { schema: {} } } } }')),
      ],
      /sch\.yaml:5: .* is no schema/,
    ],
    [
      'no list',
      () => twice('list.yaml', api('      parameters: {}')),
      /list\.yaml:5: #\/paths\/~1a\/get\/parameters is no list\. Mend it there\./,
    ],
    ['no map', () => twice('map.yaml', api('      responses: []')), /map\.yaml:5: \S+ is no map/],
    [
      'no operation',
      () => [
        write('none.yaml', 'openapi: 3.1.0\npaths: {}'),
        write('none.yaml', 'openapi: 3.1.0\npaths: {}'),
      ],
      /neither has an operation/,
    ],
    [
      'aliases without end',
      () => [write('bomb.yaml', bomb())],
      /bomb\.yaml:1: Excessive alias count/,
    ],
    [
      'an unknown release',
      () => ['release:9.9.9'],
      /no such release\. Pass one of latest, 1\.0\.0/,
    ],
    [
      'an unknown commit',
      () => ['git:no-such-ref:spec/openapi.yaml'],
      /^Failed to read git:no-such-ref:spec\/openapi\.yaml: git says .*Pass a commit/,
    ],
    [
      'an option for a commit',
      () => ['git:--help:spec/openapi.yaml'],
      /not of the form git:REF:path/,
    ],
    ['nothing', () => [], /no old description was given/],
    [
      'an unknown id',
      () => ['--explain', 'member.required'],
      /no change is called so\. Similar: \S+member/,
    ],
    [
      'an unknown level',
      () => [...pair('same'), '--level', 'operation.added=bad'],
      /Valid levels are breaking, warning/,
    ],
    ['no pacts', () => [...pair('same'), '--pacts', folder], /no pact file in it/],
  ])('says so for %s, with 2', async (_what, args, message) => {
    const { code, out, err } = await compare(args());
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says that git is missing', async () => {
    const { code, err } = await compare(['git:HEAD:a.yaml'], { PATH: folder });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('git was not found. Install it, or pass a file.'),
    ]);
  });
});

describe('compare git:REF:path', () => {
  it('reads the old description from a commit', async () => {
    const [old = '', now = ''] = pair('request-min-length-raised');
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('init', '-q');
    write('api.yaml', readFileSync(old, 'utf8'));
    git('add', 'api.yaml');
    git('commit', '-qm', 'x');
    write('api.yaml', readFileSync(now, 'utf8'));
    const { code, out } = await compare(['git:HEAD:api.yaml', 'api.yaml'], {}, folder);
    expect(code).toBe(1);
    expect(out).toContain('old git:HEAD:api.yaml:14');
    expect(out).toContain('new api.yaml:15'.replace('15', '14'));
  });
});

describe('compare --pacts', () => {
  const PACTS = 'spec/releases/1.0.0/pacts';

  it('replays the pacts of the last release, which hold with the description', async () => {
    const { code, err } = await compare(['release:latest', '--pacts', PACTS]);
    expect([code, err]).toEqual([0, `Replayed 13 interactions of ${PACTS}.\n`]);
  });

  it('finds what an old client would be refused when a new member is mandatory', async () => {
    const root = parse(readFileSync('spec/openapi.yaml', 'utf8'));
    root.components.schemas.CreateConnectionRequest.required.push('zone');
    root.components.schemas.CreateConnectionRequest.properties.zone = {
      type: 'string',
      minLength: 1,
    };
    for (const [name, example] of Object.entries<Loose>(root.components.examples)) {
      if (name.endsWith('-request')) example.value.zone = 'north';
    }
    const file = write('zone.yaml', JSON.stringify(root));
    const ignored = ['--level', 'request.member.required=ignore'];
    const { code, out } = await compare([
      'release:latest',
      file,
      '--for',
      'callers',
      '--pacts',
      PACTS,
      ...ignored,
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /breaking for callers {2}pact\.refused\n {2}pact a request to create a MongoDB connection/,
    );
    expect(out).toMatch(/The parameter zone is empty|zone/);
  });

  it('says that a description can not be played', async () => {
    const { code, err } = await compare([...pair('same'), '--pacts', PACTS]);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^Failed to replay the pacts: the mock can't play the new description\. /,
      ),
    ]);
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

function twice(name: string, text: string): string[] {
  const file = write(name, text);
  return [file, file];
}

function bomb(): string {
  const lines = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
  );
  return ['openapi: 3.1.0', 'a0: &a0 [1]', ...lines].join('\n');
}

function compare(args: string[], env: Record<string, string> = {}, cwd?: string) {
  return drsInProcess(['compare', ...args], { env, ...(cwd && { cwd }) });
}
