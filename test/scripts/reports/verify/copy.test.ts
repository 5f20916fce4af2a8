import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownCopy, readCopy } from '../../../../scripts/reports/verify/copy.ts';
import { DESCRIPTION_FILE } from '../../../../spec/description.ts';

const MIN = '#/components/schemas/ConnectionName/minLength';
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'copy-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

it('finds lines by pointer, so that an edited copy has its own', () => {
  const path = join(dir, 'edited.yaml');
  writeFileSync(path, `# Ours.\n# Two lines more.\n${readFileSync(DESCRIPTION_FILE, 'utf8')}`);
  const own = ownCopy();
  expect(own?.path).toBe('spec/openapi.yaml');
  expect(readCopy(path).lineOf(MIN)).toBe((own?.lineOf(MIN) ?? 0) + 2);
});

it('refuses the description of something else', () => {
  const path = join(dir, 'pets.yaml');
  writeFileSync(path, 'openapi: 3.1.1\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\n');
  expect(() => readCopy(path)).toThrow(
    `Failed to read ${path}: it does not describe POST /v5/{project_id}/connections.`,
  );
});
