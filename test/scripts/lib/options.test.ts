import { describe, expect, it } from 'vitest';
import { collect, names, notEmpty, number, wholeNumber } from '../../../scripts/lib/options.ts';

describe('options', () => {
  it.each([
    ['1', 1],
    ['64', 64],
  ])('read the whole number %s', (text, want) => {
    expect(wholeNumber(1, 64)(text)).toBe(want);
  });

  it.each(['0', '65', '-1', '1.5', '1e1', '', ' ', 'many'])('reject %j as a number', (text) => {
    expect(() => wholeNumber(1, 64)(text)).toThrow('Pass a whole number from 1 to 64.');
  });

  it.each([
    ['0', 0],
    ['97.5', 97.5],
    ['100', 100],
  ])('read %s percent', (text, want) => {
    expect(number(0, 100)(text)).toBe(want);
  });

  it.each(['101', '-1', '50%', '', '1e1'])('reject %j as a share', (text) => {
    expect(() => number(0, 100)(text)).toThrow('Pass a number from 0 to 100.');
  });

  it('collect values and lists of names', () => {
    expect(names('a, b', ['c'])).toEqual(['c', 'a', 'b']);
    expect(collect('a,b', ['c'])).toEqual(['c', 'a,b']);
    expect(() => names('a,,b')).toThrow('Pass names, separated by commas.');
  });
});

it('rejects an empty value', () => {
  expect(notEmpty('p1')).toBe('p1');
  for (const text of ['', ' ']) expect(() => notEmpty(text)).toThrow('It is empty.');
});
