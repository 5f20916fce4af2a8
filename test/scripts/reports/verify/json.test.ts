import { expect, it } from 'vitest';
import { render } from '../../../../scripts/reports/verify/json.ts';
import { brokenReport } from '../fixture.ts';

it('holds the whole report, a version and the verdict', () => {
  const report = brokenReport();
  const { version, verdict, coveragePercent, ...rest } = JSON.parse(render(report));
  expect({ version, verdict }).toMatchObject({
    version: 1,
    verdict: { exitCode: 1, outcome: 'broken' },
  });
  expect(coveragePercent).toBeCloseTo(83.33, 1);
  expect(rest).toEqual({
    ...report,
    findings: report.findings.toSorted((a, b) => a.rule.line - b.rule.line),
    coverage: report.coverage.toSorted((a, b) => a.rule.line - b.rule.line),
  });
});

it('does not depend on the order in which findings were made', () => {
  const report = brokenReport();
  const other = brokenReport({ findings: report.findings.toReversed() });
  expect(render(other)).toBe(render(report));
});
