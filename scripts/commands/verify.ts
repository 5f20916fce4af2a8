import { type Command, Option } from 'commander';
import { SEED_LIMIT } from '../../spec/lib/random.ts';
import { addBrokerVerifyOptions } from '../broker/verify-options.ts';
import { collect, names, notEmpty, number, wholeNumber } from '../lib/options.ts';
import { VERIFY_FORMATS } from '../reports/formats.ts';
import { takeUrl } from '../verify/options.ts';
import type { VerifyFlags } from '../verify/run.ts';

const EXAMPLES = `
Examples:
  drs-contract verify http://127.0.0.1:8080
  DRS_TOKEN=… drs-contract verify https://staging.example.com/drs --report-dir reports
  drs-contract verify http://127.0.0.1:8080 --only 'ConnectionName.*'
  drs-contract verify --explain ConnectionName.minLength`;

/** `verify <base-url>`: pacts, cases and laws at a service; exit 0 holds, 1 broken, 2 could not run. */
export function addVerifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .description('verify an implementation of the operation at a URL, by pacts, cases and laws')
    .argument('[base-url]', 'URL in front of the paths of the description')
    .addOption(new Option('--token <token>', 'user token, sent as X-Auth-Token').env('DRS_TOKEN'))
    .option('--header <header>', '`Name: value` to send with each request; repeatable', collect)
    .option('--project-id <id>', 'project that connections are created in', notEmpty)
    .option(
      '--operation <id>',
      'operationId of the operation to try; the one that creates the resource when absent',
      notEmpty,
    )
    .option(
      '--resource <file>',
      "what OpenAPI cannot say of its resource; the project's own when absent",
    )
    .option('--timeout <ms>', 'limit for one response', wholeNumber(1, 600_000), 10_000)
    .option('--concurrency <n>', 'requests under way at once', wholeNumber(1, 256), 8)
    .option('--ca <file>', 'PEM certificates to trust')
    .option('--seed <n>', 'seed of an earlier run, to repeat it', wholeNumber(0, SEED_LIMIT))
    .option(
      '--only <names...>',
      'rules or suites (pacts, cases, laws) to try, separated by commas or spaces; `*` fits any',
      names,
    )
    .option('--skip <names...>', 'rules or suites to leave out, written likewise', names)
    .option('--known-deviations <file>', 'YAML list of rule, reason, expires')
    .option('--min-coverage <percent>', 'least share of the rules to exercise', number(0, 100))
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(Object.keys(VERIFY_FORMATS))
        .default('pretty'),
    )
    .option('--report-dir <dir>', 'write the report in every format into a folder')
    .option('--annotate <file>', 'your copy of the description, whose lines annotations point at')
    .option(
      '--explain <rule>',
      'say what a rule demands and why; `rules` lists all, `open` what is left open',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (given: string | undefined, flags: VerifyFlags & { explain?: string }) => {
      const { url: baseUrl, options } = takeUrl(given, flags);
      const { explain, runVerify } = await import('../verify/run.ts');
      if (options.explain !== undefined) {
        console.log(explain(options.explain, options));
        return;
      }
      if (baseUrl === undefined) {
        throw new Error(
          'Failed to verify: no base URL was given. Pass one, such as http://127.0.0.1:8080.',
        );
      }
      process.exitCode = await runVerify(baseUrl, options);
    });
  addBrokerVerifyOptions(command);
}
