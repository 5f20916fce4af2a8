import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESCRIPTION_FILE } from '../../spec/description.ts';

/** Runs a linter of `npm run lint:spec` and gives its exit code and what it printed. */
function lint(command: string[], file: string): Promise<{ code: number; output: string }> {
  const args = [...command, file].map((arg) =>
    arg.startsWith('node_modules') ? join(process.cwd(), arg) : arg,
  );
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

const REDOCLY = ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--config', 'redocly.yaml'];
const SPECTRAL = [
  'node_modules/@stoplight/spectral-cli/dist/index.js',
  'lint',
  '--ruleset',
  '.spectral.yaml',
  '--fail-severity=hint',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  ['Redocly (recommended-strict)', REDOCLY],
  ['Spectral (spectral:oas)', SPECTRAL],
])('%s', (_name, command) => {
  it('has nothing to say about the description', async () => {
    const { code, output } = await lint(command, DESCRIPTION_FILE);
    expect([code, output]).toEqual([0, expect.stringMatching(/is valid|No results/)]);
  });

  it.each([
    [
      'an operation id that is no name',
      'operationId: createConnection',
      'operationId: create a connection?',
    ],
    ['a reference to nothing', "'#/components/schemas/DbType'", "'#/components/schemas/Nothing'"],
  ])('notices %s', async (_what, from, to) => {
    const text = await readFile(DESCRIPTION_FILE, 'utf8');
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const file = join(folder, 'openapi.yaml');
    await writeFile(file, broken);
    expect((await lint(command, file)).code).not.toBe(0);
  });
});

it('Redocly notices an example that its schema refuses', async () => {
  const text = await readFile(DESCRIPTION_FILE, 'utf8');
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, text.replace("db_port: '3306'", 'db_port: 3306'));
  const { code, output } = await lint(REDOCLY, file);
  expect([code, output]).toEqual([1, expect.stringContaining('no-invalid-media-type-examples')]);
});

it('needs no ignore file', () => {
  for (const file of ['.redocly.lint-ignore.yaml', '.spectralignore'])
    expect(existsSync(file)).toBe(false);
});
