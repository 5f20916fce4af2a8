import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../scripts/lib/make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'make-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('makeFolder', () => {
  it('makes a folder and those above it, and leaves one that is there', () => {
    const path = join(folder, 'a/b/c');
    for (let i = 0; i < 2; i++) makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('fails below a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(join(file, 'a'))).toThrow(/EEXIST/);
  });

  // Node's own way would never end.
  it.runIf(existsSync('/proc/self'))('fails where the system makes no folders', () => {
    expect(() => makeFolder('/proc/no-such')).toThrow(/ENOENT/);
  });
});
