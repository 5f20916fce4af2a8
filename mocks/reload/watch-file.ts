import { unwatchFile, type StatsListener, watchFile as watchStats } from 'node:fs';

/** How often a file is looked at, in milliseconds. */
const INTERVAL_MS = 200;

/**
 * Calls back each time a file was written, replaced or removed; the returned function ends that.
 * It looks at the file's times instead of waiting for events, which editors that replace a file,
 * containers and network drives do not give.
 */
export function watchFile(file: string, onChange: () => void): () => void {
  const listener: StatsListener = (now, before) => {
    if (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino || now.size !== before.size)
      onChange();
  };
  watchStats(file, { interval: INTERVAL_MS, persistent: false }, listener);
  return () => unwatchFile(file, listener);
}
