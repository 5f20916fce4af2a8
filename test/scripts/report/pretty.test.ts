import { describe, expect, it } from 'vitest';
import { renderPretty } from '../../../scripts/report/pretty.ts';
import { brokenReport, cleanReport, SHORT_NAME } from './fixture.ts';

describe('renderPretty', () => {
  it('tells of a finding its rule, line, row, request, expected and actual', () => {
    expect(renderPretty(cleanReport({ findings: [SHORT_NAME] }))).toContain(
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
    const text = renderPretty(brokenReport());
    expect(text.slice(text.indexOf('Suite '))).toBe(
      [
        'Suite    Passed  Failed        Time',
        'pacts         1       1      150 ms',
        'cases         1       3       15 ms',
        'laws          1       0      700 ms',
        '',
        'Coverage 83.3 %: 5 of 6 rules exercised.',
        'Not exercised:',
        '  CloudVpcInfo.vpc_id.minLength  spec/openapi.yaml:340',
        '',
        'Known deviations, not counted:',
        '  BaseEndpoint.db_user.minLength  until 2026-06-01: The gateway is replaced in May',
        '    A name of 3 characters was accepted. Answer 400 when `name` is shorter than 4 characters.',
        '',
        'Took 2.4 s, checks side by side, with --seed 42.',
        '',
        'Broken: 3 findings against 3 rules.',
        '',
      ].join('\n'),
    );
  });

  it('lets no text of a service steer the terminal or start a line', () => {
    const text = renderPretty(brokenReport());
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u);
    expect(text).not.toMatch(/^\s*::error/m);
    expect(text.length).toBeLessThan(20_000);
  });

  it('shows the first rules in full, and a line for each of the others', () => {
    const text = renderPretty(brokenReport(), { most: 1, whole: 'reports/report.html' });
    expect(text.match(/^ {2}(error|warning) /gm)).toHaveLength(1);
    expect(text).toMatch(
      /^And 3 more rules:\n( {2}\S+ {2}1 finding\n){3}The whole report: reports\/report\.html$/m,
    );
    expect(renderPretty(brokenReport())).not.toContain('more rule');
  });

  it('says which suite was not run', () => {
    const report = brokenReport();
    const checks = report.checks.filter(({ suite }) => suite !== 'laws');
    expect(renderPretty({ ...report, checks })).toMatch(/^laws +not run *$/m);
  });

  it('colours only when told to', () => {
    const sign = String.fromCharCode(27);
    expect(renderPretty(brokenReport(), { colors: true })).toContain(`${sign}[31m`);
    expect(renderPretty(brokenReport(), { colors: false })).not.toContain(sign);
  });
});
