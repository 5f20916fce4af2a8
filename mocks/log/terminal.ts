import { setTimeout as wait } from 'node:timers/promises';
import sonicBoom from 'sonic-boom';
import type { LogEntry } from './entry.ts';
import { formatEntry } from './format.ts';

/** Longest text that waits for a slow reader, in characters; what comes on top is dropped. */
const WAITING_LIMIT = 1024 * 1024;

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
    minLength: 8_192,
    maxLength: WAITING_LIMIT,
    periodicFlush: 100,
    sync: false,
  });
  let gone = false;
  // A reader that stops early, such as `head`, is no failure.
  output.on('error', () => {
    gone = true;
  });
  return {
    write: (entry) => {
      if (!gone) output.write(`${formatEntry(entry)}\n`);
    },
    // Not `flushSync`, which tries for ever where nobody reads any more.
    close: async () => {
      if (gone) return;
      const flushed = new Promise<void>((resolve) => output.flush(() => resolve()));
      await Promise.race([flushed, wait(CLOSE_LIMIT_MS)]);
    },
  };
}
