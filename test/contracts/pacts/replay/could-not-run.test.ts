import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PACT_FILE } from '../../../../contracts/pacts/interactions.ts';
import { PACT_FOLDER } from '../../../../contracts/pacts/replay/pact-files.ts';
import { verifyPacts } from '../../../../contracts/pacts/replay/verify-pacts.ts';
import { startCorrect } from '../../../fixtures/servers/correct.ts';
import { listen, type Running } from '../../../fixtures/servers/listen.ts';

const CERTIFICATE = new URL('../../../fixtures/tls/cert.pem', import.meta.url);
const KEY = new URL('../../../fixtures/tls/key.pem', import.meta.url);

let service: Running;
let folder: string;
const others: Running[] = [];

beforeAll(async () => {
  service = await startCorrect();
  folder = await mkdtemp(join(tmpdir(), 'pact-files-'));
});

afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

function verify(baseUrl: string, options: { pactFiles?: string[]; ca?: string } = {}) {
  return verifyPacts({ baseUrl, token: 't', projectId: 'p', timeoutMs: 5_000, ...options });
}

/** A copy of the committed pact, changed, with one interaction. */
async function pactFile(change: (interaction: never) => void): Promise<string[]> {
  const pact = JSON.parse(await readFile(join(PACT_FOLDER, PACT_FILE), 'utf8'));
  pact.interactions.length = 1;
  change(pact.interactions[0] as never);
  return [await file(JSON.stringify(pact))];
}

async function file(text: string): Promise<string> {
  const path = join(folder, 'pact.json');
  await writeFile(path, text);
  return path;
}

/** The service behind TLS. */
async function startSecure(): Promise<string> {
  const [cert, key] = await Promise.all([CERTIFICATE, KEY].map((url) => readFile(url)));
  const secure = createSecureServer({ cert, key } as { cert: Buffer; key: Buffer }, (req, res) => {
    const { method, headers, url } = req;
    const onward = request(service.url + url, { method: method ?? 'GET', headers }, (response) => {
      res.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(res);
    });
    req.pipe(onward);
  });
  const running = await listen(secure, {});
  others.push(running);
  return running.url.replace('http:', 'https:');
}

describe('verifyPacts', () => {
  it('says that nothing listens', async () => {
    const gone = await startCorrect();
    await gone.close();
    await expect(verify(gone.url)).rejects.toThrow(
      `Failed to verify ${gone.url}: connection refused. Start the service, or pass another base URL.`,
    );
  });

  it.each(['localhost:4010', '127.0.0.1', 'ftp://127.0.0.1', ''])(
    'says that "%s" is not a base URL',
    async (url) => {
      await expect(verify(url)).rejects.toThrow(
        /^Failed to verify .*: not an http or https URL\. Pass/,
      );
    },
  );

  it('says that the certificate is not trusted, and trusts the one that it is given', async () => {
    const url = await startSecure();
    await expect(verify(url)).rejects.toThrow(
      /^Failed to verify https:.*self-signed certificate\. Pass a certificate/,
    );
    const { findings, checks } = await verify(url, { ca: await readFile(CERTIFICATE, 'utf8') });
    expect(findings).toEqual([]);
    expect(checks).toHaveLength(13);
  });

  it('says that there is no TLS', async () => {
    await expect(verify(service.url.replace('http:', 'https:'))).rejects.toThrow(
      /^Failed to verify https:/,
    );
  });

  it('says that there is no interaction', async () => {
    const pactFiles = [await file('{"interactions":[]}')];
    await expect(verify(service.url, { pactFiles })).rejects.toThrow(
      /^Failed to verify: no interaction of createConnection in .*pact\.json\. Run `npm run pacts`/,
    );
    await expect(verify(service.url, { pactFiles: [] })).rejects.toThrow(
      'no interaction of createConnection in',
    );
  });

  it.each([
    ['is not there', () => Promise.resolve(['nowhere.json'])],
    ['is not JSON', async () => [await file('{')]],
    [
      'has another method',
      () =>
        pactFile(({ request }: { request: object }) => Object.assign(request, { method: 'GET' })),
    ],
  ])('says that a pact file %s', async (_, pactFiles) => {
    await expect(verify(service.url, { pactFiles: await pactFiles() })).rejects.toThrow(
      /^Failed to read the pact .*\. Pass a file that `npm run pacts` wrote\.$/,
    );
  });

  it('says that the Pact core can not replay an interaction', async () => {
    const pactFiles = await pactFile((interaction: { type: string }) => {
      interaction.type = 'Unheard/Of';
    });
    await expect(verify(service.url, { pactFiles })).rejects.toThrow(
      /^Failed to verify .*Pact could not replay/,
    );
  });

  it('fails an interaction whose provider state is unknown, and lists the known ones', async () => {
    const pactFiles = await pactFile((interaction: { providerStates: object[] }) => {
      interaction.providerStates.push({ name: 'the moon is full' });
    });
    const { findings } = await verify(service.url, { pactFiles });
    expect(findings.map(({ code }) => code)).toEqual(['provider-state.failed']);
    expect(findings[0]?.message).toMatch(
      /state "the moon is full": it is unknown.*"no connection is named \{name\}"/,
    );
  });
});

describe('the command', () => {
  it('prints nothing of the Pact core and no token, and heeds no proxy', async () => {
    const cli = fileURLToPath(new URL('../../../../scripts/cli.ts', import.meta.url));
    const args = [cli, 'verify', service.url, '--token', 'token-that-nobody-may-see'];
    const env = { ...process.env, HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '', no_proxy: '' };
    const output = await new Promise<{ text: string; code: unknown }>((resolve) =>
      execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
        resolve({ text: stdout + stderr, code: error?.code ?? 0 }),
      ),
    );
    expect(output.text).not.toMatch(/pact-core|Verifying a pact|token-that/);
    expect(output.code, output.text).toBe(0);
  });
});
