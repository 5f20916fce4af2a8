import { type Command, InvalidArgumentError } from 'commander';
import type { MockOptions } from '../mocks/server.ts';
import openapi from '../spec/generated/openapi.json' with { type: 'json' };

/** `mock`: serves the examples, or really creates connections with `--stateful`, until it is stopped. */
export function addMockCommand(program: Command): void {
  program
    .command('mock')
    .description('serve a mock of the operation')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--stateful', 'really create connections, instead of answering with examples')
    .option('--data <file>', 'SQLite file that the stateful mock keeps its connections in')
    .action(serve);
}

async function serve(options: MockOptions): Promise<void> {
  if (options.data && !options.stateful) {
    throw new Error(
      'Failed to start: --data without --stateful keeps nothing. Add --stateful, or leave --data out.',
    );
  }
  const { createMock } = await import('../mocks/server.ts');
  const mock = await createMock(options);
  console.log(greeting(mock.url, options));
  const stop = () => void mock.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (process.env.npm_lifecycle_event) onParentGone(stop);
}

/** npm passes a signal to its shell alone, so a mock that npm started would outlive it. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
}

function greeting(url: string, { stateful, data, host }: MockOptions): string {
  const mode = stateful
    ? `creates connections, kept ${data ? `in ${data}` : 'in memory'}`
    : 'answers with the examples of spec/openapi.yaml';
  const open =
    host === '127.0.0.1' || host === 'localhost' || host === '::1'
      ? []
      : [`It can be reached from other machines (--host ${host}).`];
  return [`Mock on ${url}: ${mode}.`, ...open, 'Try it:', '', curl(url), ''].join('\n');
}

/** The document's sample request as a curl command. */
function curl(url: string): string {
  const path = `/v5/${openapi.components.parameters.ProjectId.example}/connections`;
  const body = JSON.stringify(openapi.components.examples['mysql-request'].value);
  return [
    `curl -i ${url}${path} \\`,
    "  -H 'Content-Type: application/json' -H 'X-Auth-Token: any-token' \\",
    `  -d '${body}'`,
  ].join('\n');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
