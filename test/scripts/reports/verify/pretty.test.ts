import { describe, expect, it } from 'vitest';
import { render } from '../../../../scripts/reports/verify/pretty.ts';
import { brokenReport, cleanReport, SHORT_NAME } from '../fixture.ts';

describe('renderPretty', () => {
  it('tells of a finding its rule, line, row, request, expected and actual', () => {
    expect(render(cleanReport({ findings: [SHORT_NAME] }))).toContain(
      [
        'ConnectionName.minLength  spec/openapi.yaml:168',
        '  A connection name has at least 4 characters.',
        '  Document: request body: name',
        '',
        '  error A name of 3 characters was accepted. Answer 400 when `name` is shorter than 4 characters.',
        '    Check    ConnectionName.minLength: one shorter (cases, response.status.unexpected)',
        '    Expected 400 with a non-empty error_code and error_msg',
        '    Actual   200 {"connection_id":"835e1d79-24ac-411d-a1c8-22c000280659"}',
        `    Sent     ${SHORT_NAME.request}`,
      ].join('\n'),
    );
  });

  it('ends in counts by suite, coverage, known deviations and the verdict', () => {
    const text = render(brokenReport());
    expect(text.slice(text.indexOf('Suite '))).toBe(
      [
        'Suite    Passed  Failed',
        'pacts         1       1',
        'cases         1       3',
        'laws          1       0',
        '',
        'Coverage 83.3 %: 5 of 6 rules exercised.',
        'Not exercised:',
        '  CloudVpcInfo.vpc_id.minLength  spec/openapi.yaml:340',
        '',
        'Known deviations, not counted:',
        '  BaseEndpoint.db_user.minLength  until 2026-06-01: The gateway is replaced in May',
        '    A name of 3 characters was accepted. Answer 400 when `name` is shorter than 4 characters.',
        '',
        'Took 2.4 s, with --seed 42.',
        '',
        'Broken: 3 findings against 3 rules.',
        '',
      ].join('\n'),
    );
  });

  it('lets no text of a service steer the terminal or start a line', () => {
    const text = render(brokenReport());
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u);
    expect(text).not.toMatch(/^\s*::error/m);
    expect(text.length).toBeLessThan(20_000);
  });

  it('shows ten rules in full and of the rest a line each, unless it is for a file', () => {
    const findings = Array.from({ length: 13 }, (_, index) => ({
      ...SHORT_NAME,
      rule: { ...SHORT_NAME.rule, id: `Rule${index}`, line: index + 1 },
    }));
    const report = cleanReport({ findings: [...findings, ...findings.slice(12)] });
    const text = render(report);
    expect(text.match(/^ {2}error /gm)).toHaveLength(10);
    expect(text).toContain(
      [
        '3 more rules, in full with --report-dir DIR or --format html:',
        '  Rule10  spec/openapi.yaml:11  1 finding',
        '  Rule11  spec/openapi.yaml:12  1 finding',
        '  Rule12  spec/openapi.yaml:13  2 findings',
        '',
      ].join('\n'),
    );
    expect(render(report, { htmlFile: 'out/report.html' })).toContain(
      '3 more rules, in full with out/report.html:',
    );
    expect(render(report, { whole: true }).match(/^ {2}error /gm)).toHaveLength(14);
  });

  it('says where a service stopped responding, and which suites were not run', () => {
    const { checks } = cleanReport();
    const text = render(
      cleanReport({
        checks: checks.filter(({ suite }) => suite === 'pacts'),
        cutShort: { check: 'accepts a name', left: 20 },
      }),
    );
    expect(text).toContain('\ncases   not run\nlaws    not run\n');
    expect(text).toContain(
      '\n\nThe service stopped responding during "accepts a name"; 20 checks were not run.\n\nHolds:',
    );
  });

  it('says that several failed checks may show one finding', () => {
    const text = render(brokenReport({ findings: [SHORT_NAME] }));
    expect(text).toContain('\nSeveral failed checks may show one finding.\n');
    expect(render(brokenReport())).not.toContain('Several failed checks');
  });

  it('names the operations that were not asked for, and the field that a law lacks', () => {
    const coverage = brokenReport().coverage.map((entry) =>
      entry.outcome === 'not exercised' ? { ...entry, lacks: 'key' } : entry,
    );
    const notAskedFor = [{ id: 'listThings', method: 'GET', path: '/things' }];
    const text = render(brokenReport({ coverage, notAskedFor }));
    expect(text).toContain('yaml:340  not asked for: `key` is not in resource.yaml\n');
    expect(text).toContain('\nNot asked for: listThings (GET /things).\n');
  });

  it('does not list the rules that were left out by choice', () => {
    const { coverage } = brokenReport();
    const entries = coverage.map((entry) =>
      entry.outcome === 'not exercised' ? { ...entry, leftOut: true as const } : entry,
    );
    const text = render(brokenReport({ coverage: entries }));
    expect(text).not.toContain('Not exercised');
    expect(text).toContain('5 of 6 rules exercised; --only and --skip left out 1.');
  });

  it('says of a command that it is cut', () => {
    const request = `curl ${'x'.repeat(5000)}`;
    const text = render(cleanReport({ findings: [{ ...SHORT_NAME, request }] }));
    expect(text).toContain(
      '    Sent     (cut from 5005 characters; the JSON report has it whole) curl xxx',
    );
  });

  it('colours only when told to', () => {
    const sign = String.fromCharCode(27);
    expect(render(brokenReport(), { colors: true })).toContain(`${sign}[31m`);
    expect(render(brokenReport(), { colors: false })).not.toContain(sign);
  });
});
