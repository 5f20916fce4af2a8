import cliProgress from 'cli-progress';

/** Shows how far a run is. */
export interface Progress {
  /** Tells that `done` of `total` checks were run; the total may grow. */
  update(done: number, total: number): void;
  /** Takes the bar away; safe to call twice, and before the first update. */
  stop(): void;
}

/** A progress bar on a terminal, standard error unless told otherwise; shows nothing where the stream is none. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
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
