import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDeviations } from '../../../scripts/verify/read-deviations.ts';

const RULES = new Set(['ConnectionName.minLength', 'law.echo']);
const ENTRY = '- rule: law.echo\n  reason: It takes time\n';

describe('readDeviations', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'deviations-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('reads rule, reason and last day', () => {
    expect(read(`# why\n${ENTRY}  expires: 2026-06-01\n`)).toEqual([
      { rule: 'law.echo', reason: 'It takes time', expires: '2026-06-01' },
    ]);
    expect(read('')).toEqual([]);
  });

  it.each([
    ['no YAML', '- rule: [', /known\.yaml:1: Flow sequence.* Correct the YAML there\.$/],
    ['no list', 'rule: law.echo', /:1: no list\. Write a list/],
    ['a bare text', '\n- law.echo', /:2: an entry without members\./],
    ['no day', ENTRY, /:1: no `expires`\. Give the entry its expires\.$/],
    ['an empty reason', '- rule: law.echo\n  reason: ""', /:2: `reason` is not a text\./],
    ['an unknown member', `${ENTRY}  until: x`, /:3: an unknown member `until`\. Valid are rule/],
    ['a day that is none', `${ENTRY}  expires: 2026-02-30`, /:3: `expires` is "2026-02-30"\./],
    ['a rule that is none', '- {rule: a.b, reason: r, expires: 2026-01-01}', /:1: no rule is/],
    [
      'the same rule twice',
      `${ENTRY}  expires: 2026-06-01\n${ENTRY}  expires: 2026-06-02`,
      /:4: law\.echo has an entry already\./,
    ],
  ])('names line and reason for %s', (_name, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('says that a file is missing', () => {
    const file = join(dir, 'none.yaml');
    expect(() => readDeviations(file, RULES)).toThrow(
      `Failed to read ${file}: ENOENT. Check the path of --known-deviations.`,
    );
  });

  function read(text: string) {
    const file = join(dir, 'known.yaml');
    writeFileSync(file, text);
    return readDeviations(file, RULES);
  }
});
