import { expect, it } from 'vitest';
import { render } from '../../../../scripts/reports/verify/github.ts';
import { brokenReport, cleanReport, ruleOf, SHORT_NAME } from '../fixture.ts';

const copy = { path: 'api/drs.yaml', lineOf: (pointer: string) => pointer.length };

it('gives each finding one command at its line of the copy, and the verdict one', () => {
  const lines = render(brokenReport(), { copy }).trimEnd().split('\n');
  expect(
    lines.map((line) => line.slice(0, line.indexOf('::', 2)).replace(/line=\d+/, 'line=N')),
  ).toEqual([
    '::error file=api/drs.yaml,line=N,title=BaseEndpoint.db_port.pattern',
    '::error file=api/drs.yaml,line=N,title=ConnectionName.minLength',
    '::error file=api/drs.yaml,line=N,title=law.uniqueness',
    '::warning file=api/drs.yaml,line=N,title=law.echo',
    '::notice file=api/drs.yaml,line=N,title=BaseEndpoint.db_user.minLength',
    '::error title=Contract verification',
  ]);
});

it('escapes per cent, line ends, and in a property colon and comma', () => {
  const finding = { ...SHORT_NAME, message: '100%\nnext: a, b', rule: ruleOf('a:b,c%\n', 1) };
  const [line] = render(cleanReport({ findings: [finding] })).split('\n');
  expect(line).toContain(' title=a%3Ab%2Cc%25%0A::100%25%0Anext: a, b%0AExpected: ');
});

it('finds the line of a rule in the copy by its pointer', () => {
  const line = SHORT_NAME.rule.pointer.length;
  const [text] = render(cleanReport({ findings: [SHORT_NAME] }), { copy }).split('\n');
  expect(text).toContain(`file=api/drs.yaml,line=${line},`);
});

it('names no file where the reader has no copy, but the line of the description', () => {
  const text = render(brokenReport());
  expect(text).not.toContain('file=');
  expect(text).toContain('%0ARule: spec/openapi.yaml:168 of drs-contract\n');
});

it('says that the contract holds', () => {
  expect(render(cleanReport())).toBe(
    '::notice title=Contract verification::Holds: 7 checks passed.\n',
  );
});
