import cliProgress from 'cli-progress';

/** Shows how far a run is. */
export interface Progress {
  /** Tells that `done` of `total` checks were run; the total may grow. */
  update(done: number, total: number): void;
  /** Takes the bar away; safe to call twice, and before the first update. */
  stop(): void;
}

/** Pause between two lines where there is no terminal, in milliseconds: a log is to show that it goes on. */
const PAUSE_MS = 10_000;

/** A progress bar on a terminal, standard error unless told otherwise; a line now and then where it is none. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function lines(stream: NodeJS.WriteStream): Progress {
  let state = '';
  const timer = setInterval(() => stream.write(`Verifying${state}.\n`), PAUSE_MS).unref();
  return {
    update: (done, total) => (state = `: ${done} of ${total} checks`),
    stop: () => clearInterval(timer),
  };
}

function bar(stream: NodeJS.WriteStream): Progress {
  const shown = new cliProgress.SingleBar(
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
      if (!shown.isActive) shown.start(total, done);
      shown.setTotal(total);
      shown.update(done);
    },
    stop() {
      if (shown.isActive) shown.stop();
    },
  };
}
