import { expect, it } from 'vitest';
import { createRequestLog } from '../../../mocks/log/request-log.ts';
import { entryWith } from '../pages/log-entry.ts';

it('keeps the newest, counts all, and tells of each change', () => {
  const log = createRequestLog(2);
  const changes: unknown[] = [];
  const stop = log.listen((change) => changes.push(change === 'cleared' ? change : change().id));
  const [a, b, c] = [entryWith(), entryWith(), entryWith()];
  for (const entry of [a, b, c]) log.add(() => entry);
  expect(log.entries).toEqual([b, c]);
  log.clear();
  stop();
  log.add(() => a);
  expect([log.entries, log.added]).toEqual([[a], 4]);
  expect(changes).toEqual([a.id, b.id, c.id, 'cleared']);
});

it('shows its entries in one array, each made when it is read', () => {
  const log = createRequestLog(2);
  const { entries } = log;
  const [a, b] = [entryWith(), entryWith()];
  let made = 0;
  for (const entry of [a, b, a]) log.add(() => (made++, entry));
  expect([entries.length, made]).toEqual([2, 0]);
  expect([entries.at(-1), made]).toEqual([a, 1]);
  expect(entries.map(({ id }) => id)).toEqual([b.id, a.id]);
  expect(JSON.parse(JSON.stringify(entries))).toEqual(JSON.parse(JSON.stringify([b, a])));
  expect([...entries]).toEqual([b, a]);
  expect(made).toBe(2);
});
