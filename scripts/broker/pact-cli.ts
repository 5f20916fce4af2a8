import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrokerAddress } from '../../contracts/broker/address.ts';

/** How the Pact CLI is run. */
export interface PactCliOptions {
  readonly address: BrokerAddress;
  /** For the whole run, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What a run of the Pact CLI printed. */
export interface PactCliRun {
  readonly exitCode: number | null;
  /** Lines for people, without the resources that the broker responded with. */
  readonly lines: readonly string[];
  /** The resources that it printed as JSON. */
  readonly resources: readonly object[];
}

const require = createRequire(import.meta.url);

/**
 * Runs the program of `@pact-foundation/pact-cli`. Credentials go through the environment, never through arguments,
 * which every user of the machine may read.
 * @throws Error when the program is not installed, or takes too long
 */
export async function runPactCli(
  args: readonly string[],
  options: PactCliOptions,
): Promise<PactCliRun> {
  const { address, timeoutMs, signal } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  const child = spawn(programPath(), [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentFor(address),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  }).catch((error: Error) => {
    if (signal?.aborted) {
      throw new Error(`Failed to ask the broker ${address.url}: interrupted. Run it again.`);
    }
    if (!limit.aborted) throw error;
    throw new Error(
      `Failed to ask the broker ${address.url}: Pact's program got no response within ${timeoutMs} ms. Check that the broker is up, or raise --broker-timeout.`,
    );
  });
  return { exitCode, ...readOutput(text) };
}

/** The package has a program for each platform, in an optional package of its own. */
function programPath(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@pact-foundation/pact-cli-${os}-${process.arch}`;
  try {
    const wrapper = require.resolve('@pact-foundation/pact-cli/package.json');
    const manifest = createRequire(wrapper).resolve(`${name}/package.json`);
    return join(manifest, '../standalone', os === 'windows' ? 'pact.exe' : 'pact');
  } catch {
    throw new Error(
      `Failed to ask the broker: Pact's program is missing. Install ${name}, and don't leave out optional packages.`,
    );
  }
}

/** What steers Pact from outside is left out, so that nothing but the options counts. */
function environmentFor({ url, token, basic }: BrokerAddress): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PACT|OTEL)_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PACT_BROKER_BASE_URL: url,
    ...(token && { PACT_BROKER_TOKEN: token }),
    ...(basic && { PACT_BROKER_USERNAME: basic.user, PACT_BROKER_PASSWORD: basic.password }),
    // Half a second and a second; its own eight retries would take two minutes.
    PACT_BROKER_HTTP_RETRIES: '2',
  };
}

function readOutput(text: string): Pick<PactCliRun, 'lines' | 'resources'> {
  const lines: string[] = [];
  const resources: object[] = [];
  for (const line of text.split('\n')) {
    const resource = line.startsWith('{') ? parse(line) : undefined;
    if (resource) resources.push(resource);
    else if (line.trim() !== '') lines.push(line.replace(/^[^\p{L}\d]+/u, '').trim());
  }
  return { lines, resources };
}

function parse(line: string): object | undefined {
  try {
    return JSON.parse(line) as object;
  } catch {
    return undefined;
  }
}
