import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startChild } from '../../scripts/bench/child.ts';
import { measure, type MeasureOptions } from '../../scripts/bench/measure.ts';
import { send } from '../../scripts/bench/requests.ts';
import { MEASURE_NAMES, median, type Results } from '../../scripts/bench/results.ts';
import { PORT, selectSubjects, type Subject, subjectsOf } from '../../scripts/bench/subjects.ts';
import { formatAgainst, formatResults, formatSpeed } from '../../scripts/bench/tables.ts';
import { judge, type Target, TARGETS } from '../../scripts/bench/targets.ts';

type Measured = Results['subjects'][number];

/** A subject whose figures are all the same number. */
function measured(name: string, value: number): Measured {
  const figures = Object.fromEntries(MEASURE_NAMES.map((measure) => [measure, value]));
  return { name, what: `the ${name}`, figures: figures as Measured['figures'] };
}

function resultsOf(...subjects: Measured[]): Results {
  return {
    machine: 'a CPU, 2 cores',
    settings: { seconds: 1, rounds: 3, connections: 16 },
    subjects,
  };
}

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[10, 9], 9.5],
    [[], NaN],
  ])('of %j is %d', (values, want) => {
    expect(median(values)).toBe(want);
  });
});

describe('the table of the README', () => {
  const results = JSON.parse(readFileSync('scripts/bench/results.json', 'utf8')) as Results;

  it('is that of the committed results', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(formatSpeed(results));
  });

  it('has every ratio to the first row', () => {
    const table = formatSpeed(resultsOf(measured('ceiling', 10), measured('prism', 25)));
    expect(table.split('\n').at(-1)).toMatch(/^\| the prism +(\| +2\.50 × ){5}\|$/);
  });
});

describe('judge', () => {
  const pair = { subject: 'examples', against: 'ceiling' };
  it.each<[string, Omit<Target, 'subject' | 'against'>, number, boolean]>([
    ['a figure below its limit', { measures: ['memory'], atMost: 1.8 }, 17, true],
    ['a figure at its limit', { measures: ['memory'], atMost: 1.8 }, 18, true],
    ['a figure above its limit', { measures: ['memory'], atMost: 1.8 }, 19, false],
    ['a figure that is high enough', { measures: ['start'], atLeast: 3 }, 30, true],
    ['a figure that is too low', { measures: ['start'], atLeast: 3 }, 29, false],
    ['no number', { measures: ['memory'], atMost: 1.8 }, NaN, false],
  ])('judges %s', (_what, target, value, met) => {
    const results = resultsOf(measured('ceiling', 10), measured('examples', value));
    expect(judge([{ ...pair, ...target }], results)).toMatchObject([{ met }]);
  });

  it('judges each measure for itself', () => {
    const examples = measured('examples', 10);
    const slow = { ...examples, figures: { ...examples.figures, cpu400: 30 } };
    const results = resultsOf(measured('ceiling', 10), slow);
    const verdicts = judge([{ ...pair, measures: ['cpu200', 'cpu400'], atMost: 2 }], results);
    expect(verdicts.map(({ met }) => met)).toEqual([true, false]);
  });

  it('leaves out a target whose subject was not measured', () => {
    expect(judge(TARGETS, resultsOf(measured('examples', 1)))).toEqual([]);
  });

  it('names only subjects that there are', () => {
    const names = TARGETS.flatMap(({ subject, against }) => [subject, against]);
    expect(selectSubjects(names)).toHaveLength(new Set(names).size);
  });
});

describe('formatResults', () => {
  const results = resultsOf(
    measured('ceiling', 10),
    measured('prism-silent', 100),
    measured('examples', 25),
  );
  const verdicts = judge(TARGETS, results);
  const lines = formatResults(results, verdicts).split('\n');

  it('gives each figure with its ratio to the ceiling, and the start with that to Prism', () => {
    const row = lines.find((line) => line.startsWith('| the examples'))?.split(/ *\| */);
    expect(row?.slice(2, 5)).toEqual(['25.0 µs (2.50 ×)', '25.0 µs (2.50 ×)', '25 (2.50 ×)']);
    expect(row?.at(-2)).toBe('0.25');
  });

  it('says of each target whether it was met, with the ratio', () => {
    expect(lines).toContain('- **missed**: CPU, 200, `examples` to `ceiling`: 2.500, at most 1.8');
    expect(lines).toContain('- met: start, `examples` to `prism-silent`: 0.250, at most 0.35');
    expect(lines.filter((line) => /^- /.test(line))).toHaveLength(verdicts.length);
  });
});

describe('another checkout', () => {
  it('is started as it says itself, in its own folder', () => {
    const [examples, stateful] = subjectsOf('.');
    expect(examples).toMatchObject({ name: 'examples-that', cwd: process.cwd() });
    expect(examples?.args).toEqual(selectSubjects(['examples'])[0]?.args);
    expect(stateful?.args.at(-1)).toBe('--stateful');
  });

  it('is compared by what ours needs of what that needs', () => {
    const results = resultsOf(
      measured('examples', 11),
      measured('stateful', 10),
      measured('examples-that', 10),
      measured('stateful-that', 20),
    );
    const rows = formatAgainst(results).split('\n').slice(2);
    expect(rows.map((row) => row.split(/ *\| */).at(-2))).toEqual([
      '1.100',
      '1.100',
      '0.500',
      '0.500',
      '1.100',
    ]);
  });
});

/** A server that counts its requests; `status` is an expression. */
function serverThat(name: string, status: string): Subject {
  const code = `let count = 0;
    console.log('process ' + process.pid);
    require('node:http').createServer((request, response) => {
      count += 1;
      request.resume().on('end', () => response.writeHead(${status}).end('{}'));
    }).listen(Number(process.argv[1]), '127.0.0.1');`;
  return { name, what: name, args: ['-e', code, PORT] };
}

const OPTIONS: MeasureOptions = {
  seconds: 0.1,
  rounds: 1,
  coldStarts: 1,
  bodies: { 200: '{"name":"a"}', 400: '{"error_code":"b"}' },
};

/** Message of the error that a promise rejects with. */
async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: Error) => error.message,
  );
}

describe('measure', () => {
  it('measures two subjects', async () => {
    const results = await measure(selectSubjects(['ceiling', 'fastify']), OPTIONS);
    expect(results.subjects.map(({ name }) => name)).toEqual(['ceiling', 'fastify']);
    for (const { figures } of results.subjects) {
      for (const name of MEASURE_NAMES) expect(figures[name]).toBeGreaterThan(0);
    }
  });

  it('fails for a subject that responds with another status under load, and ends it', async () => {
    const flaky = serverThat('flaky', 'count > 9 ? 503 : 200');
    const message = await messageOf(measure([flaky], OPTIONS));
    expect(message).toMatch(/^Failed to measure flaky: 503 \d+ times where 200 is right/);
    const pid = Number(/process (\d+)/.exec(message)?.[1]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('fails for a subject that breaks its connections', async () => {
    const broken = serverThat('broken', 'count > 9 ? process.exit(1) : 200');
    expect(await messageOf(measure([broken], OPTIONS))).toMatch(/^Failed to measure broken: /);
  });
});

describe('startChild', () => {
  it.each([
    [serverThat('wrong', '500'), /^Failed to start wrong: responded with 500 where 200 is right/],
    [
      { name: 'gone', what: '', args: ['-e', 'console.log("No luck."); process.exit(3)'] },
      /^Failed to start gone: it ended with 3\. Its last lines:\nNo luck\.$/,
    ],
  ])('fails for a subject that does not start', async (subject, message) => {
    expect(await messageOf(startChild(subject))).toMatch(message);
  });
});

/** A process that lets another one serve, which uses this much CPU time, in microseconds. */
function parentOf(cpuUs: number): Subject {
  const serving = `require('node:http').createServer((request, response) => {
      while (process.cpuUsage().user < ${cpuUs});
      request.resume().on('end', () => response.end());
    }).listen(Number(process.argv[1]), '127.0.0.1');`;
  const code = `require('node:child_process').spawn(
    process.execPath, ['-e', ${JSON.stringify(serving)}, process.argv[1]], { stdio: 'inherit' });`;
  return { name: 'parent', what: '', args: ['-e', code, PORT] };
}

describe('usage', () => {
  it('counts the processes that a subject starts, which end with it', async () => {
    const child = await startChild(parentOf(250_000), { reports: true });
    const { cpuUs } = await child.usage().finally(child.end);
    expect(cpuUs).toBeGreaterThan(250_000);
    await vi.waitFor(async () => {
      expect(await messageOf(send(child.port, '200'))).toContain('ECONNREFUSED');
    }, 5_000);
  });
});

describe('bench', () => {
  let child: ChildProcess | undefined;
  afterEach(() => {
    if (child?.exitCode === null) child.kill('SIGKILL');
  });

  async function run(...args: string[]): Promise<[code: number | null, printed: string]> {
    child = spawn(process.execPath, ['scripts/dev.ts', 'bench', ...args]);
    const [printed, [code]] = await Promise.all([
      text(child.stderr as NodeJS.ReadableStream),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return [code, printed];
  }

  it.each([
    [['--only', 'nginx'], /^Failed to measure nginx: there is no such subject\. Pass one of ceil/],
    [['--write', '--only', 'ceiling'], /^Failed to start: --write with --only or --against/],
    [['--against', 'spec'], /^Failed to measure \S+spec: no checkout of this project/],
    [['--rounds', '0'], /Pass a whole number from 1 to 99/],
    [['--seconds', '0'], /Pass a number from 0\.1 to 600/],
  ])('exits with 2 for %j', async (args, message) => {
    expect(await run(...args)).toEqual([2, expect.stringMatching(message)]);
  });

  it('stops when it is interrupted', async () => {
    const ran = run('--only', 'ceiling');
    child?.stderr?.on('data', (text: Buffer) => {
      if (text.includes('warm-up')) child?.kill('SIGINT');
    });
    const message = /\nFailed to measure: interrupted\. Run it again\.\n$/;
    expect(await ran).toEqual([2, expect.stringMatching(message)]);
  });
});
