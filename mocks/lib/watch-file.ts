import { statSync } from 'node:fs';

/** Time in milliseconds between two looks at a file. */
const INTERVAL_MS = 100;

/**
 * Calls back once a file has changed and then kept still for one interval, so that a save in several
 * steps is one change. It looks at the path instead of waiting for the system's events: that also
 * sees a file replaced by rename, removed and written again, behind a link or on a mounted volume.
 * @returns a function that ends it
 */
export function watchFile(
  file: string,
  onChange: () => void,
  intervalMs = INTERVAL_MS,
): () => void {
  let seen = stampOf(file);
  let changing = false;
  const timer = setInterval(() => {
    const stamp = stampOf(file);
    const still = stamp === seen;
    seen = stamp;
    if (still && changing) onChange();
    changing = !still;
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Differs after any change of the file; empty where there is none to see. */
function stampOf(file: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}
