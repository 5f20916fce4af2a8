import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FORMATS, render, writeReports } from '../../../scripts/reports/index.ts';
import { brokenReport, cleanReport } from './fixture.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

it('writes every format, without colours, into a folder that it makes', () => {
  const report = brokenReport();
  const target = join(dir, 'deep/er');
  const paths = writeReports(report, target, { colors: true });
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
    FORMATS.map((format) => render(report, format)),
  );
});

it('says which path it could not write', () => {
  const file = join(dir, 'a-file');
  writeFileSync(file, '');
  expect(() => writeReports(brokenReport(), file)).toThrow(
    `Failed to write reports to ${file}: EEXIST. Pass another folder with --report-dir.`,
  );
});

it.each(FORMATS)('renders %s twice alike, of an empty run too', (format) => {
  expect(render(brokenReport(), format)).toBe(render(brokenReport(), format));
  const empty = cleanReport({ checks: [], coverage: [] });
  expect(render(empty, format)).toMatch(/could not run/i);
});
