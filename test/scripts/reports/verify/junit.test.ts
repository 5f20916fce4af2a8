import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { render } from '../../../../scripts/reports/verify/junit.ts';
import { brokenReport, cleanReport, SHORT_NAME } from '../fixture.ts';

const SCHEMA = readFileSync(
  new URL('../../../fixtures/schemas/junit.xsd', import.meta.url),
  'utf8',
);

describe('renderJunit', () => {
  it.each([
    ['a broken run', brokenReport()],
    ['a clean run', cleanReport()],
    ['an interrupted run', brokenReport({ interrupted: true })],
    ['an empty run', cleanReport({ checks: [], coverage: [] })],
    ['a finding whose check is not listed', cleanReport({ findings: [SHORT_NAME], checks: [] })],
  ])('is valid for %s', async (_name, report) => {
    expect(await problems(render(report))).toEqual([]);
  });

  it.each([
    ['without the name of a test case', / name="echo"/, ''],
    ['with a count that is no number', /tests="\d+"/, 'tests="many"'],
    ['with two results in one test case', '<failure', '<skipped/><failure'],
    ['with a control character', 'echo', `echo${String.fromCharCode(27)}`],
    ['cut off', /<\/testsuites>\s*$/, ''],
  ])('is seen to be invalid %s', async (_name, from, to) => {
    expect(await problems(render(brokenReport()).replace(from, to))).not.toEqual([]);
  });

  it('has a test suite for each suite with its counts', () => {
    const suites = [...render(brokenReport()).matchAll(/<testsuite name="(\w+)".*?>/g)];
    expect(suites.map(([tag, name]) => [name, attributes(tag)])).toEqual([
      ['pacts', { tests: 2, failures: 1, errors: 0, skipped: 0 }],
      ['cases', { tests: 4, failures: 2, errors: 0, skipped: 1 }],
      ['laws', { tests: 1, failures: 0, errors: 0, skipped: 0 }],
    ]);
  });

  it('names message, rule, expected, actual and request of a failure', () => {
    const text = render(cleanReport({ findings: [SHORT_NAME] }));
    expect(text).toContain(`<failure message="${SHORT_NAME.message}"`);
    for (const part of [
      'Rule: ConnectionName.minLength (spec/openapi.yaml:168, document: request body: name)',
      `Expected: ${SHORT_NAME.expected}`,
      `Actual: ${SHORT_NAME.actual}`,
      `Sent: ${SHORT_NAME.request}`,
    ])
      expect(text).toContain(part);
  });

  it('keeps hostile text as text', () => {
    const text = render(brokenReport());
    expect(text).toContain('\\u001b[31mred');
    expect(text).toContain(']]\\u003e <!-- -->');
  });

  it.each([
    ['coverage', cleanReport({ coverage: brokenReport().coverage }), 'coverage is 83.3 %'],
    ['an interruption', cleanReport({ interrupted: true }), 'interrupted after 7 checks'],
  ])('is not green when the verdict fails for %s alone', (_name, report, reason) => {
    expect(render(report, { minCoverage: 100 })).toMatch(
      new RegExp(`<error message="[^"]*${reason}`),
    );
  });
});

async function problems(contents: string): Promise<string[]> {
  const xml = [{ fileName: 'report.xml', contents }];
  const { errors } = await validateXML({ xml, schema: [SCHEMA] });
  return errors.map(({ message }) => message);
}

function attributes(tag: string): Record<string, number> {
  const found = tag.matchAll(/(tests|failures|errors|skipped)="(\d+)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, Number(value)]));
}
