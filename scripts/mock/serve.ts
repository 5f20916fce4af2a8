import cluster from 'node:cluster';
import type { DescriptionError } from '../../mocks/reload/description-error.ts';
import { greeting } from './greeting.ts';
import { checkOptions, type ServeOptions } from './options.ts';
import { onStop } from './stop.ts';

/** Serves until it is stopped. */
export async function serve(options: ServeOptions): Promise<void> {
  checkOptions(options);
  if ((options.workers ?? 1) > 1 && cluster.isPrimary) {
    const { serveWithWorkers } = await import('./workers.ts');
    return serveWithWorkers(options);
  }
  const { createMock } = await import('../../mocks/server.ts');
  const { openTerminalLog } = await import('../../mocks/log/terminal.ts');
  const terminal = options.quiet ? undefined : openTerminalLog(1);
  const mock = await createMock({
    ...options,
    // Each worker would show its own requests alone.
    pages: !cluster.isWorker,
    watch: true,
    ...(terminal && { onRequest: (entry) => terminal.write(entry) }),
    onEdit: tellOfEdit,
  });
  if (cluster.isWorker) process.send?.({ url: mock.url });
  else console.log(greeting(mock.url, options));
  onStop(async () => {
    await mock.close();
    await terminal?.close();
  });
}

function tellOfEdit(problem: DescriptionError | undefined): void {
  if (cluster.isWorker && cluster.worker?.id !== 1) return;
  console.error(
    problem
      ? `${problem.message} The mock goes on with the last good version.`
      : 'The description was edited: the mock plays it from now on.',
  );
}
