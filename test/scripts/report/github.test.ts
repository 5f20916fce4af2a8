import { expect, it } from 'vitest';
import { renderGithub } from '../../../scripts/report/github.ts';
import { brokenReport, cleanReport, ruleOf, SHORT_NAME } from './fixture.ts';

it('gives each finding one command at its line, and the verdict one', () => {
  const lines = renderGithub(brokenReport()).trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, line.indexOf('::', 2)))).toEqual([
    '::error file=spec/openapi.yaml,line=290,title=BaseEndpoint.db_port.pattern',
    '::error file=spec/openapi.yaml,line=168,title=ConnectionName.minLength',
    '::error file=spec/openapi.yaml,line=80,title=law.uniqueness',
    '::warning file=spec/openapi.yaml,line=75,title=law.echo',
    '::notice file=spec/openapi.yaml,line=298,title=BaseEndpoint.db_user.minLength',
    '::error title=Contract verification',
  ]);
});

it('escapes per cent, line ends, and in a property colon and comma', () => {
  const finding = { ...SHORT_NAME, message: '100%\nnext: a, b', rule: ruleOf('a:b,c%\n', 1) };
  const [line] = renderGithub(cleanReport({ findings: [finding] })).split('\n');
  expect(line).toContain(',title=a%3Ab%2Cc%25%0A::100%25%0Anext: a, b%0AExpected: ');
});

it('says that the contract holds', () => {
  expect(renderGithub(cleanReport())).toBe(
    '::notice title=Contract verification::Holds: 7 checks passed.\n',
  );
});
