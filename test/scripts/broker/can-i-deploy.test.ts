import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CanIDeployFlags, runCanIDeploy } from '../../../scripts/broker/can-i-deploy.ts';
import { type Received, type StandIn, startStandIn } from '../../fixtures/broker/stand-in.ts';
import { drs } from './command.ts';

const PACT = { consumer: 'web', version: '1.0', provider: 'api', sha: 'a', content: {} };

let broker: StandIn;
let onRequest: (request: Received) => void;

beforeEach(async () => {
  onRequest = () => {};
  broker = await startStandIn({ instead: (request) => void onRequest(request) });
  broker.state.pacts.push(PACT);
  broker.state.deployed.set('prod api', '2.0').set('prod web', '1.0');
});

afterEach(() => broker.close());

async function ask(flags: Partial<CanIDeployFlags> = {}, against?: 'main branches') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdout, stderr } as unknown as Parameters<typeof runCanIDeploy>[1];
  const code = await runCanIDeploy(
    {
      ...{ pacticipant: 'web', appVersion: '1.0', format: 'pretty' },
      ...(against ? {} : { toEnvironment: 'prod' }),
      ...{ retryWhileUnknown: 0, retryInterval: 1, broker: broker.url, brokerTimeout: 5000 },
      ...flags,
    },
    streams,
  );
  stdout.end();
  stderr.end();
  const out = (await text(stdout)).replaceAll(broker.url, 'URL');
  return { code, out, err: await text(stderr) };
}

function result(success: boolean, version = '2.0') {
  return { sha: 'a', provider: 'api', version, success };
}

describe('runCanIDeploy', () => {
  it('says yes, with what was verified', async () => {
    broker.state.results.push(result(true));
    expect(await ask()).toEqual({
      code: 0,
      err: '',
      out: [
        'May web 1.0 be deployed to prod? Yes.',
        '',
        'Consumer  Provider  Result',
        'web 1.0   api 2.0   verified  URL/pacts/provider/api/consumer/web/version/1.0/verification-results/1',
        '',
        'The broker says:',
        '  All required verification results are published and successful',
        '',
      ].join('\n'),
    });
  });

  it('says no for a version that breaks a pact, and what to do', async () => {
    broker.state.results.push(result(false));
    const { code, out } = await ask({ pacticipant: 'api', appVersion: '2.0' });
    expect(code).toBe(1);
    expect(out).toMatch(/^May api 2\.0 be deployed to prod\? No\.$/m);
    expect(out).toMatch(/^web 1\.0 {3}api 2\.0 {3}FAILED {2}URL/m);
    expect(out).toContain('What to do:\n  api 2.0 breaks what web 1.0 relies on. Open the result');
  });

  it('says no while a result is missing, and how to get it', async () => {
    const { code, out } = await ask();
    expect(code).toBe(1);
    expect(out).toMatch(/^May web 1\.0 be deployed to prod\? No: a result is missing\.$/m);
    expect(out).toMatch(/^web 1\.0 {3}api {7}not verified {2}URL\/pacts/m);
    expect(out).toContain(
      'No version of api that counts was verified against web 1.0. Run `verify <base-url> --broker --provider api --publish-results` with it.',
    );
  });

  it('says that there is nothing to break', async () => {
    broker.state.deployed.delete('prod web');
    const { code, out } = await ask({ pacticipant: 'api', appVersion: '2.0' });
    expect(code).toBe(0);
    expect(out).toContain('Yes.\n\nNo pact is between it and anything there.\n');
  });

  it('waits for a result that is missing', async () => {
    let asked = 0;
    onRequest = () => {
      if (++asked === 3) broker.state.results.push(result(true));
    };
    const { code, err } = await ask({ retryWhileUnknown: 5 });
    expect([code, asked]).toEqual([0, 3]);
    expect(err).toBe('Waits up to 5 s for results that are missing.\n');
  });

  it('waits no longer than it may, nor for a result that is there', async () => {
    expect((await ask({ retryWhileUnknown: 2 })).code).toBe(1);
    expect(broker.received).toHaveLength(3);
    broker.state.results.push(result(false));
    expect((await ask({ retryWhileUnknown: 2 })).code).toBe(1);
    expect(broker.received).toHaveLength(4);
  });

  it('ignores an application with the main branches too', async () => {
    const { code, out } = await ask({ ignore: ['api'], format: 'json' }, 'main branches');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ answer: 'yes', rows: [{ ignored: true }] });
  });

  it('gives the answer as JSON', async () => {
    const { out } = await ask({ format: 'json', ignore: ['audit'] });
    expect(JSON.parse(out)).toEqual({
      version: 1,
      question: { pacticipant: 'web', version: '1.0', environment: 'prod', ignore: ['audit'] },
      answer: 'unknown',
      exitCode: 1,
      reasons: ['There is no verified pact'],
      rows: [
        {
          consumer: 'web',
          consumerVersion: '1.0',
          provider: 'api',
          outcome: 'not verified',
          ignored: false,
          link: 'URL/pacts/provider/api/consumer/web/version/1.0',
        },
      ],
      advice: [expect.stringContaining('No version of api')],
    });
  });

  it('gives the answer as annotations', async () => {
    broker.state.results.push(result(false));
    const { out } = await ask({ format: 'github' });
    expect(out).toBe(
      '::error title=can-i-deploy::May web 1.0 be deployed to prod? No.%0AThe verification for the pact failed\n' +
        '::error title=can-i-deploy::api 2.0 breaks what web 1.0 relies on. Open the result, and correct the one that is wrong.\n',
    );
    broker.state.results.push(result(true));
    expect((await ask({ format: 'github' })).out).toMatch(/^::notice title=can-i-deploy::.*Yes\./);
  });

  it('can not ask about an application that is unknown', async () => {
    await expect(ask({ pacticipant: 'nobody' })).rejects.toThrow(
      `Failed to ask the broker ${broker.url}: Pacticipant nobody not found.`,
    );
  });
});

describe('can-i-deploy', () => {
  it('gives 2 for a broker that is down', async () => {
    await broker.close();
    const args = ['can-i-deploy', '--pacticipant', 'web', '--broker', broker.url];
    expect(await drs(args)).toEqual({
      code: 2,
      out: '',
      err: `Failed to ask the broker ${broker.url}: connection refused. Check the address, and that the broker is up.\n`,
    });
  });

  it.each<[string, string[], RegExp]>([
    ['no broker', ['--pacticipant', 'web'], /^Failed to find the broker: no URL was given\. Pass/],
    ['no name', [], /required option '--pacticipant <name>' not specified/],
    ['an unknown format', ['--pacticipant', 'w', '--format', 'x'], /pretty, json, github/],
  ])('gives 2 for %s', async (_, args, message) => {
    const { code, out, err } = await drs(['can-i-deploy', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it.each(['publish', 'can-i-deploy', 'verify'])('helps with %s', async (command) => {
    const { code, out } = await drs([command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Examples:');
    expect(out).toMatch(/not against a real Pact Broker or PactFlow\.$/m);
  });
});
