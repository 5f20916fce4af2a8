import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Description,
  DESCRIPTION_FILE,
  parseDescription,
  readText,
} from '../../spec/description.ts';

/** Folder of the published versions, one folder each. */
export const RELEASES_FOLDER = fileURLToPath(new URL('../../spec/releases/', import.meta.url));

/** Longest time for git to hand over a file, in milliseconds. */
const GIT_LIMIT_MS = 10_000;

/** Largest description that is taken from git, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a description from where it was said to be: a file, `git:REF:path`, `release:VERSION` or `release:latest`.
 * @throws Error when there is none, or it is no OpenAPI 3 description
 */
export async function loadDescription(source: string = DESCRIPTION_FILE): Promise<Description> {
  const description = await read(source);
  checkVersion(description);
  return description;
}

/** The published versions, the oldest first. */
export function releases(folder: string = RELEASES_FOLDER): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /^\d+\.\d+\.\d+$/.test(name)).sort(byVersion);
}

/** The folder of a published version. */
function releaseFolder(version: string): string {
  const all = releases();
  const name = version === 'latest' ? all.at(-1) : version;
  if (name !== undefined && all.includes(name)) return join(RELEASES_FOLDER, name);
  throw new Error(
    `Failed to read release:${version}: no such release. Pass one of ${['latest', ...all].join(', ')}.`,
  );
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const index = (left ?? []).findIndex((number, i) => number !== right?.[i]);
  return index < 0 ? 0 : Number(left?.[index]) - Number(right?.[index]);
}

async function read(source: string): Promise<Description> {
  const [, release] = /^release:(.*)$/.exec(source) ?? [];
  if (release !== undefined) return readFile(join(releaseFolder(release), 'openapi.yaml'));
  if (!source.startsWith('git:')) return readFile(source);
  const [, ref, path] = /^git:([^:]+):(.+)$/.exec(source) ?? [];
  if (ref !== undefined && path !== undefined && !ref.startsWith('-')) {
    return parseDescription(await readFromGit(ref, path), source);
  }
  throw new Error(
    `Failed to read ${source}: not of the form git:REF:path. Write it like git:main:spec/openapi.yaml.`,
  );
}

function readFile(path: string): Description {
  const name = relative(process.cwd(), resolve(path));
  return parseDescription(readText(path), name.startsWith('..') ? path : name);
}

function readFromGit(ref: string, path: string): Promise<string> {
  const options = {
    timeout: GIT_LIMIT_MS,
    maxBuffer: MOST_BYTES,
    env: { ...process.env, LC_ALL: 'C' },
  };
  return new Promise((done, fail) => {
    execFile('git', ['cat-file', 'blob', `${ref}:${path}`], options, (error, stdout, stderr) => {
      if (!error) return done(stdout);
      const found = reasonOf(error, stderr);
      fail(new Error(`Failed to read git:${ref}:${path}: ${found}`));
    });
  });
}

function reasonOf(error: Error & { code?: unknown; killed?: boolean }, stderr: string): string {
  if (error.code === 'ENOENT') return 'git was not found. Install it, or pass a file.';
  if (error.killed) return `git took longer than ${GIT_LIMIT_MS / 1000} s. Pass a file.`;
  const said = (stderr.split('\n')[0] ?? '').replace(/^(fatal|error): /, '') || error.message;
  return `git says ${JSON.stringify(said)}. Pass a commit, branch or tag that is here, and a path from the top of the repository.`;
}

function checkVersion({ file, root, lineOf }: Description): void {
  if (/^3\.\d+\.\d+/.test(String(root.openapi))) return;
  throw new Error(
    `Failed to read ${file}:${lineOf('#/openapi')}: \`openapi\` is ${JSON.stringify(root.openapi)}. Pass an OpenAPI 3 description.`,
  );
}
