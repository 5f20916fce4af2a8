import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCertificates, readHeaders, takeUrl } from '../../../scripts/verify/options.ts';

it.each([
  ['http://a', { only: ['cases'] }, { url: 'http://a', options: { only: ['cases'] } }],
  [undefined, { skip: ['laws', 'http://a'] }, { url: 'http://a', options: { skip: ['laws'] } }],
  [undefined, { only: ['http://a', 'laws'] }, { url: 'http://a', options: { only: ['laws'] } }],
  [undefined, { only: ['laws'] }, { url: undefined, options: { only: ['laws'] } }],
  [undefined, {}, { url: undefined, options: {} }],
])('finds the base URL, given %j and %j', (given, options, want) => {
  expect(takeUrl(given, options)).toEqual(want);
});

describe('readHeaders', () => {
  it('reads names and values, which may hold colons', () => {
    expect(readHeaders(['X-Trace:on', 'Host: a:80 '])).toEqual({ 'X-Trace': 'on', Host: 'a:80' });
  });

  it.each(['s3cret', ': s3cret', 'a b: s3cret', 'X:', 'X: s3cret\nY: z', 'X: s3cret€'])(
    'refuses %j without showing it',
    (text) => {
      const read = () => readHeaders(['A: b', text]);
      expect(read).toThrow('Failed to read --header number 2');
      expect(read).not.toThrow('s3cret');
    },
  );
});

describe('readCertificates', () => {
  it('names the file that is missing or holds no certificate', () => {
    const dir = mkdtempSync(join(tmpdir(), 'ca-'));
    const file = join(dir, 'ca.pem');
    expect(() => readCertificates(file)).toThrow(`Failed to read ${file}: ENOENT.`);
    writeFileSync(file, 'hello');
    expect(() => readCertificates(file)).toThrow(`Failed to read ${file}: no PEM certificate`);
    rmSync(dir, { recursive: true });
  });
});
