/** Ends the process with 0 when it is told to: by a signal, or because npm that started it is gone. */
export function onStop(close: () => Promise<void>): void {
  const stop = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (process.env.npm_lifecycle_event) onParentGone(stop);
}

/** npm passes a signal to its shell alone, so a mock that npm started would outlive it. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
}
