import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotices, type Notices } from '../../../mocks/log/notices.ts';
import { createRequestLog, type RequestLog } from '../../../mocks/log/request-log.ts';
import { addInspector, type InspectorOptions } from '../../../mocks/pages/inspector.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { type EventReader, readEvents, type ServerEvent } from './event-reader.ts';
import { brokenEntry, entryWith } from './log-entry.ts';

let log: RequestLog;
let notices: Notices;
let connections: object[];
let mock: Mock;

async function start(options: Partial<InspectorOptions> = {}): Promise<Mock> {
  return createMock({
    stateful: true,
    configure: (app) =>
      addInspector(app, {
        log,
        notices,
        mode: 'stateful',
        list: async () => connections,
        reset: async () => {
          connections = [];
          log.clear();
        },
        ...options,
      }),
  });
}

beforeEach(async () => {
  log = createRequestLog(5);
  notices = createNotices();
  connections = [{ name: 'mysql-orders' }];
  mock = await start();
});

afterEach(() => mock.close());

describe('the events', () => {
  it('begin with what is kept, then tell what comes', async () => {
    const [first, second] = [entryWith(), brokenEntry()];
    log.add(first);
    const reader = await readEvents(mock.url);
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await reader.take(2)).toMatchObject([
      { name: 'start', data: { mode: 'stateful', resumed: false, oldest: 1, notices: [] } },
      { name: 'request', data: { number: 1, entry: first } },
    ]);
    log.add(second);
    const notice = { file: 'spec/openapi.yaml', line: 7, reason: 'bad indentation', time: 'now' };
    expect(await reader.take(1)).toMatchObject([{ data: { number: 2, entry: second } }]);
    notices.set('description', notice);
    notices.set('description', undefined);
    log.clear();
    await fetch(`${mock.url}/_mock/reset`, { method: 'POST' });
    expect(await reader.take(5)).toEqual([
      { name: 'notices', data: [notice] },
      { name: 'notices', data: [] },
      { name: 'cleared', data: {} },
      { name: 'cleared', data: {} },
      { name: 'reset', data: {} },
    ]);
    reader.stop();
  });

  it('resume after the last one that was seen, without repeating', async () => {
    for (let i = 0; i < 3; i += 1) log.add(entryWith());
    const reader = await readEvents(mock.url);
    const [, , second] = await reader.take(3);
    reader.stop();
    log.add(entryWith());
    const resumed = await readEvents(mock.url, { 'Last-Event-ID': second?.id ?? '' });
    const [begin, ...rest] = await resumed.take(3);
    expect(begin?.data).toMatchObject({ resumed: true, oldest: 1 });
    expect(rest.map(({ data }) => data.number)).toEqual([3, 4]);
    resumed.stop();
  });

  it.each(['another.1', '1', 'x.y', ''])('start anew after an identifier %j', async (id) => {
    log.add(entryWith());
    const reader = await readEvents(mock.url, { 'Last-Event-ID': id });
    const [begin, only] = await reader.take(2);
    expect(begin?.data.resumed).toBe(false);
    expect(only?.data.number).toBe(1);
    reader.stop();
  });
});
