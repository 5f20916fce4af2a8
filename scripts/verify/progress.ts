import cliProgress from 'cli-progress';
import { formatDuration } from '../lib/text.ts';

/** Shows how far a run is. */
interface Progress {
  /** Tells that `done` of `total` checks were run; the total may grow. */
  update(done: number, total: number): void;
  /** Takes the bar away; safe to call twice, and before the first update. */
  stop(): void;
}

/** Time between two lines where there is no terminal, in milliseconds. */
const EVERY_MS = 10_000;

/**
 * Progress on a terminal as a bar; elsewhere, for the log of a CI system, as a line now and then, and none of a run that
 * is quickly over.
 * @param stream standard error when absent
 */
export function createProgress(
  stream: NodeJS.WriteStream = process.stderr,
  everyMs: number = EVERY_MS,
): Progress {
  return stream.isTTY ? createBar(stream) : createLines(stream, everyMs);
}

function createLines(stream: NodeJS.WriteStream, everyMs: number): Progress {
  const startedAt = performance.now();
  let state = 'the pacts';
  const timer = setInterval(() => {
    stream.write(`Verifying: ${state}, ${formatDuration(performance.now() - startedAt)} so far.\n`);
  }, everyMs).unref();
  return {
    update(done, total) {
      state = `${done} of ${total} checks`;
    },
    stop: () => clearInterval(timer),
  };
}

function createBar(stream: NodeJS.WriteStream): Progress {
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: 'Verifying {bar} {value}/{total} checks, {duration_formatted}',
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      stopOnComplete: false,
    },
    cliProgress.Presets.shades_classic,
  );
  return {
    update(done, total) {
      if (!bar.isActive) bar.start(total, done);
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (bar.isActive) bar.stop();
    },
  };
}
