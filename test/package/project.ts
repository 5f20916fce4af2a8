import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import lock from '../../package-lock.json' with { type: 'json' };
import { pack } from './pack.ts';

const run = promisify(execFile);

/** A project in a temporary folder, with no clone near it, in which the package is installed. */
export interface Project {
  readonly folder: string;
  /** The installed package. */
  readonly installed: string;
  /** The packed package. */
  readonly tarball: string;
  remove(): Promise<void>;
}

/** Packs the package as it would be published, and installs it without asking a registry. */
export async function createProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  const tarball = await pack(folder);
  const installed = join(folder, 'node_modules/drs-contract');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const path of installedPaths()) await link(path, folder);
  await link('node_modules/msw', folder);
  await mkdir(join(folder, 'node_modules/.bin'));
  await symlink(
    '../drs-contract/dist/scripts/bin.mjs',
    join(folder, 'node_modules/.bin/drs-contract'),
  );
  // As after `npm install --save-dev node@24`, whatever Node npm itself runs on.
  await symlink(process.execPath, join(folder, 'node_modules/.bin/node'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  return { folder, installed, tarball, remove: () => rm(folder, { recursive: true }) };
}

/** Takes packages out of a project, or everything of a scope. */
export async function uninstall({ folder }: Project, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, 'node_modules', name), { recursive: true });
}

/** What npm would install beside the package: everything at the top that is not for development alone. */
function installedPaths(): string[] {
  return Object.entries(lock.packages as { [path: string]: { dev?: boolean; peer?: boolean } })
    .filter(
      ([path, { dev, peer }]) => !dev && !peer && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path),
    )
    .map(([path]) => path);
}

/** Only what is linked at the top can be found by the package itself, as in a real installation. */
async function link(path: string, folder: string): Promise<void> {
  const target = resolve(path);
  const present = await readFile(join(target, 'package.json')).catch(() => undefined);
  // An optional package of another platform.
  if (!present) return;
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await symlink(target, join(folder, path), 'dir');
}
