import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lines at the end of an output that tell why a process failed. */
const LINES = 5;

/** Where a process writes what it prints: a file, which costs all of them the same. */
export interface OutputFile {
  readonly fd: number;
  /** The last lines, as a sentence. */
  tail(): string;
  remove(): void;
}

/** A new file in a folder of its own. */
export function createOutputFile(): OutputFile {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'output.log');
  const fd = openSync(file, 'w');
  return {
    fd,
    tail() {
      const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-LINES).join('\n');
      return lines ? `Its last lines:\n${lines}` : 'It printed nothing.';
    },
    remove() {
      closeSync(fd);
      rmSync(folder, { recursive: true });
    },
  };
}
