import { setTimeout as wait } from 'node:timers/promises';
import sonicBoom from 'sonic-boom';
import type { LogEntry } from './entry.ts';
import { formatEntry } from './format.ts';

/** Most that waits for a slow reader, in bytes; what comes on top is dropped. */
const WAITING_LIMIT = 1024 * 1024;

/** Lines are written together: as many as fit in so many bytes, or those of so many milliseconds. */
const BYTES = 64 * 1024;
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
 * by one, they would cost more than the responses.
 */
export function openTerminalLog(fd: number): TerminalLog {
  const output = new sonicBoom.SonicBoom({
    fd,
    maxLength: WAITING_LIMIT,
    sync: false,
    contentMode: 'buffer',
  });
  let gone = false;
  // A reader that stops early, such as `head`, is no failure.
  output.on('error', () => {
    gone = true;
  });
  // Bytes outside the heap: as strings, the lines would live long enough to be moved twice.
  let bytes = Buffer.allocUnsafe(BYTES);
  let used = 0;
  const flush = () => {
    if (gone || used === 0) return;
    // Its types know strings alone.
    output.write(bytes.subarray(0, used) as unknown as string);
    bytes = Buffer.allocUnsafe(BYTES);
    used = 0;
  };
  const timer = setInterval(flush, FLUSH_MS).unref();
  return {
    write: (entry) => {
      if (gone) return;
      const line = `${formatEntry(entry)}\n`;
      // UTF-8 takes at most three bytes for a UTF-16 unit.
      if (used + 3 * line.length > BYTES) flush();
      used += bytes.write(line, used);
    },
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
