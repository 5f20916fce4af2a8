import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../send.ts';
import { head } from './attack.ts';
import { type Canaries, createCanaries, secretRequests } from './canaries.ts';
import { type Command, startCommand } from './command.ts';
import { exchange } from './wire.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drs-contract-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a mock, sends it the secrets, and gives all that it keeps or tells, by where that stands. */
async function tell(
  canaries: Canaries,
  options: readonly string[],
  node: readonly string[] = [],
): Promise<[where: string, text: string][]> {
  const mock = await startCommand(options, node);
  try {
    const answers = await sendSecrets(mock, canaries);
    const kept = await keptRequests(mock.url);
    // While it runs: at its end the log beside the data file is gone.
    const files = readdirSync(folder).map((name): [string, string] => [
      name,
      readFileSync(join(folder, name), 'latin1'),
    ]);
    await mock.end('SIGTERM');
    return [
      ['its output', mock.output()],
      ['its answers', answers],
      ['its kept requests', kept],
      ...files,
    ];
  } finally {
    await mock.end('SIGKILL');
  }
}

async function sendSecrets({ url }: Command, canaries: Canaries): Promise<string> {
  const answers: string[] = [];
  for (const sent of secretRequests(canaries)) {
    const { status, text, headers } = await send(url, sent);
    answers.push(`${status} ${JSON.stringify([...headers])} ${text}`);
  }
  const garbage = `${canaries.of('garbage')}\r\n\r\n`;
  const broken = [
    head({
      headers: [`X-Auth-Token: ${canaries.of('token of a broken request')}`, 'Content-Length: x'],
    }),
  ];
  for (const writes of [[garbage], broken])
    answers.push(JSON.stringify(await exchange(url, writes)));
  return answers.join('\n');
}

/** Requests that the inspector keeps; nothing where there is no such route. */
async function keptRequests(url: string): Promise<string> {
  const response = await fetch(`${url}/_mock/requests`, { signal: AbortSignal.timeout(5_000) });
  return response.status === 200 ? response.text() : '';
}

/** Places that are no secret by the description: the inspector shows them, nothing else does. */
const SHOWN = ['value of a choice', 'port', 'preference'];

describe('the command mock, sent secrets', () => {
  it.each([
    ['examples', () => []],
    ['stateful', () => ['--stateful']],
    ['with a data file', () => ['--stateful', '--data', join(folder, 'mock.db')]],
  ])('keeps and tells none: %s', async (_name, options) => {
    const canaries = createCanaries();
    const told = await tell(canaries, options());
    const found = told.map(([where, text]) => {
      const shown = where === 'its kept requests' ? SHOWN : [];
      return [where, canaries.foundIn(text).filter((place) => !shown.includes(place))];
    });
    expect(found).toEqual(told.map(([where]) => [where, []]));
    expect(Object.fromEntries(told)).toMatchObject({
      'its output': expect.stringContaining('Mock on http'),
      'its answers': expect.stringContaining('connection_id'),
    });
    // What is no secret is found in the files, so a secret would be.
    const written = told.filter(([, text]) => text.includes('with-unknown-members'));
    expect(written.some(([where]) => where.startsWith('mock.db'))).toBe(options().length > 1);
  });

  it('is seen to tell them when it logs its requests as they are', async () => {
    const canaries = createCanaries();
    const told = await tell(
      canaries,
      ['--stateful'],
      ['--import', './test/mocks/attack/preload/loud.ts'],
    );
    expect(canaries.foundIn(told[0]?.[1] ?? '')).toEqual(
      expect.arrayContaining([
        'token',
        'access key',
        'signature',
        'cookie',
        'raw query',
        'query of an unknown path',
      ]),
    );
  });
});
