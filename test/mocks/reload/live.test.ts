import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DescriptionError } from '../../../mocks/reload/description-error.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { DESCRIPTION_FILE, readText } from '../../../spec/description.ts';
import { SAMPLE, send } from '../send.ts';

const ORIGINAL = readText(DESCRIPTION_FILE);

let folder: string;
let file: string;
let mock: Mock;
let edits: (DescriptionError | undefined)[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'description-'));
  file = join(folder, 'openapi.yaml');
  writeFileSync(file, ORIGINAL);
  edits = [];
  mock = await createMock({ description: file, watch: true, onEdit: (edit) => edits.push(edit) });
});

afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

/** Writes an edit, and waits until the mock has told of it. */
async function edit(text: string): Promise<DescriptionError | undefined> {
  const before = edits.length;
  writeFileSync(file, text);
  await expect.poll(() => edits.length, { timeout: 10_000 }).toBe(before + 1);
  return edits.at(-1);
}

/** Line of the first occurrence of a text, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

const MAX_NAME = 'maxLength: 50';

describe('an edit of the description', () => {
  it('changes rules, examples, messages and pages', async () => {
    const body = { ...SAMPLE, name: 'n'.repeat(45) };
    expect((await send(mock.url, { body })).status).toBe(200);
    const edited = ORIGINAL.replace(MAX_NAME, 'maxLength: 40')
      .replaceAll('835e1d79-24ac-411d-a1c8-22c000280659', '00000000-0000-4000-8000-000000000000')
      .replaceAll('The value of parameter name is invalid.', 'name is wrong.');
    expect(await edit(edited)).toBeUndefined();
    const refused = await send(mock.url, { body });
    expect([refused.status, refused.body.error_msg]).toEqual([400, 'name is wrong.']);
    expect((await send(mock.url)).body.connection_id).toBe('00000000-0000-4000-8000-000000000000');
    expect(mock.requests.at(1)?.verdict.broken).toMatchObject([
      { member: 'name', line: lineOf(edited, 'maxLength: 40') },
    ]);
    expect(await (await fetch(`${mock.url}/openapi.json`)).text()).toContain('"maxLength":40');
  });

  it('is taken over from a file that replaces the old one', async () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(other, ORIGINAL.replaceAll('DRS.10010065', 'DRS.10010099'));
    renameSync(other, file);
    await expect.poll(() => edits.length, { timeout: 10_000 }).toBe(1);
    const headers = { Prefer: 'code=400, example=name-taken' };
    expect((await send(mock.url, { headers })).body.error_code).toBe('DRS.10010099');
  });

  it('moves the operation to another path', async () => {
    expect(await edit(ORIGINAL.replace('/v5/{project_id}/connections:', '/v6/{p}/links:'))).toBe(
      undefined,
    );
    const statuses = [await send(mock.url), await send(mock.url, { path: '/v6/p/links' })];
    expect(statuses.map(({ status }) => status)).toEqual([404, 200]);
  });

  it('leaves open connections open', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = [await portOf(agent, mock.url)];
    await edit(ORIGINAL.replace(MAX_NAME, 'maxLength: 49'));
    ports.push(await portOf(agent, mock.url));
    agent.destroy();
    expect(ports[0]).toBe(ports[1]);
  });

  it.each<[what: string, change: (text: string) => string, at: string, reason: RegExp]>([
    [
      'no YAML',
      (t) => t.replace('  version: 1.0.0', '  version: [1'),
      '  contact:',
      /flow sequence|Flow sequence/,
    ],
    [
      'an unknown keyword',
      (t) => t.replace(MAX_NAME, 'maxLenght: 50'),
      'maxLenght',
      /unknown keyword: "maxLenght"/,
    ],
    [
      'a reference to nothing',
      (t) => t.replace("'#/components/schemas/DbType'", "'#/components/schemas/DbTipe'"),
      'DbTipe',
      /DbTipe/,
    ],
    [
      'a pattern that is none',
      (t) => t.replace(/ pattern: .*/, " pattern: '(('"),
      "'(('",
      /Invalid regular expression/,
    ],
    [
      'a type that is none',
      (t) => t.replace(/(ConnectionName:[^]*?type: )string/, '$1strin'),
      'type: strin\n',
      /strin/,
    ],
    [
      'an example that breaks a rule',
      (t) => t.replace(MAX_NAME, 'maxLength: 8'),
      '    mysql-request:',
      /name must NOT have more than 8 characters/,
    ],
    [
      'an error that is gone',
      (t) => t.replace('    name-taken:\n      summary', '    name-gone:\n      summary'),
      '  examples:\n    mysql-request',
      /name-taken/,
    ],
    ['no operation', (t) => t.replace('    post:\n', '    x-post:\n'), 'paths:', /no operation/],
  ])('with %s keeps the last good version, and says where', async (_what, change, at, reason) => {
    const broken = change(ORIGINAL);
    expect(broken).not.toBe(ORIGINAL);
    const problem = await edit(broken);
    expect(problem?.message).toMatch(reason);
    expect([problem?.file, problem?.line]).toEqual([file, lineOf(broken, at)]);
    expect((await send(mock.url)).status).toBe(200);
    expect(await noticesOf(mock.url)).toMatchObject([{ file, line: problem?.line }]);
    expect(await edit(ORIGINAL)).toBeUndefined();
    expect(await noticesOf(mock.url)).toEqual([]);
  });
});

it('does not start with a broken description, and says where', async () => {
  writeFileSync(file, ORIGINAL.replace(MAX_NAME, 'maxLenght: 50'));
  await expect(createMock({ description: file })).rejects.toThrow(
    `Failed to read ${file}:${lineOf(ORIGINAL, MAX_NAME)}: strict mode: unknown keyword: "maxLenght". Mend the description there.`,
  );
});

/** Local port of the connection that a request was sent on. */
function portOf(agent: Agent, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/openapi.json`, { agent }, (response) => {
      const port = response.socket.localPort;
      response.resume().on('end', () => resolve(port));
    });
    sent.on('error', reject).end();
  });
}

/** What the inspector says is wrong. */
async function noticesOf(url: string): Promise<unknown> {
  const response = await fetch(`${url}/_mock/events`, { signal: AbortSignal.timeout(5_000) });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  const data = /^data: (.*)$/m.exec(new TextDecoder().decode(value))?.[1] ?? '{}';
  return JSON.parse(data).notices;
}
