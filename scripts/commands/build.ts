import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = 'dist';
const TIME_LIMIT_MS = 120_000;

/** Folders that the package mirrors. */
const FOLDERS = ['spec', 'contracts', 'mocks', 'scripts'];

/** Files that load TypeScript by its name. */
const LOADERS = new Set(['.html', '.mjs']);

/** `build`: compiles the package into `dist`, a mirror of the tree with JavaScript in place of TypeScript. */
export function addBuildCommand(program: Command): void {
  program
    .command('build')
    .description('compile the package into dist')
    .action(async () => {
      await rm(join(ROOT, OUT), { recursive: true, force: true });
      await compile();
      const others = await otherFiles();
      for (const file of others) await copy(file);
      await writeManifest();
      await chmod(join(ROOT, OUT, 'scripts/bin.mjs'), 0o755);
      console.log(`Wrote ${OUT}, with ${others.length} files beside the compiled ones.`);
    });
}

async function compile(): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--project', 'tsconfig.build.json'];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: TIME_LIMIT_MS });
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string };
    throw new Error(
      `Failed to build: the compiler rejects it.\n${stdout}Correct that, then build again.`,
    );
  }
}

/** What is read at run time and not compiled: descriptions, pacts, pages, SQL, generated code. */
async function otherFiles(): Promise<string[]> {
  const all: string[] = [];
  for (const folder of FOLDERS) {
    const names = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    for (const entry of names)
      if (entry.isFile()) all.push(join(entry.parentPath, entry.name).slice(ROOT.length));
  }
  return all.filter(isRead).sort();
}

function isRead(file: string): boolean {
  if (file.startsWith('scripts/bench/') || file.endsWith('.md')) return false;
  return file.endsWith('.d.ts') || extname(file) !== '.ts';
}

async function copy(file: string): Promise<void> {
  const target = join(ROOT, OUT, file);
  await mkdir(dirname(target), { recursive: true });
  if (!LOADERS.has(extname(file))) return cp(join(ROOT, file), target);
  const text = await readFile(join(ROOT, file), 'utf8');
  await writeFile(target, text.replaceAll(/\.ts(?=['"])/g, '.js'));
}

/** What the code reads of the manifest; its `exports` would be mistaken for those of a package. */
async function writeManifest(): Promise<void> {
  const { name, version, type } = manifest;
  const text = JSON.stringify({ name, version, type }, null, 2);
  await writeFile(join(ROOT, OUT, 'package.json'), `${text}\n`);
}
