import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Behaviours, createBehaviours } from '../../../mocks/behaviour/behaviours.ts';
import type { ScenarioProblem } from '../../../mocks/behaviour/scenario-problems.ts';

const BEFORE = '- {times: 2, delay: 11}\n- delay: 12\n';
const AFTER = '- {times: 2, delay: 21}\n- delay: 22\n';

let root: string;
let file: string;
let behaviours: Behaviours;
let problems: (ScenarioProblem | undefined)[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'scenario-file-'));
  file = join(root, 'folder', 'scenario.yaml');
  mkdirSync(dirname(file));
  writeFileSync(file, BEFORE);
  problems = [];
  await open(file);
});
afterEach(async () => {
  await behaviours.close();
  rmSync(root, { recursive: true });
});

async function open(scenario: string): Promise<void> {
  behaviours = await createBehaviours({
    scenario,
    statuses: () => [[200, ['mysql']]],
    onProblem: (problem) => problems.push(problem),
  });
}

function delay(): number | undefined {
  const behaviour = behaviours.of({ method: 'POST', path: '/', headers: {}, body: {} });
  return 'problem' in behaviour ? undefined : behaviour.delayMs;
}

/** Waits until the scenario, asked from its start, delays as expected. */
async function expectDelay(expected: number): Promise<void> {
  await expect
    .poll(() => (behaviours.reset(), delay()), { timeout: 3_000, interval: 20 })
    .toBe(expected);
}

function replaceByRename(text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe('a scenario file', () => {
  it.each<[string, () => void | Promise<void>]>([
    ['written again', () => writeFileSync(file, AFTER)],
    ['replaced by rename', () => replaceByRename(AFTER)],
    [
      'kept as a backup and written anew',
      () => {
        renameSync(file, `${file}~`);
        writeFileSync(file, AFTER);
      },
    ],
    [
      'written in steps',
      async () => {
        writeFileSync(file, '- {times: 2, delay: 21}\n- {');
        for (let step = 0; step < 8; step++) {
          await pause(40);
          appendFileSync(file, ' ');
        }
        appendFileSync(file, 'delay: 22}\n');
      },
    ],
    [
      'replaced with its folder',
      () => {
        renameSync(dirname(file), `${dirname(file)}-old`);
        mkdirSync(dirname(file));
        writeFileSync(file, AFTER);
      },
    ],
  ])('is read again when it is %s', async (_how, save) => {
    await save();
    await expectDelay(21);
    expect(problems).toEqual([]);
  });

  it('is read again behind a link, and when the link leads elsewhere', async () => {
    await behaviours.close();
    const link = join(root, 'link.yaml');
    symlinkSync(file, link);
    await open(link);
    writeFileSync(file, AFTER);
    await expectDelay(21);
    writeFileSync(join(root, 'other.yaml'), '- delay: 31');
    rmSync(link);
    symlinkSync(join(root, 'other.yaml'), link);
    await expectDelay(31);
  });

  it('is followed through several changes, each by rename', async () => {
    for (const ms of [31, 32]) {
      replaceByRename(`- delay: ${ms}\n`);
      await expectDelay(ms);
    }
  });

  it('starts its counts again when it is read again', async () => {
    expect([delay(), delay(), delay()]).toEqual([11, 11, 12]);
    writeFileSync(file, AFTER);
    const seen: (number | undefined)[] = [];
    await expect
      .poll(() => seen.push(delay()) && seen.at(-1), { timeout: 3_000, interval: 20 })
      .toBe(22);
    expect(seen.filter((ms) => ms !== 12)).toEqual([21, 21, 22]);
  });

  it('keeps its last good version and its counts when it breaks, and says when it is mended', async () => {
    expect(delay()).toBe(11);
    replaceByRename('- delay: 5\n- delay: soon\n');
    await expect.poll(() => problems, { timeout: 3_000 }).toHaveLength(1);
    expect([delay(), delay()]).toEqual([11, 12]);
    expect(problems[0]).toEqual({
      file,
      line: 2,
      column: 10,
      reason:
        'delay of rule 2 is "soon". Write milliseconds from 0 to 60000, such as 500, or bounds, such as 200-800.',
    });
    replaceByRename(AFTER);
    await expectDelay(21);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toBeUndefined();
  });

  it('is missed, and taken up again', async () => {
    rmSync(file);
    await expect.poll(() => problems, { timeout: 3_000 }).toHaveLength(1);
    expect(problems[0]).toEqual({ file, reason: 'ENOENT. Check the path of --scenario.' });
    expect(delay()).toBe(11);
    writeFileSync(file, BEFORE);
    await expect.poll(() => problems, { timeout: 3_000 }).toEqual([problems[0], undefined]);
  });

  it('is left alone once its behaviours are closed', async () => {
    await behaviours.close();
    writeFileSync(file, AFTER);
    await pause(350);
    expect(delay()).toBe(11);
  });
});
