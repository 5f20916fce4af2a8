const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes an interrupt on to a command that the terminal has told already: within this time it is the same one. */
const SAME_MS = 1000;

/** Lets an interrupt stop a run instead of the process. */
interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives interrupts back to the process, unless there was one: the same may still come twice. */
  release(): void;
}

/** Aborts the signal on Ctrl-C or SIGTERM, until released; a second Ctrl-C ends the process with exit code 2. */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  let stoppedAt = 0;
  const stop = () => {
    if (controller.signal.aborted && performance.now() - stoppedAt > SAME_MS) process.exit(2);
    if (!controller.signal.aborted) stoppedAt = performance.now();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    signal: controller.signal,
    release() {
      if (controller.signal.aborted) return;
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
