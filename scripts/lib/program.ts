import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };

/** Exit codes of every command: 0 holds, 1 broken, 2 could not run. */
const COULD_NOT_RUN = 2;

/** A program without commands yet, which says how to get help and never ends the process by itself. */
export function createProgram(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .version(manifest.version)
    .addHelpText('after', '\nExit codes: 0 holds, 1 broken, 2 could not run.')
    .showHelpAfterError('Run with --help to see what is valid.')
    .exitOverride();
}

/** Runs the command that the process was started with, and sets the exit code. */
export async function runProgram(program: Command): Promise<void> {
  // A reader that stops early, such as `head`, is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  await parse(program, process.argv.slice(2));
}

/** Runs the command that the arguments name, and sets the exit code of the process. */
export async function parse(program: Command, args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Says what went wrong, without a stack trace unless DEBUG asks for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
  const { message, stack } = error as Error;
  console.error(process.env.DEBUG ? stack : message);
  return COULD_NOT_RUN;
}
