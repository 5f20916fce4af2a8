import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../../mocks/log/entry.ts';
import { matches } from '../../../../mocks/pages/inspector/search.ts';
import {
  count,
  durationOf,
  noticeOf,
  placeOf,
  preferFor,
  statusOf,
  verdictOf,
} from '../../../../mocks/pages/inspector/words.ts';
import { brokenEntry, entryWith } from '../log-entry.ts';

const REFUSED = { valid: false, broken: [], why: 'no token was sent' };

describe('the words of the inspector', () => {
  it.each<[string, LogEntry]>([
    ['200, example mysql', entryWith()],
    [
      '400, endpoint.db_user is mandatory and must not be empty, and 1 more broken rule',
      brokenEntry(),
    ],
    ['401, no token was sent', entryWith({ answer: { status: 401, body: {} }, verdict: REFUSED })],
    [
      'no answer, no token was sent (connection reset)',
      entryWith({
        answer: { status: 0, body: null },
        verdict: { ...REFUSED, behaviour: 'connection reset' },
      }),
    ],
  ])('say %s', (words, entry) => {
    expect(`${statusOf(entry)}, ${verdictOf(entry)}`).toBe(words);
  });

  it.each([
    [0.44, '0.4 ms'],
    [12.4, '12 ms'],
    [3120, '3.1 s'],
  ])('give %d milliseconds as %s', (durationMs, words) => {
    expect(durationOf(entryWith({ durationMs }))).toBe(words);
  });

  it('give places, counts and headers', () => {
    expect(placeOf({ file: 'spec/openapi.yaml', line: 234 })).toBe('spec/openapi.yaml:234');
    expect(placeOf({ file: 'spec/openapi.yaml' })).toBe('spec/openapi.yaml');
    expect([count(0, 'request'), count(1, 'request')]).toEqual(['0 requests', '1 request']);
    expect(preferFor(400, 'name-taken')).toBe('Prefer: code=400, example=name-taken');
    expect(noticeOf({ file: 'a.yaml', line: 2, reason: 'b', time: '' })).toBe('a.yaml:2: b');
    expect(noticeOf({ file: 'a.yaml', reason: 'b', time: '' })).toBe('a.yaml: b');
  });
});

describe('the search', () => {
  it.each([
    ['', true],
    ['db_user', true],
    ['400', true],
    ['/CONNECTIONS post', true],
    ['  mandatory   db_user ', true],
    ['M00201', true],
    ['"name":"abc"', true],
    ['openapi.yaml:234', true],
    ['verdict', false],
    ['db_user 200', false],
  ])('for %j finds a broken request: %s', (query, found) => {
    expect(matches(brokenEntry({ path: '/v5/p/connections' }), query)).toBe(found);
  });
});
