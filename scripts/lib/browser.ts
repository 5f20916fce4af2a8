import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
const LIBRARIES = fileURLToPath(
  new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')),
);

/** Opens the browser that the package brings, unpacked once; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CACHE)) await unpack();
  return chromium.launch({
    executablePath: join(CACHE, 'chromium'),
    // A container's root has no sandbox; the pages are our own files.
    args: ['--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: join(CACHE, 'al2023/lib') },
  });
}

/** Unpacks beside the cache and moves it there in one step, since several test files may do so at once. */
async function unpack(): Promise<void> {
  await mkdir(join(CACHE, '..'), { recursive: true });
  const own = await mkdtemp(`${CACHE}-`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = own;
  try {
    await packed.executablePath();
    await inflate(LIBRARIES);
    await rename(own, CACHE).catch((error) => {
      if (!existsSync(CACHE)) throw error;
    });
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(own, { recursive: true, force: true });
  }
}
