import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  collect,
  names,
  notEmpty,
  percent,
  readCertificates,
  readHeaders,
  takeUrl,
  wholeNumber,
} from '../../../scripts/verify/options.ts';

describe('options', () => {
  it.each([
    ['1', 1],
    ['64', 64],
  ])('read the whole number %s', (text, want) => {
    expect(wholeNumber(1, 64)(text)).toBe(want);
  });

  it.each(['0', '65', '-1', '1.5', '1e1', '', ' ', 'many'])('refuse %j as a number', (text) => {
    expect(() => wholeNumber(1, 64)(text)).toThrow('Pass a whole number from 1 to 64.');
  });

  it.each([
    ['0', 0],
    ['97.5', 97.5],
    ['100', 100],
  ])('read %s percent', (text, want) => {
    expect(percent(text)).toBe(want);
  });

  it.each(['101', '-1', '50%', '', '1e1'])('refuse %j as a share', (text) => {
    expect(() => percent(text)).toThrow('Pass a number from 0 to 100.');
  });

  it('collect values and lists of names', () => {
    expect(names('a, b', ['c'])).toEqual(['c', 'a', 'b']);
    expect(collect('a,b', ['c'])).toEqual(['c', 'a,b']);
    expect(() => names('a,,b')).toThrow('Pass names, separated by commas.');
  });
});

it('refuses an empty value', () => {
  expect(notEmpty('p1')).toBe('p1');
  for (const text of ['', ' ']) expect(() => notEmpty(text)).toThrow('It is empty.');
});

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
