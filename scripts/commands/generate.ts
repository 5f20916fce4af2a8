import type { Command } from 'commander';

interface Options {
  readonly out: string;
  readonly description?: string;
  readonly check?: boolean;
}

/** `generate [--check]`: writes types, validators and a JSON bundle, or tells whether they are stale. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('write types, validators and a JSON bundle of the description')
    .option('--out <folder>', 'folder to write to', 'generated')
    .option('--description <file>', "description to read; the project's own when absent")
    .option('--check', 'write nothing; exit 1 when a file is stale')
    .addHelpText(
      'after',
      `
Examples:
  drs-contract generate --out src/drs            write six files
  drs-contract generate --out src/drs --check    in CI: were they edited, or left behind by an update?`,
    )
    .action(generate);
}

async function generate({ out, description, check }: Options): Promise<void> {
  // The compiler that writes the types takes a second to load; no other command is to wait for it.
  const { generateAll, staleFiles, writeAll } = await import('../generate/generate.ts');
  const files = await generateAll(description);
  if (!check) {
    await writeAll(files, out);
    console.log(`Wrote ${files.size} files to ${out}: ${[...files.keys()].join(', ')}.`);
    return;
  }
  const stale = await staleFiles(files, out);
  if (stale.length === 0) {
    console.log(`${out} is up to date: ${files.size} files.`);
    return;
  }
  console.log(
    `${out} is stale: ${stale.join(', ')}. Generate again, without --check, and commit the result.`,
  );
  process.exitCode = 1;
}
