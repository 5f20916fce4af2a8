import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startCorrect } from '../fixtures/servers/correct.ts';
import { listen } from '../fixtures/servers/listen.ts';

const CLI = ['--import', './scripts/require-node.mjs', 'scripts/cli.ts', 'verify'];

describe('verify', () => {
  it('writes the report, and nothing else, to standard output', async () => {
    const service = await startCorrect();
    try {
      const { code, out, err } = await run([service.url, '--format', 'json', '--only', 'DbType']);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject({ version: 1, verdict: { outcome: 'holds' } });
    } finally {
      await service.close();
    }
  });

  it('stops at once when interrupted, twice too, with a partial report and 2', async () => {
    const server = createServer(() => {});
    const service = await listen(server, {});
    const child = start([service.url]);
    try {
      await once(server, 'request');
      const startedAt = performance.now();
      child.kill('SIGINT');
      child.kill('SIGINT');
      const { code, out } = await finish(child);
      expect(code).toBe(2);
      expect(out).toMatch(/^Could not run: interrupted after 0 checks\.$/m);
      expect(performance.now() - startedAt).toBeLessThan(5000);
    } finally {
      child.kill('SIGKILL');
      await service.close();
    }
  });

  it('takes the token from DRS_TOKEN too, and does not show it', async () => {
    const seen = new Set<unknown>();
    const server = createServer((request, response) => {
      seen.add(request.headers['x-auth-token']);
      request.resume().on('end', () => response.end(`${request.headers['x-auth-token']}`));
    });
    const service = await listen(server, {});
    try {
      const env = { ...process.env, DRS_TOKEN: 'token-from-outside' };
      const { code, out, err } = await run([service.url, '--only', 'DbType.enum'], env);
      expect(code).toBe(1);
      expect(seen).toContain('token-from-outside');
      expect(out + err).not.toContain('token-from-outside');
    } finally {
      await service.close();
    }
  });

  it.each([
    [[], /^Failed to verify: no base URL was given\. Pass one/],
    [['http://127.0.0.1:1', '--format', 'xml'], /Allowed choices are pretty, json, junit, sarif/],
    [['http://127.0.0.1:1', '--header', 's3cret'], /^Failed to read --header number 1/],
    [['--explain', 'nothing'], /^Failed to explain "nothing": no rule is called so/],
  ])('exits with 2 for %j, without a stack trace', async (args, message) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at |s3cret/m);
  });
});

type Child = ReturnType<typeof start>;

function start(args: readonly string[], env = process.env) {
  return spawn(process.execPath, [...CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(args: readonly string[], env = process.env) {
  return finish(start(args, env));
}

/** What a command printed, and its exit code. */
async function finish(child: Child): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return { code, out, err };
}
