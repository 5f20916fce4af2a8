import { type Command, Option } from 'commander';
import type { CanIDeployFlags } from '../broker/can-i-deploy.ts';
import { addBrokerOptions, CREDENTIALS, UNTRIED } from '../broker/options.ts';
import { collect, wholeNumber } from '../lib/options.ts';
import { CAN_I_DEPLOY_FORMATS } from '../reports/formats.ts';

const EXAMPLES = `
Examples:
  drs-contract can-i-deploy --pacticipant connection-service --to-environment production
  drs-contract can-i-deploy --pacticipant connection-client --app-version 1.4.0 --retry-while-unknown 12

${CREDENTIALS}
Exit codes: 0 yes, 1 no, 2 could not ask.
${UNTRIED}`;

/** `can-i-deploy`: asks a broker whether a version goes with what it will meet; exit 0 yes, 1 no, 2 could not ask. */
export function addCanIDeployCommand(program: Command): void {
  const command = program
    .command('can-i-deploy')
    .description('ask a Pact Broker whether a version goes with what it will meet')
    .requiredOption('--pacticipant <name>', 'consumer or provider that is to be deployed')
    .option('--app-version <version>', 'its version; the commit when absent')
    .option(
      '--to-environment <name>',
      'where to; against the main branches of the others when absent',
    )
    .option('--ignore <name>', 'application whose results do not count; repeatable', collect)
    .option(
      '--retry-while-unknown <times>',
      'ask again while results are missing',
      wholeNumber(0, 1000),
      0,
    )
    .option('--retry-interval <s>', 'seconds between that', wholeNumber(1, 3600), 10)
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(Object.keys(CAN_I_DEPLOY_FORMATS))
        .default('pretty'),
    );
  addBrokerOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (flags: CanIDeployFlags) => {
      const { runCanIDeploy } = await import('../broker/can-i-deploy.ts');
      process.exitCode = await runCanIDeploy(flags);
    });
}
