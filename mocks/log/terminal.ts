import { setTimeout as wait } from 'node:timers/promises';
import sonicBoom from 'sonic-boom';
import type { LogEntry } from './entry.ts';
import { formatEntry } from './format.ts';

/** Longest text that waits for a slow reader, in characters; what comes on top is dropped. */
const WAITING_LIMIT = 1024 * 1024;

/** Lines are written together: so many of them, or those of so many milliseconds. */
const LINES = 4_096;
const FLUSH_MS = 100;

/** Longest wait for the last lines, in milliseconds. */
const CLOSE_LIMIT_MS = 500;

/** Writes a line for each exchange. */
export interface TerminalLog {
  write(entry: LogEntry): void;
  /** Writes what waits. */
  close(): Promise<void>;
}

/**
 * Opens a log on a file descriptor. Lines are written together, a few times a second: written one
 * by one, they would cost more than the answers.
 */
export function openTerminalLog(fd: number): TerminalLog {
  const output = new sonicBoom.SonicBoom({
    fd,
    maxLength: WAITING_LIMIT,
    sync: false,
  });
  let gone = false;
  // A reader that stops early, such as `head`, is no failure.
  output.on('error', () => {
    gone = true;
  });
  let lines: string[] = [];
  const flush = () => {
    if (!gone && lines.length > 0) output.write(lines.join(''));
    lines = [];
  };
  const timer = setInterval(flush, FLUSH_MS).unref();
  return {
    write: (entry) => {
      if (lines.push(`${formatEntry(entry)}\n`) >= LINES) flush();
    },
    // Not `flushSync`, which tries for ever where nobody reads any more.
    close: async () => {
      clearInterval(timer);
      flush();
      if (gone) return;
      const ended = new Promise((resolve) => output.once('close', resolve));
      output.end();
      await Promise.race([ended, wait(CLOSE_LIMIT_MS)]);
    },
  };
}
