import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_ANSWER } from '../mocks/send.ts';

let child: ChildProcess | undefined;
afterEach(() => {
  if (child?.exitCode === null) child.kill('SIGKILL');
});

/** Runs a shell command and gives its exit code and what it printed. */
async function run(
  command: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const ran = spawn(command, args);
  let output = '';
  for (const stream of [ran.stdout, ran.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(ran, 'close');
  return { code, output };
}

const CLI = ['--import', './scripts/require-node.mjs', 'scripts/cli.ts'];

/** Starts `mock` and gives what it prints up to its curl command. */
async function start(...options: string[]): Promise<string> {
  child = spawn(process.execPath, [...CLI, 'mock', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    if (output.includes("}'\n")) break;
  }
  return output;
}

describe('mock', () => {
  it('prints its URL and a curl command that gives the sample of the document', async () => {
    const output = await start();
    expect(output).toMatch(/^Mock on http:\/\/127\.0\.0\.1:\d+: responds with the examples/);
    const { output: answer } = await run('sh', [
      '-c',
      output.slice(output.indexOf('curl ')).replace('curl -i', 'curl -s'),
    ]);
    expect(JSON.parse(answer)).toEqual(SAMPLE_ANSWER);
  });

  it('refuses the second of two equal requests when stateful, and ends with 0 when told to', async () => {
    const output = await start('--stateful');
    const curl = output.slice(output.indexOf('curl ')).replace('curl -i', 'curl -s');
    const answers = [await run('sh', ['-c', curl]), await run('sh', ['-c', curl])];
    expect(JSON.parse(answers[0]?.output ?? '')).toMatchObject({ name: 'DRS-mysql' });
    expect(JSON.parse(answers[1]?.output ?? '')).toMatchObject({ error_code: 'DRS.10010065' });
    child?.kill('SIGTERM');
    expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  });

  it.each([
    [['mock', '--port', '70000'], /Pass a whole number from 0 to 65535/],
    [['mock', '--data', 'x.db'], /--data without --stateful keeps nothing/],
    [
      ['mock', '--stateful', '--data', 'package.json'],
      /Failed to open package\.json: file is not a database/,
    ],
    [
      ['mock', '--host', 'no.such.host.invalid'],
      /Failed to listen on no\.such\.host\.invalid:4010/,
    ],
    [['mock', '--ports', '1'], /unknown option '--ports'/],
    [['moc'], /unknown command 'moc'/],
  ])('exits with 2 for %j, without a stack trace', async (args, message) => {
    const { code, output } = await run(process.execPath, [...CLI, ...args]);
    expect([code, output]).toEqual([2, expect.stringMatching(message)]);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('exits with 2 when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, output } = await run(process.execPath, [...CLI, 'mock', '--port', String(port)]);
    taken.close();
    expect([code, output]).toEqual([
      2,
      `Failed to listen on 127.0.0.1:${port}: the port is taken. Stop the other program, or pass another --port.\n`,
    ]);
  });

  it('says that it can be reached from other machines', async () => {
    expect(await start('--host', '0.0.0.0')).toContain(
      'It can be reached from other machines (--host 0.0.0.0).',
    );
  });
});
