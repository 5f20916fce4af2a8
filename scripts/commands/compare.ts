import { type Command, Option } from 'commander';
import { COMPARE_FORMATS } from '../reports/formats.ts';
import { FOR, readLevel } from '../compare/options.ts';
import type { CompareFlags } from '../compare/run.ts';

const EXAMPLES = `
A description is a file (YAML or JSON), git:REF:path, release:VERSION or release:latest.

Examples:
  compare release:latest                                   the working copy with the last published version
  compare git:main:spec/openapi.yaml --for callers         fail only for what breaks those who call
  compare old.yaml new.yaml --format markdown              for a comment on a pull request
  compare old.yaml new.yaml --level response.enum.added=warning
  compare release:latest --pacts spec/releases/1.0.0/pacts replay what clients rely on
  compare --explain request.member.required                what an id means

Exit codes: 0 nothing breaking, 1 something breaking, 2 could not run.`;

/** `compare <old> [new]`: what a changed description means for callers and implementers; exit 0, 1 or 2. */
export function addCompareCommand(program: Command): void {
  program
    .command('compare')
    .description('find breaking changes between two versions of an OpenAPI description')
    .argument('[old]', 'the version that people rely on')
    .argument('[new]', "the version to come; the project's own when absent")
    .addOption(new Option('--for <audience>', 'whom to judge for').choices(FOR).default('both'))
    .addOption(
      new Option('--fail-on <level>', 'least level that makes it exit with 1')
        .choices(['breaking', 'warning'])
        .default('breaking'),
    )
    .addOption(
      new Option(
        '--level <id=level>',
        'take a change for breaking, warning, compatible or ignore; repeatable',
      ).argParser(readLevel),
    )
    .option('--allow <file>', 'YAML list of id, place (JSON pointer or *), reason, expires')
    .option('--pacts <path>', 'pact file or folder of an old client, to replay with the new one')
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(Object.keys(COMPARE_FORMATS))
        .default('pretty'),
    )
    .option('--explain <id>', 'say what the id of a change means; `ids` lists all')
    .addHelpText('after', EXAMPLES)
    .action(
      async (
        old: string | undefined,
        now: string | undefined,
        options: CompareFlags & { explain?: string },
      ) => {
        if (options.explain !== undefined) {
          const { explain } = await import('../compare/explain.ts');
          console.log(explain(options.explain));
          return;
        }
        if (old === undefined) {
          throw new Error(
            'Failed to compare: no old description was given. Pass one, such as release:latest.',
          );
        }
        const { runCompare } = await import('../compare/run.ts');
        process.exitCode = await runCompare({ old, new: now }, options);
      },
    );
}
