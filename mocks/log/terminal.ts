import sonicBoom from 'sonic-boom';
import type { LogEntry } from './entry.ts';
import { formatEntry } from './format.ts';

/** Longest text that waits for a slow reader, in characters; what comes on top is dropped. */
const WAITING_LIMIT = 1024 * 1024;

/** Writes a line for each exchange. */
export interface TerminalLog {
  write(entry: LogEntry): void;
  /** Writes what waits. */
  close(): void;
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
  // A reader that stops early, such as `head`, is no failure.
  output.on('error', () => {});
  return {
    write: (entry) => void output.write(`${formatEntry(entry)}\n`),
    close() {
      try {
        output.flushSync();
      } catch {
        // Nobody reads any more.
      }
    },
  };
}
