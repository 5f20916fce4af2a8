import { type Command, InvalidArgumentError } from 'commander';
import { verifyPacts } from '../contracts/provider/verify-pacts.ts';
import description from '../spec/generated/openapi.json' with { type: 'json' };

interface VerifyOptions {
  token: string;
  projectId: string;
  timeout: number;
}

/** `verify <base-url>`: replays the pacts at a service; exit 0 holds, 1 broken, 2 could not run. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('verify an implementation of the operation at a URL')
    .argument('<base-url>', 'URL in front of /v5, with or without a path')
    .option('--token <token>', 'user token, sent as X-Auth-Token', 'any-token')
    .option('--project-id <id>', 'project', description.components.parameters.ProjectId.example)
    .option('--timeout <ms>', 'limit for one answer, in milliseconds', readTimeout, 10_000)
    .action(async (baseUrl: string, { token, projectId, timeout }: VerifyOptions) => {
      const result = await verifyPacts({ baseUrl, token, projectId, timeoutMs: timeout });
      for (const { name, outcome, mismatches } of result.checks) {
        console.log([`${outcome}  ${name}`, ...mismatches].join('\n        '));
      }
      const failed = result.checks.filter(({ outcome }) => outcome === 'failed').length;
      console.log(`${result.checks.length - failed} passed, ${failed} failed.`);
      process.exitCode = failed > 0 ? 1 : 0;
    });
}

function readTimeout(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Pass a whole number of milliseconds, above 0.');
}
