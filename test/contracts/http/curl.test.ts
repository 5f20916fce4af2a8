import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { toCurl } from '../../../contracts/http/curl.ts';
import type { Exchange } from '../../../contracts/http/exchange.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { readDescription } from '../../../spec/description.ts';
import { startCareless } from '../../fixtures/servers/careless.ts';
import type { Running } from '../../fixtures/servers/listen.ts';
import { run } from '../run/run.ts';
import { startService } from '../run/service.ts';

const model = readRules(readDescription());

let service: Running | undefined;
afterEach(() => service?.close());

/** What a command that is typed into a shell prints; the shell knows no variable of ours. */
async function paste(command: string, shell: string, given: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env.PATH, ...given };
  const child = spawn(shell, [], { env, stdio: 'pipe' });
  const closed = once(child, 'close');
  child.stdin.end(`${command}\n`);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { out, err };
}

/** The status that the command of a finding gets. */
async function statusOf(request: string, shell: string): Promise<string> {
  const asked = request.replace('curl -X POST', "curl -s -o /dev/null -w '%{http_code}' -X POST");
  return (await paste(asked, shell)).out;
}

describe('the command of a finding', () => {
  test.each(['bash', 'sh'])(
    'gets the same response again, pasted into %s',
    async (shell) => {
      service = await startCareless();
      const { findings } = await run(service.url);
      // Problems of one response share its request, which within one second is accepted once.
      const requests = new Map(findings.map((finding) => [finding.request ?? '', finding.actual]));
      expect(requests.size).toBeGreaterThan(40);
      for (const [request, actual] of requests) {
        const status = await statusOf(request, shell);
        expect(actual, request).toMatch(new RegExp(`^status ${status}`));
      }
    },
    30_000,
  );

  test('sends the very bytes, those without a secret', async () => {
    const received: Buffer[] = [];
    service = await startService(({ bytes }) => {
      received.push(bytes);
      return undefined;
    });
    const url = new URL(service.url);
    const texts = ['{"a": "it\'s %d \\n ${x} $(ls) `ls`"}\n', '\ufeff{}\n', 'a\u0000\u0007\t', ''];
    const long = JSON.stringify({ description: "'".repeat(60_000) });
    const sent = [...texts, long].map((text) => Buffer.from(text));
    for (const bytes of [...sent, Buffer.from('ÿþ', 'latin1')]) {
      received.length = 0;
      const command = toCurl(exchangeOf(bytes), { ...model, target: url });
      await paste(command.replace('curl', 'curl -s'), 'bash');
      expect(received, command.slice(0, 300)).toEqual([bytes]);
    }
  });

  test('takes the token from DRS_TOKEN, and says which header it needs', async () => {
    const [headers, url] = [
      { 'x-auth-token': 's3cret', 'x-api-key': 's3cret' },
      'http://127.0.0.1:9',
    ];
    const command = toCurl(
      { ...exchangeOf(Buffer.from('{}')), request: requestOf(Buffer.from('{}'), headers) },
      { ...model, target: new URL(url) },
    );
    expect(command).not.toContain('s3cret');
    expect((await paste(command, 'bash')).err).toContain(
      'X_API_KEY: export the value of this --header',
    );
    const shown = await paste(command.replace('curl', 'echo'), 'bash', {
      X_API_KEY: 'k',
      DRS_TOKEN: 't',
    });
    expect(shown.out).toContain('x-auth-token: t -H x-api-key: k');
  });
});

function exchangeOf(bytes: Buffer): Exchange {
  const response = { status: 400, statusMessage: '', headers: [], body: Buffer.alloc(0) };
  const outcome = { kind: 'response', durationMs: 1, ...response } as const;
  return { request: requestOf(bytes), secrets: [], outcome };
}

function requestOf(body: Buffer, headers: Record<string, string> = {}): Exchange['request'] {
  return { method: 'POST', url: '/v5/p/connections', headers, body };
}
