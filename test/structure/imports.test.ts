import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IFlattenedRuleSet,
} from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['spec', 'contracts', 'mocks', 'scripts', 'test'];

interface Configuration extends IFlattenedRuleSet {
  readonly options: ICruiseOptions;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'structure-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Each import that breaks a rule of `.dependency-cruiser.json`: rule, from, to. */
async function violations(baseDir: string, folders: readonly string[]): Promise<string[]> {
  const text = await readFile(join(ROOT, '.dependency-cruiser.json'), 'utf8');
  const { options, ...ruleSet } = JSON.parse(text) as Configuration;
  const { output } = await cruise([...folders], { ...options, ruleSet, baseDir, validate: true });
  const { summary } = output as ICruiseResult;
  expect(summary.totalCruised).toBeGreaterThan(1);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

describe('imports', () => {
  it('make no cycle, and point from what proves and plays to what says', async () => {
    expect(await violations(ROOT, FOLDERS)).toEqual([]);
  });

  it.each([
    ['a cycle of types', 'no-cycle', ['mocks/a.ts', 'mocks/b.ts', 'mocks/a.ts']],
    ['the description knows the mock', 'spec-imports-nothing', ['spec/a.ts', 'mocks/b.ts']],
    ['a contract knows the mock', 'contracts-import-spec', ['contracts/a.ts', 'mocks/b.ts']],
    ['the mock knows a contract', 'mocks-import-spec', ['mocks/a.ts', 'contracts/b.ts']],
  ])('would be told of, where %s', async (_what, rule, chain) => {
    const place = await mkdtemp(join(folder, 'tree-'));
    for (const [index, file] of chain.entries()) {
      const next = chain[index + 1];
      if (next === undefined && chain.indexOf(file) < index) continue;
      await mkdir(dirname(join(place, file)), { recursive: true });
      const text = next ? `import type { A } from '../${next}';\nexport type B = A;\n` : '';
      await writeFile(join(place, file), `${text}export interface A {}\n`);
    }
    const folders = [...new Set(chain.map((file) => dirname(file)))];
    expect((await violations(place, folders)).join()).toContain(`${rule}: `);
  });
});
