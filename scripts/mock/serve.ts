import cluster from 'node:cluster';
import { flushCompileCache } from 'node:module';
import type { ScenarioProblem } from '../../mocks/behaviour/scenario-problems.ts';
import type { DescriptionError } from '../../mocks/reload/description-error.ts';
import type { Loss } from '../../mocks/store/store.ts';
import { dataOf } from './data.ts';
import { greeting } from './greeting.ts';
import { checkOptions, type ServeOptions } from './options.ts';
import { onStop } from './stop.ts';

/** Serves until it is stopped. */
export async function serve(given: ServeOptions): Promise<void> {
  const data = dataOf(given);
  const options = { ...given, ...(data !== undefined && { data }) };
  checkOptions(options);
  if ((options.workers ?? 1) > 1 && cluster.isPrimary) {
    const { serveWithWorkers } = await import('./workers.ts');
    return serveWithWorkers(options);
  }
  if (!cluster.isWorker) return serveAlone(options);
  try {
    await serveAlone(options);
  } catch (error) {
    // The first process says it, once; else the channel to it would keep this one alive.
    process.send?.({ problem: (error as Error).message }, () => process.exit(2));
  }
}

async function serveAlone(options: ServeOptions): Promise<void> {
  const { createMock } = await import('../../mocks/server.ts');
  const { openTerminalLog } = await import('../../mocks/log/terminal.ts');
  const terminal = options.quiet ? undefined : openTerminalLog(1);
  const mock = await createMock({
    ...options,
    // Each worker would show its own requests alone.
    pages: !cluster.isWorker,
    watch: true,
    // A page that is open has more of them itself.
    keep: 100,
    ...(terminal && { onRequest: (entry) => terminal.write(entry) }),
    onEdit: tellOfEdit,
    onScenarioEdit: tellOfScenario,
    onDatabase: tellOfDatabase,
  });
  if (cluster.isWorker) process.send?.({ url: mock.url, data: mock.data });
  else console.log(await greeting(mock, options));
  // Now, for the next start: a mock may be ended by a signal that leaves no time.
  flushCompileCache();
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

function tellOfScenario(problem: ScenarioProblem | undefined): void {
  console.error(
    problem
      ? `Failed to read ${[problem.file, problem.line, problem.column].filter(Boolean).join(':')}: ${problem.reason} The mock goes on with the last good version.`
      : 'The scenario is valid again: the mock follows it from now on.',
  );
}

function tellOfDatabase(loss: Loss | undefined): void {
  if (cluster.isWorker && cluster.worker?.id !== 1) return;
  console.error(
    loss
      ? `Failed to reach ${loss.place}: ${loss.reason}. The mock responds with 503 until it is back.`
      : 'The database is back: the mock creates connections again.',
  );
}
