import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormatsPlugin from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { render } from '../../../../scripts/reports/verify/sarif.ts';
import { brokenReport, cleanReport, HOSTILE } from '../fixture.ts';

const SCHEMA_FILE = new URL('../../../fixtures/schemas/sarif-2.1.0.json', import.meta.url);

/** The schema is draft 4, of which it uses only what draft 7 has too, apart from the name of `id`. */
const { id, $schema, ...schema } = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
// The package is CommonJS; its default export arrives as a namespace.
(addFormatsPlugin as unknown as typeof addFormatsPlugin.default)(ajv);
const validate = ajv.compile(schema);

describe('render', () => {
  it.each([
    ['a broken run', brokenReport()],
    ['a clean run', cleanReport()],
    ['an interrupted run', brokenReport({ interrupted: true })],
    ['an empty run', cleanReport({ checks: [], coverage: [] })],
  ])('is valid for %s', (_name, report) => {
    validate(JSON.parse(render(report)));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['without a message', '"message"', '"massage"'],
    ['with an unknown level', '"level": "error"', '"level": "fatal"'],
    ['with a line 0', '"startLine": 80', '"startLine": 0'],
    ['with a start that is no date', '"2026-03-01T', '"2026-13-01T'],
  ])('is seen to be invalid %s', (_name, from, to) => {
    expect(validate(JSON.parse(render(brokenReport()).replace(from, to)))).toBe(false);
  });

  it('gives a result its level, its rule and its line of the description', () => {
    const { results = [], tool } = runOf(brokenReport());
    const rules = tool.driver.rules ?? [];
    const found = results.map(({ ruleId, ruleIndex = -1, level, locations }) => {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
      expect(rules[ruleIndex]?.help?.text).toContain('spec/openapi.yaml');
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return [level, artifactLocation?.uri, region?.startLine];
    });
    expect(found).toEqual([
      ['error', 'spec/openapi.yaml', 290],
      ['error', 'spec/openapi.yaml', 168],
      ['error', 'spec/openapi.yaml', 80],
      ['warning', 'spec/openapi.yaml', 75],
      ['error', 'spec/openapi.yaml', 298],
    ]);
  });

  it('suppresses what a known deviation allows, with its reason', () => {
    const suppressed = runOf(brokenReport()).results?.filter((result) => result.suppressions);
    expect(suppressed?.map(({ suppressions }) => suppressions)).toEqual([
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'The gateway is replaced in May (until 2026-06-01)',
        },
      ],
    ]);
  });

  it('fingerprints a finding by what it is, not by what came back or where the rule stands', () => {
    const report = brokenReport();
    const moved = report.findings.map((finding) => ({
      ...finding,
      actual: 'something else',
      rule: { ...finding.rule, line: finding.rule.line + 7 },
    }));
    const prints = fingerprints(report);
    expect(fingerprints(brokenReport({ findings: moved }))).toEqual(prints);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('keeps hostile text whole', () => {
    expect(runOf(brokenReport()).results?.[0]?.message.text).toContain(HOSTILE);
  });
});

function runOf(report: Parameters<typeof render>[0]): Run {
  return (JSON.parse(render(report)) as Log).runs[0] as Run;
}

function fingerprints(report: Parameters<typeof render>[0]) {
  return runOf(report).results?.map((result) => result.partialFingerprints?.['finding/v1']) ?? [];
}
