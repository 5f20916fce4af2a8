#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addBenchCommand } from './bench.ts';
import { addCompareCommand } from './compare.ts';
import { addGenerateCommand } from './generate.ts';
import { addMockCommand } from './mock.ts';
import { addPactsCommand } from './pacts.ts';
import { addStrengthCommand } from './strength.ts';
import { addVerifyCommand } from './verify.ts';

/** Exit codes of every command: 0 holds, 1 broken, 2 could not run. */
const COULD_NOT_RUN = 2;

const program = new Command('drs-contract')
  .description(
    'Contract tests and a mock server for creating a connection: POST /v5/{project_id}/connections',
  )
  .addHelpText('after', '\nExit codes: 0 holds, 1 broken, 2 could not run.')
  .showHelpAfterError('Run with --help to see what is valid.')
  .exitOverride();

addMockCommand(program);
addGenerateCommand(program);
addPactsCommand(program);
addVerifyCommand(program);
addCompareCommand(program);
addStrengthCommand(program);
addBenchCommand(program);

// A reader that stops early, such as `head`, is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong, without a stack trace unless DEBUG asks for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
  const { message, stack } = error as Error;
  console.error(process.env.DEBUG ? stack : message);
  return COULD_NOT_RUN;
}
