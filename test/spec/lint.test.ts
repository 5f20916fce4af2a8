import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { DESCRIPTION_FILE } from '../../spec/description.ts';

/** The commands of `npm run lint:spec`, with the linter that each starts. */
const COMMANDS = packageJson.scripts['lint:spec']
  .split(' && ')
  .map((command): [linter: string, args: string[]] => {
    const [linter = '', ...args] = command.split(' ');
    return [linter, args];
  });

/** Runs a linter as npm does, on another file, and gives its exit code and what it printed. */
function lint(
  [linter, args]: [string, string[]],
  file: string,
): Promise<{ code: unknown; output: string }> {
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  const options = { timeout: 60_000, env: { ...process.env, PATH: path } };
  const given = args.map((arg) => (arg === 'spec/openapi.yaml' ? file : arg));
  return new Promise((done) => {
    execFile(linter, given, options, (error, stdout, stderr) => {
      done({ code: error ? error.code : 0, output: stdout + stderr });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the description with one text in place of another. */
async function broken(from: string, to: string): Promise<string> {
  const text = await readFile(DESCRIPTION_FILE, 'utf8');
  expect(text).toContain(from);
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, text.replace(from, to));
  return file;
}

describe.each(COMMANDS)('%s', (...command) => {
  it('has nothing to say about the description', async () => {
    const { code, output } = await lint(command, DESCRIPTION_FILE);
    expect([code, output]).toEqual([0, expect.stringMatching(/is valid|No results/)]);
    expect(output).not.toMatch(/warning/i);
  });

  it.each([
    ['an operation id that is no name', 'operationId: createConnection', 'operationId: a b?'],
    ['a reference to nothing', "'#/components/schemas/DbType'", "'#/components/schemas/Nothing'"],
  ])('notices %s', async (_what, from, to) => {
    expect((await lint(command, await broken(from, to))).code).toBe(1);
  });
});

describe('npm run lint:spec', () => {
  it('asks both linters about the description, with all of their rules', async () => {
    expect(COMMANDS.map(([linter, [name, file]]) => [linter, name, file])).toEqual([
      ['redocly', 'lint', 'spec/openapi.yaml'],
      ['spectral', 'lint', 'spec/openapi.yaml'],
    ]);
    const rules = async (file: string): Promise<unknown> => parse(await readFile(file, 'utf8'));
    expect(await rules('redocly.yaml')).toEqual({
      extends: ['recommended-strict'],
      rules: {
        'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
      },
    });
    expect(await rules('.spectral.yaml')).toEqual({ extends: ['spectral:oas'] });
  });

  it('notices an example that its schema refuses', async () => {
    const [redocly = ['', []]] = COMMANDS;
    const { code, output } = await lint(redocly, await broken("db_port: '3306'", 'db_port: 3306'));
    expect([code, output]).toEqual([1, expect.stringContaining('no-invalid-media-type-examples')]);
  });

  it('needs no ignore file', () => {
    for (const file of ['.redocly.lint-ignore.yaml', '.spectralignore'])
      expect(existsSync(file)).toBe(false);
  });
});
