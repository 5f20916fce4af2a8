import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readDescription } from '../../spec/description.ts';
import { spelledFacts } from './facts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const description = readDescription();

const copy = mkdtempSync(join(tmpdir(), 'facts-'));
afterAll(() => rmSync(copy, { recursive: true }));
for (const folder of ['contracts', 'mocks', 'scripts'])
  cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });

describe('the facts of the description', () => {
  it('are spelled in spec, the client and the pacts alone', () => {
    const spelled = spelledFacts(ROOT, description);
    expect(spelled.map(({ file, line, text }) => `${file}:${line} ${text.trim()}`)).toEqual([]);
  });

  it.each([
    ['the path', 'contracts/laws/new.ts', "const path = '/v5/{project_id}/connections';"],
    ['a part of it', 'mocks/http/new.ts', 'const PATH = /^\\/v5\\//;'.replaceAll('\\/', '/')],
    ['the operation', 'scripts/commands/new.ts', 'operations.createConnection'],
    ['a schema', 'mocks/new.ts', "schemas.named('ConnectionName')"],
    ['a pointer', 'contracts/judge/new.ts', '`#/components/schemas/Connection`'],
    [
      'a type',
      'mocks/store/new.ts',
      "import type { Connection } from '../spec/generated/types.ts';",
    ],
  ])('would be told of, where a file spells %s', (_what, file, line) => {
    const path = join(copy, file);
    writeFileSync(path, `${line}\n`);
    expect(spelledFacts(copy, description)).toContainEqual({ file, line: 1, text: line });
    rmSync(path);
  });
});
