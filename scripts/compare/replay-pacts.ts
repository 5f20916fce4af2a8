import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../contracts/compare/change.ts';
import { meaningOf } from '../../contracts/compare/ids.ts';
import { verifyPacts } from '../../contracts/pacts/replay/verify-pacts.ts';
import { readRules } from '../../contracts/rules/rules.ts';
import { createMock, type Mock } from '../../mocks/server.ts';
import type { Description } from '../../spec/description.ts';

/** For one response of the mock, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** What became of pacts: how many interactions were replayed, and a change for each that does not hold. */
export interface Replayed {
  readonly interactions: number;
  readonly changes: readonly Change[];
}

/** Who calls the mock; it takes any token. */
const CALLER = { token: 'any-token-of-a-comparison', projectId: 'pacts' };

/**
 * Replays the pacts of an old client at a stateful mock that plays the new description.
 * @param path a pact file, or a folder of them
 * @throws Error when there is no pact, or the mock can't play the description
 */
export async function replayPacts(path: string, description: Description): Promise<Replayed> {
  const files = pactFiles(path);
  const all: Replayed[] = [];
  const mock = await playing(description);
  try {
    for (const file of files) all.push(await replay(file, description, mock));
  } finally {
    await mock.close();
  }
  return {
    interactions: all.reduce((sum, { interactions }) => sum + interactions, 0),
    changes: all.flatMap(({ changes }) => changes),
  };
}

function pactFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return [path];
  const names = found ? readdirSync(path).filter((name) => name.endsWith('.json')) : [];
  if (names.length > 0) return names.sort().map((name) => join(path, name));
  const what = found ? 'no pact file in it' : 'no such file or folder';
  throw new Error(
    `Failed to read ${path}: ${what}. Pass a pact file, or a folder of them, with --pacts.`,
  );
}

async function replay(file: string, description: Description, mock: Mock): Promise<Replayed> {
  const { checks, findings } = await verifyPacts({
    ...CALLER,
    baseUrl: mock.url,
    pactFiles: [file],
    timeoutMs: TIMEOUT_MS,
    model: readRules(description),
  });
  const text = readFileSync(file, 'utf8');
  const changes = findings.map(({ check, message, rule }): Change => ({
    id: 'pact.refused',
    levels: meaningOf('pact.refused').levels,
    where: `pact ${check}`,
    message,
    old: { file, line: lineOf(check, text), pointer: '#/interactions' },
    new: { file: description.file, line: description.lineOf(rule.pointer), pointer: rule.pointer },
  }));
  return { interactions: checks.length, changes };
}

/** Line of an interaction in the text of its pact, from 1. */
function lineOf(interaction: string, text: string): number {
  const start = text.indexOf(JSON.stringify(interaction));
  return text.slice(0, Math.max(start, 0)).split('\n').length;
}

/** A mock of a description, which git may have handed over: then there is no file of it. */
async function playing(description: Description): Promise<Mock> {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  const copy = join(folder, 'openapi.yaml');
  try {
    writeFileSync(copy, JSON.stringify(description.root));
    const isFile = existsSync(description.file);
    const file = isFile ? description.file : copy;
    return await createMock({ stateful: true, pages: false, description: file });
  } catch (error) {
    const reason = (error as Error).message.replaceAll(copy, description.file);
    throw new Error(
      `Failed to replay the pacts: the mock can't play the new description. ${reason}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
