import type { Command } from 'commander';
import { SEED_LIMIT } from '../../spec/lib/random.ts';
import { wholeNumber } from '../lib/options.ts';
import { serve } from '../mock/serve.ts';

/** `mock`: serves the examples, or really creates connections with `--stateful`, until it is stopped. */
export function addMockCommand(program: Command): void {
  program
    .command('mock')
    .description('serve a mock of the operation')
    .option(
      '--port <number>',
      'port to listen on; 0 takes a free one',
      wholeNumber(0, 65_535),
      4010,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--stateful', 'really create connections, instead of responding with examples')
    .option(
      '--data <file>',
      'where the stateful mock keeps its connections: an SQLite file, or postgres://…; DATABASE_URL when absent, else memory',
    )
    .option('--description <file>', "description to play; the project's own when absent")
    .option('--resource <file>', 'what OpenAPI cannot say of its resource, needed for --stateful')
    .option('--delay <ms>', 'delay of every response: 500, or 200-800')
    .option('--fault <name>', 'fault of every response: status-503, or hang:0.1 for one in ten')
    .option('--scenario <file>', 'rules for delays, faults and other responses (YAML or JSON)')
    .option(
      '--seed <number>',
      'makes random delays and faults the same each time',
      wholeNumber(0, SEED_LIMIT),
    )
    .option('--quiet', 'print no line for each request')
    .option(
      '--workers <number>',
      'processes that respond side by side, with examples or PostgreSQL',
      wholeNumber(1, 64),
    )
    .addHelpText(
      'after',
      `
Examples:
  drs-contract mock                                    documented responses on http://127.0.0.1:4010
  drs-contract mock --stateful --data connections.db   really creates connections, and keeps them
  drs-contract mock --delay 200-800 --fault status-503:0.1
  DATABASE_URL=postgres://… drs-contract mock --stateful --workers 2

Ends with 0 when stopped, and with 2 when it could not start.`,
    )
    .action(serve);
}
