import type { Command } from 'commander';

/** `generate [--check]`: writes spec/generated, or tells whether it is stale. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('write types, validators and the JSON bundle from spec/openapi.yaml')
    .option('--check', 'write nothing; exit 1 when a file is stale')
    .option('--out <folder>', 'folder to write to, instead of spec/generated')
    .action(async ({ check, out }: { check?: boolean; out?: string }) => {
      // The compiler that writes the types takes a second to load; no other command is to wait for it.
      const { generateAll, staleFiles, writeAll } = await import('./generate/generate.ts');
      const files = await generateAll();
      if (!check) {
        await writeAll(files, out);
        console.log(
          `Wrote ${files.size} files to ${out ?? 'spec/generated'}: ${[...files.keys()].join(', ')}.`,
        );
        return;
      }
      const stale = await staleFiles(files, out);
      if (stale.length === 0) {
        console.log(`${out ?? 'spec/generated'} is up to date: ${files.size} files.`);
        return;
      }
      console.log(
        `${out ?? 'spec/generated'} is stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`,
      );
      process.exitCode = 1;
    });
}
