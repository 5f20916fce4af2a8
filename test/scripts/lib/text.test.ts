import { describe, expect, it } from 'vitest';
import { clip, count, formatDuration, hang, toJson, visible } from '../../../scripts/lib/text.ts';
import { HOSTILE } from '../reports/fixture.ts';

describe('visible', () => {
  it.each([
    ['keeps tabs, line feeds, accents, emoji and CJK', 'a\tb\nc é 😀 数', 'a\tb\nc é 😀 数'],
    ['writes an escape out', `${String.fromCharCode(27)}[2J`, '\\u001b[2J'],
    ['writes a C1 control out', '\u009b1A', '\\u009b1A'],
    ['writes a lone surrogate out', 'a\ud83d', 'a\\ud83d'],
    ['writes a text direction override out', 'a\u202eb', 'a\\u202eb'],
    ['writes what XML forbids out', '\u0000\ufffe\uffff', '\\u0000\\ufffe\\uffff'],
    ['makes one line end of CR LF', 'a\r\nb\rc', 'a\nb\\u000dc'],
  ])('%s', (_name, given, want) => {
    expect(visible(given)).toBe(want);
  });
});

describe('toJson', () => {
  it('loses nothing and holds no control character', () => {
    const text = toJson({ text: HOSTILE });
    expect(JSON.parse(text)).toEqual({ text: HOSTILE });
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u);
  });
});

describe('clip', () => {
  it.each([
    ['keeps a short text', 'abc', 3, 'abc'],
    ['counts what it cut off', 'abcdef', 2, 'ab… (4 more characters)'],
    ['does not cut a pair in two', 'a😀b', 2, 'a… (3 more characters)'],
  ])('%s', (_name, text, limit, want) => {
    expect(clip(text, limit)).toBe(want);
  });
});

it('marks every line of a hanging text but the first', () => {
  expect(hang('a\n::error::b', 2)).toBe('a\n  | ::error::b');
});

it.each([
  [0.4, '0 ms'],
  [840, '840 ms'],
  [2449, '2.4 s'],
  [185_000, '3 min 5 s'],
])('formats %d ms as %s', (ms, want) => {
  expect(formatDuration(ms)).toBe(want);
});

it('counts in singular and plural', () => {
  expect([count(0, 'check'), count(1, 'check'), count(2, 'check')]).toEqual([
    '0 checks',
    '1 check',
    '2 checks',
  ]);
});
