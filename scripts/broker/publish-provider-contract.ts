import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { AppVersion, Verifier } from '../../contracts/broker/publish-results.ts';
import { type PactCliOptions, type PactCliRun, runPactCli } from './pact-cli.ts';
import { versionArgs } from './publish-pacts.ts';

/** A description, and what proves that the provider keeps it (PactFlow, bi-directional contracts). */
interface ProviderContract {
  readonly provider: string;
  /** Path of the OpenAPI description. */
  readonly description: string;
  /** Path of a JSON report of `verify`. */
  readonly report: string;
  /** Exit code of that run: 0 holds, 1 broken. */
  readonly exitCode: 0 | 1;
  readonly verifier: Verifier;
}

/**
 * The exit code that a JSON report of `verify` tells.
 * @throws Error when the file can't be read, is no such report, or the run could not tell
 */
export async function readExitCode(file: string): Promise<0 | 1> {
  const exitCode = await readVerdict(file);
  if (exitCode === 0 || exitCode === 1) return exitCode;
  const found =
    exitCode === 2 ? 'the run came to no result' : 'it is no report of `verify --format json`';
  throw new Error(
    `Failed to read the verification result ${file}: ${found}. Run \`verify --format json\` again, and pass what it prints.`,
  );
}

/** Sends a description with its verification result, with `pact pactflow publish-provider-contract`. */
export function publishProviderContract(
  contract: ProviderContract,
  version: AppVersion,
  options: PactCliOptions,
): Promise<PactCliRun> {
  const { provider, description, report, exitCode, verifier } = contract;
  const isJson = extname(description) === '.json';
  const args = [
    `--provider=${provider}`,
    `--provider-app-version=${version.number}`,
    ...versionArgs(version),
    '--specification=oas',
    `--content-type=application/${isJson ? 'json' : 'yaml'}`,
    `--verification-exit-code=${exitCode}`,
    `--verification-results=${report}`,
    '--verification-results-content-type=application/json',
    '--verification-results-format=json',
    `--verifier=${verifier.name}`,
    `--verifier-version=${verifier.version}`,
    // As text it would count a response as a failure that has no tags.
    '--output=json',
  ];
  return runPactCli(['pactflow', 'publish-provider-contract', ...args, '--', description], options);
}

async function readVerdict(file: string): Promise<unknown> {
  try {
    const report = JSON.parse(await readFile(file, 'utf8')) as {
      verdict?: { exitCode?: unknown };
    } | null;
    return report?.verdict?.exitCode;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) return undefined;
    throw new Error(
      `Failed to read the verification result ${file}: ${code}. Check the path of --verification-results.`,
    );
  }
}
