import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACT_FOLDER } from '../../../contracts/pacts/replay/pact-files.ts';
import {
  type Received,
  type StandInOptions,
  startStandIn,
} from '../../fixtures/broker/stand-in.ts';
import { type PublishFlags, runPublish } from '../../../scripts/broker/publish.ts';
import { readExitCode } from '../../../scripts/broker/publish-provider-contract.ts';
import type { Outcome } from '../in-process.ts';
import { drs } from './command.ts';

const TOKEN = 'token-of-a-broker';
const PACT = join(PACT_FOLDER, 'connection-client-connection-service.json');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Run extends Outcome {
  readonly received: readonly Received[];
  readonly url: string;
}

/** Publishes to a broker that wants the token. */
async function publish(
  args: readonly string[],
  options: StandInOptions = {},
  env: Record<string, string> = {},
): Promise<Run> {
  const broker = await startStandIn({ authorization: `Bearer ${TOKEN}`, ...options });
  const known = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, ...env };
  try {
    const outcome = await drs(['publish', ...args], { env: known });
    return { ...outcome, received: broker.received, url: broker.url };
  } finally {
    await broker.close();
  }
}

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('publish', () => {
  it('sends the pacts with their version, branch, tags and build', async () => {
    const { code, out, err, received } = await publish([
      ...['--consumer-app-version', '1.4.0', '--branch', 'main', '--tag', 'a', '--tag', 'b'],
      ...['--build-url', 'https://ci.example.com/7'],
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      'Published the pact of connection-client with connection-service as version 1.4.0 on branch main.\n' +
        '  | Pact successfully published for connection-client version 1.4.0.\n',
    );
    const { method, path, headers, body } = received.at(-1) ?? expect.unreachable();
    expect([method, path]).toEqual(['POST', '/contracts/publish']);
    expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    const { contracts, ...rest } = body;
    expect(rest).toEqual({
      pacticipantName: 'connection-client',
      pacticipantVersionNumber: '1.4.0',
      branch: 'main',
      tags: ['a', 'b'],
      buildUrl: 'https://ci.example.com/7',
    });
    const [{ content, ...contract }] = contracts;
    expect(contract).toEqual({
      consumerName: 'connection-client',
      providerName: 'connection-service',
      specification: 'pact',
      contentType: 'application/json',
      onConflict: 'overwrite',
    });
    const { metadata: _, ...sent } = JSON.parse(Buffer.from(content, 'base64').toString());
    const { metadata: __, ...own } = JSON.parse(readFileSync(PACT, 'utf8'));
    expect(sent).toEqual(own);
  });

  it('sends other pacts as of the commit, each pair of applications by itself', async () => {
    const pact = JSON.parse(readFileSync(PACT, 'utf8'));
    const other = file('other.json', { ...pact, provider: { name: 'audit-service' } });
    const args = ['--pacts', PACT, '--pacts', folder, '--branch', 'main'];
    const { code, out, received } = await publish(args);
    rmSync(other);
    expect(code).toBe(0);
    expect(out).toMatch(/^Published the pact of .*, of .* as version [0-9a-f]{40} on branch main/);
    const posted = received.filter(({ method }) => method === 'POST').map(({ body }) => body);
    const providers = posted.map(({ contracts: [{ providerName }] }) => providerName);
    expect(providers.sort()).toEqual(['audit-service', 'connection-service']);
  });

  it('signs in with a name and a password', async () => {
    const authorization = `Basic ${btoa('me:pass-word')}`;
    const env = {
      PACT_BROKER_TOKEN: '',
      PACT_BROKER_USERNAME: 'me',
      PACT_BROKER_PASSWORD: 'pass-word',
    };
    const args = ['--consumer-app-version', '1', '--branch', 'main'];
    const { code, out, err } = await publish(args, { authorization }, env);
    expect(code).toBe(0);
    expect(out + err).not.toContain('pass-word');
  });

  it.runIf(process.platform === 'linux')('shows the token to no other process', async () => {
    let lines: string[] = [];
    const instead = ({ path }: Received) => {
      if (path === '/contracts/publish') lines = commandLines();
      return undefined;
    };
    const { code } = await publish(['--consumer-app-version', '1', '--branch', 'b'], { instead });
    expect(code).toBe(0);
    expect(lines.filter((line) => line.includes('--consumer-app-version=1'))).not.toEqual([]);
    expect(lines.filter((line) => line.includes(TOKEN))).toEqual([]);
  });

  it('says that no repository tells the version, and of a branch that is not known', async () => {
    const broker = await startStandIn();
    const options = { cwd: folder, env: { PACT_BROKER_BASE_URL: broker.url } };
    const without = await drs(['publish'], options);
    const branchless = await drs(['publish', '--consumer-app-version', '1'], options);
    await broker.close();
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('is in no git')]);
    expect([branchless.code, branchless.err]).toEqual([
      0,
      'Warning: No branch is known, so no selector by branch will find this. Pass --branch.\n',
    ]);
    expect(broker.received.at(-1)?.body.branch).toBeUndefined();
  });

  const ONE = { consumerAppVersion: '1', providerAppVersion: '1', branch: 'main' };

  it.each<[string, Partial<PublishFlags>, StandInOptions, RegExp]>([
    ['a wrong token', ONE, { authorization: 'Bearer other' }, /it asks for credentials \(401\)/],
    ['a page', ONE, { instead: () => ({ body: '<html>' }) }, /is no resource of a broker/],
    [
      'no response in time',
      { ...ONE, brokerTimeout: 200 },
      { instead: () => 'never' },
      /no whole response within 200 ms/,
    ],
    [
      'no answer to the pacts in time',
      { ...ONE, brokerTimeout: 500 },
      { instead: ({ path }) => (path === '/contracts/publish' ? 'never' : undefined) },
      /Pact's program got no response within 2000 ms\. .* raise --broker-timeout/,
    ],
    [
      'a pact that was published with another content',
      ONE,
      { instead: ({ path }) => (path === '/contracts/publish' ? CONFLICT : undefined) },
      /^Failed to publish to http.*: .*Cannot change the content of the pact.* pass another version/,
    ],
    [
      'a broker that takes no description',
      { ...ONE, providerContract: true, provider: 'p', verificationResults: 'REPORT' },
      { instead: ({ path }) => (path === '/' ? { body: { _links: {} } } : undefined) },
      /takes none, as only PactFlow does/,
    ],
    ['no such folder', { ...ONE, pacts: ['no/such'] }, {}, /Failed to read no\/such: ENOENT/],
    ['a file that is none', { ...ONE, pacts: ['README.md'] }, {}, /README.md: it is no JSON/],
    ['JSON that is none', { ...ONE, pacts: ['package.json'] }, {}, /no consumer and provider/],
    ['no result', { providerContract: true, provider: 'p' }, {}, /nothing shows that the service/],
    ['no provider', { providerContract: true }, {}, /Name the service with --provider/],
  ])('fails for %s, without the token', async (_, given, options, message) => {
    const broker = await startStandIn({ authorization: `Bearer ${TOKEN}`, ...options });
    const report = file('report.json', { verdict: { exitCode: 0 } });
    const flags = {
      ...{ broker: broker.url, brokerToken: TOKEN, brokerTimeout: 5000 },
      ...given,
      ...(given.verificationResults && { verificationResults: report }),
    };
    const error = await runPublish(flags).catch((error: unknown) => error);
    await broker.close();
    rmSync(report);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain(TOKEN);
  });

  it('gives 2, and prints nothing else, for an option that is wrong', async () => {
    const { code, out, err } = await publish(['--build-url', 'seven']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/Pass an http or https URL/);
  });
});

describe('publish --provider-contract', () => {
  const ARGS = ['--provider-contract', '--provider', 'connection-service', '--branch', 'main'];

  it.each<[number, boolean, string]>([
    [0, true, 'which it keeps'],
    [1, false, 'which it breaks'],
  ])('sends the description with a report of %i', async (exitCode, success, said) => {
    const report = file('report.json', { version: 1, verdict: { exitCode } });
    const { code, out, err, received } = await publish([
      ...ARGS,
      ...['--provider-app-version', '2.0', '--tag', 'a', '--verification-results', report],
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Published the description of connection-service, ${said}, as version`);
    const { path, body } = received.at(-1) ?? expect.unreachable();
    expect(path).toBe('/provider-contracts/provider/connection-service/publish');
    const { content, selfVerificationResults, ...contract } = body.contract;
    expect(body).toMatchObject({ pacticipantVersionNumber: '2.0', branch: 'main', tags: ['a'] });
    expect(contract).toEqual({ specification: 'oas', contentType: 'application/yaml' });
    expect(decode(content)).toBe(readFileSync('spec/openapi.yaml', 'utf8'));
    const { content: results, ...rest } = selfVerificationResults;
    expect(JSON.parse(decode(results))).toEqual({ version: 1, verdict: { exitCode } });
    expect(rest).toEqual({
      success,
      contentType: 'application/json',
      format: 'json',
      verifier: 'drs-contract',
      verifierVersion: JSON.parse(readFileSync('package.json', 'utf8')).version,
    });
  });

  it.each<[string, object, RegExp]>([
    ['came to no result', { verdict: { exitCode: 2 } }, /the run came to no result/],
    ['is something else', { ok: true }, /it is no report of `verify --format json`/],
    ['is empty', [], /it is no report of `verify --format json`/],
  ])('fails for a report that %s', async (_, content, message) => {
    await expect(readExitCode(file('report.json', content))).rejects.toThrow(message);
  });

  it('fails for a report that is not there', async () => {
    await expect(readExitCode('no/such')).rejects.toThrow('no/such: ENOENT. Check the path');
  });
});

const CONFLICT = {
  status: 409,
  body: {
    notices: [{ type: 'error', text: 'Cannot change the content of the pact' }],
    errors: { contracts: ['Cannot change the content of the pact'] },
  },
};

function decode(content: string): string {
  return Buffer.from(content, 'base64').toString();
}

/** The command line of every process of the machine. */
function commandLines(): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  });
}
