import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const CACHE = resolve('node_modules/.cache/package');
/** What is made here, and goes into no package; what is installed counts by npm's list of it. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', 'reports']);
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Packs the package into a folder as it would be published, checked by the compiler. While not a byte of the clone or
 * of what is installed has changed, the one packed before is taken.
 * @returns the path of the tarball
 */
export async function pack(folder: string): Promise<string> {
  const key = await digest();
  const kept = join(CACHE, `${key}.tgz`);
  const copy = join(folder, await nameOfTarball());
  try {
    await copyFile(kept, copy);
    return copy;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const tarball = await npmPack(folder);
  // An edit while it was packed may be in it or not.
  if ((await digest()) === key) await keep(tarball, kept);
  return tarball;
}

async function npmPack(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--pack-destination', folder],
    { timeout: 120_000 },
  );
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{ filename: string }];
  return join(folder, filename);
}

async function nameOfTarball(): Promise<string> {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
    name: string;
    version: string;
  };
  return `${manifest.name}-${manifest.version}.tgz`;
}

/** Keeps it, moved there in one step, and takes those of earlier bytes away: several runs may do so at once. */
async function keep(tarball: string, kept: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const own = `${kept}.${process.pid}`;
  await copyFile(tarball, own);
  await rename(own, kept);
  const others = (await readdir(CACHE)).map((name) => join(CACHE, name));
  const earlier = others.filter((file) => file.endsWith('.tgz') && file !== kept);
  await Promise.all(earlier.map((file) => rm(file, { force: true })));
}

/** Of names and bytes of all that could be packed or decide how. */
async function digest(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const names: string[] = [INSTALLED];
  for (const top of await readdir('.', { withFileTypes: true })) {
    if (LEFT_OUT.has(top.name)) continue;
    if (top.isFile()) names.push(top.name);
    if (!top.isDirectory()) continue;
    const inside = await readdir(top.name, { recursive: true, withFileTypes: true });
    for (const entry of inside)
      if (entry.isFile() && !entry.parentPath.includes('node_modules'))
        names.push(join(entry.parentPath, entry.name));
  }
  for (const name of names.sort()) {
    const bytes = await readFile(name).catch(() => 'gone');
    hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
