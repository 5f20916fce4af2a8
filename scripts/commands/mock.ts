import { type Command, InvalidArgumentError } from 'commander';
import { serve } from '../mock/serve.ts';

/** `mock`: serves the examples, or really creates connections with `--stateful`, until it is stopped. */
export function addMockCommand(program: Command): void {
  program
    .command('mock')
    .description('serve a mock of the operation')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--stateful', 'really create connections, instead of answering with examples')
    .option(
      '--data <file>',
      'where the stateful mock keeps its connections: an SQLite file, or postgres://…; DATABASE_URL when absent, else memory',
    )
    .option('--description <file>', "description to play; the project's own when absent")
    .option('--delay <ms>', 'delay of every answer: 500, or 200-800')
    .option('--fault <name>', 'fault of every answer: status-503, or hang:0.1 for one in ten')
    .option('--scenario <file>', 'rules for delays, faults and other answers (YAML or JSON)')
    .option('--seed <number>', 'makes random delays and faults the same each time', parseSeed)
    .option('--quiet', 'print no line for each request')
    .option(
      '--workers <number>',
      'processes that answer side by side, with examples or PostgreSQL',
      parseWorkers,
    )
    .addHelpText(
      'after',
      `
Examples:
  drs-contract mock                                    documented answers on http://127.0.0.1:4010
  drs-contract mock --stateful --data connections.db   really creates connections, and keeps them
  drs-contract mock --delay 200-800 --fault status-503:0.1
  DATABASE_URL=postgres://… drs-contract mock --stateful --workers 2

Ends with 0 when stopped, and with 2 when it could not start.`,
    )
    .action(serve);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (/^\d+$/.test(text) && workers >= 1 && workers <= 64) return workers;
  throw new InvalidArgumentError('The workers are a whole number from 1 to 64.');
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < 2 ** 32) return seed;
  throw new InvalidArgumentError('A seed is a whole number from 0 to 4294967295.');
}
