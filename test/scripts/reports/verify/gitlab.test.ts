import { expect, it } from 'vitest';
import { render } from '../../../../scripts/reports/verify/gitlab.ts';
import { brokenReport, cleanReport, SHORT_NAME } from '../fixture.ts';

const entriesOf = (...given: Parameters<typeof render>) => JSON.parse(render(...given));

it('gives each finding the members that GitLab demands', () => {
  const entries = entriesOf(brokenReport());
  expect(entries.length).toBeGreaterThan(3);
  for (const entry of entries) {
    expect(entry).toEqual({
      description: expect.stringMatching(/./),
      check_name: expect.stringMatching(/./),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}(-\d+)?$/),
      severity: expect.stringMatching(/^(info|minor|major)$/),
      location: { path: 'spec/openapi.yaml', lines: { begin: expect.any(Number) } },
    });
  }
});

it('points at the line of the copy', () => {
  const copy = { path: 'api/drs.yaml', lineOf: () => 7 };
  const [entry] = entriesOf(cleanReport({ findings: [SHORT_NAME] }), { copy });
  expect(entry.location).toEqual({ path: 'api/drs.yaml', lines: { begin: 7 } });
});

it('tells findings apart that are alike, as GitLab shows one of each fingerprint', () => {
  const entries = entriesOf(cleanReport({ findings: [SHORT_NAME, SHORT_NAME] }));
  expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(
    2,
  );
});

it('is empty when the contract holds, and names another reason than a finding', () => {
  expect(entriesOf(cleanReport())).toEqual([]);
  expect(entriesOf(cleanReport({ interrupted: true }))).toMatchObject([
    { check_name: 'verdict', severity: 'blocker' },
  ]);
});
