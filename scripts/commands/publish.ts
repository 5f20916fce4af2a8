import type { Command } from 'commander';
import { addBrokerOptions, addVersionOptions, CREDENTIALS, UNTRIED } from '../broker/options.ts';
import type { PublishFlags } from '../broker/publish.ts';
import { collect } from '../lib/options.ts';

const EXAMPLES = `
Examples:
  drs-contract publish --broker https://broker.example.com
  drs-contract publish --pacts build/pacts --consumer-app-version 1.4.0 --branch main --tag beta
  drs-contract verify http://127.0.0.1:8080 --format json > report.json
  drs-contract publish --provider-contract --provider connection-service --verification-results report.json

${CREDENTIALS}
Exit codes: 0 published, 2 not published.
${UNTRIED}`;

/** `publish`: pacts, or the description with its verification result, to a broker; exit 0 published, 2 not. */
export function addPublishCommand(program: Command): void {
  const command = program
    .command('publish')
    .description('send pacts, or the description with its verification result, to a Pact Broker')
    .option(
      '--pacts <path>',
      'pact file, or folder of some; repeatable; own pacts when absent',
      collect,
    )
    .option('--consumer-app-version <version>', "of the pacts' consumer; the commit when absent")
    .option('--provider-contract', 'send the description instead of pacts (PactFlow)')
    .option('--provider <name>', 'whose description it is')
    .option('--provider-app-version <version>', 'of that provider; the commit when absent')
    .option('--description <file>', 'OpenAPI description; own one when absent')
    .option('--verification-results <file>', 'what `verify --format json` printed');
  addVersionOptions(addBrokerOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async (flags: PublishFlags) => {
      const { runPublish } = await import('../broker/publish.ts');
      process.exitCode = await runPublish(flags);
    });
}
