import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readDescription } from '../../spec/description.ts';
import type { Adapter } from './adapter.ts';
import { withoutConditions } from './plain.ts';

/** Longest run of one command line, in milliseconds. */
const LIMIT_MS = 120_000;
const BIN = fileURLToPath(new URL('./node_modules/.bin', import.meta.url));

/** What a generator wrote. */
export interface Written {
  /** Paths below its folder `out`. */
  readonly files: readonly string[];
  /** True where it told the compiler to look away. */
  readonly unchecked: boolean;
}

/** Path of the folder of a generator. */
export function folderOf({ name }: Adapter): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}

/** The description as a generator gets it, seen from its folder. */
export function inputOf({ plain = false }: Adapter): string {
  return plain ? './out/plain.json' : '../../../spec/openapi.yaml';
}

/**
 * Runs a generator anew, and takes `@ts-nocheck` out of what it wrote, so that compiling can fail.
 * @throws Error with what it printed, when a command fails or nothing was written
 */
export async function generate(adapter: Adapter): Promise<Written> {
  const cwd = folderOf(adapter);
  const out = `${cwd}/out`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const plain = withoutConditions(readDescription().root);
  if (adapter.plain) writeFileSync(`${out}/plain.json`, JSON.stringify(plain, null, 2));
  for (const line of adapter.commands(inputOf(adapter))) await run(line, cwd);
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(out.length + 1))
    .sort();
  if (files.length === 0)
    throw new Error(`Failed to generate: ${adapter.name} wrote no TypeScript.`);
  return { files, unchecked: files.map((file) => uncover(`${out}/${file}`)).includes(true) };
}

async function run([program, ...args]: readonly [string, ...string[]], cwd: string): Promise<void> {
  const path = `${BIN}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path, NO_COLOR: '1', CI: 'true', NODE_ENV: 'development' };
  try {
    await promisify(execFile)(program, args, { cwd, env, timeout: LIMIT_MS });
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`Failed to run ${program} in ${cwd}: ${stderr || stdout || message}`);
  }
}

function uncover(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('@ts-nocheck')) return false;
  writeFileSync(file, text.replaceAll('@ts-nocheck', ''));
  return true;
}
