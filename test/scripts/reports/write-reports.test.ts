import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { render, VERIFY_FORMATS } from '../../../scripts/reports/formats.ts';
import { writeReports } from '../../../scripts/reports/write-reports.ts';
import { brokenReport, cleanReport } from './fixture.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

it('writes every format, without colours, into a folder that it makes', async () => {
  const report = brokenReport();
  const target = join(dir, 'deep/er');
  const paths = await writeReports(report, target, { colors: true });
  expect(readdirSync(target).sort()).toEqual([
    'annotations.txt',
    'code-quality.json',
    'report.html',
    'report.json',
    'report.sarif',
    'report.txt',
    'report.xml',
  ]);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(
    await Promise.all(Object.values(VERIFY_FORMATS).map((format) => render(format, report, {}))),
  );
});

it('says which path it could not write', async () => {
  const file = join(dir, 'a-file');
  writeFileSync(file, '');
  await expect(writeReports(brokenReport(), file)).rejects.toThrow(
    `Failed to write reports to ${file}: EEXIST. Pass another folder with --report-dir.`,
  );
});

it.each(Object.entries(VERIFY_FORMATS))(
  'renders %s twice alike, of an empty run too',
  async (_, format) => {
    expect(await render(format, brokenReport(), {})).toBe(await render(format, brokenReport(), {}));
    const empty = cleanReport({ checks: [], coverage: [] });
    expect(await render(format, empty, {})).toMatch(/could not run/i);
  },
);
