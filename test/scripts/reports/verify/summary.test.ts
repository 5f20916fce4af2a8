import { describe, expect, it } from 'vitest';
import {
  coveragePercent,
  formatPercent,
  groupByRule,
  judge,
} from '../../../../scripts/reports/verify/summary.ts';
import { brokenReport, cleanReport } from '../fixture.ts';

const [, , , warning] = brokenReport().findings;
describe('judge', () => {
  it.each([
    ['a clean run', cleanReport(), {}, 0, 'Holds: 7 checks passed.'],
    ['errors', brokenReport(), {}, 1, 'Broken: 3 findings against 3 rules.'],
    [
      'a warning alone',
      cleanReport({ findings: warning ? [warning] : [] }),
      {},
      0,
      'Holds: 7 checks passed, apart from 1 warning.',
    ],
    [
      'known deviations alone',
      cleanReport({ deviations: brokenReport().deviations }),
      {},
      0,
      'Holds: 7 checks passed, apart from 1 known deviation.',
    ],
    [
      'too little coverage',
      cleanReport({ coverage: brokenReport().coverage }),
      { minCoverage: 90 },
      1,
      'Broken: coverage is 83.3 %, less than the 90 % asked for.',
    ],
    [
      'just enough coverage',
      cleanReport({ coverage: brokenReport().coverage }),
      { minCoverage: 83 },
      0,
      'Holds: 7 checks passed.',
    ],
    ['no check', cleanReport({ checks: [] }), {}, 2, 'Could not run: no check was run.'],
    [
      'an interruption, with what was found until then',
      brokenReport({ interrupted: true }),
      {},
      2,
      'Could not run: interrupted after 7 checks. Until then: 3 findings against 3 rules.',
    ],
  ] as const)('judges %s', (_name, report, demands, exitCode, line) => {
    expect(judge(report, demands)).toMatchObject({ exitCode, line });
  });
});

it('says 100 % only of a complete coverage', () => {
  expect([99.97, 100].map(formatPercent)).toEqual(['99.9 %', '100 %']);
  expect(coveragePercent([])).toBe(100);
});

it('groups findings by rule, in the order of the description', () => {
  const { findings } = brokenReport();
  const again = findings.map((finding) => ({ ...finding, check: 'another' }));
  const groups = groupByRule([...findings, ...again]);
  expect(groups.map(({ rule, findings: own }) => [rule.line, own.length])).toEqual([
    [75, 2],
    [80, 2],
    [168, 2],
    [290, 2],
  ]);
});
