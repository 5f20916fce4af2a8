import type { FastifyInstance } from 'fastify';
import { createApp } from './http/app.ts';
import { createDrain } from './http/drain.ts';
import {
  type BehaviourOptions,
  type Behaviours,
  createBehaviours,
} from './behaviour/behaviours.ts';
import type { ScenarioProblem } from './behaviour/scenario-problems.ts';
import type { Responder } from './exchange.ts';
import type { Violation } from './response.ts';
import type { LogEntry } from './log/entry.ts';
import { createNotices, type Notice, type Notices } from './log/notices.ts';
import { createRecorder } from './log/record.ts';
import { createRequestLog } from './log/request-log.ts';
import { addPages } from './pages/pages.ts';
import type { DescriptionError } from './reload/description-error.ts';
import { type Live, openLive } from './reload/live.ts';
import { createExamplesResponder } from './responders/examples.ts';
import { generateWithPrism } from './responders/generate.ts';
import { createStatefulResponder } from './responders/create.ts';
import { openStore } from './store/open.ts';
import type { Loss, Store } from './store/store.ts';

/** How a mock listens and responds. */
export interface MockOptions {
  /** Port to listen on; a free one when absent or 0. */
  readonly port?: number;
  /** Address to listen on; 127.0.0.1 when absent. */
  readonly host?: string;
  /** Really create, instead of responding with the description's examples. */
  readonly stateful?: boolean;
  /** SQLite file of the stateful mock, or `postgres://…`, which mocks can share; in memory when absent. */
  readonly data?: string;
  /** OpenAPI description to play; the project's own when absent. */
  readonly description?: string;
  /** File with what OpenAPI cannot say of the description's resource; the project's own when absent. */
  readonly resource?: string;
  /** Take over edits of the description while the mock runs. */
  readonly watch?: boolean;
  /** Serve the documentation, the inspector and the example page; yes when absent. */
  readonly pages?: boolean;
  /** Delay of every response, in milliseconds: `500`, `200-800`. */
  readonly delay?: string;
  /** Fault of every response: `status-503`, `hang:0.1`. */
  readonly fault?: string;
  /** File with rules for delays, faults and other responses; edits are taken over. */
  readonly scenario?: string;
  /** Makes random delays and faults the same each time. */
  readonly seed?: number;
  /** Exchanges that are kept; 500 when absent. The more, the more work for the garbage collector. */
  readonly keep?: number;
  /** Is told of each exchange, without its secrets. */
  readonly onRequest?: (entry: LogEntry) => void;
  /** Is told of each edit of the description: undefined when it is in use. */
  readonly onEdit?: (problem: DescriptionError | undefined) => void;
  /** Is told of each edit of the scenario: undefined when it is in use again. */
  readonly onScenarioEdit?: (problem: ScenarioProblem | undefined) => void;
  /** Is told when the database does not respond; undefined when it does again. */
  readonly onDatabase?: (loss: Loss | undefined) => void;
  /** Longest time, in milliseconds, to wait for a whole request; 30 seconds when absent. */
  readonly requestTimeoutMs?: number;
  /** Finds the broken rules of a body; the description's own when absent. */
  readonly validate?: (body: unknown) => readonly Violation[];
  /** Wraps the responder, to change how it responds. */
  readonly wrap?: (responder: Responder) => Responder;
  /** Adds hooks to the application before it listens. */
  readonly configure?: (app: FastifyInstance) => void;
}

/** A mock that listens. */
export interface Mock {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  /** Where connections are kept, without a password: `memory`, a file, a database; undefined with examples. */
  readonly data: string | undefined;
  /** Decides the random delays and faults. */
  readonly seed: number;
  /** The requests that it got and its responses, oldest first, without secrets; the last `keep` of them. */
  readonly requests: readonly LogEntry[];
  /** Forgets the requests and the created connections. */
  reset(): Promise<void>;
  /** Responds to the requests under way, then stops listening and lets go of its files. */
  close(): Promise<void>;
}

/**
 * Starts a mock.
 * @throws Error when the port is taken, the host is unknown, the data file can't be used or the
 * description can't be played.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = '127.0.0.1', onRequest } = options;
  const notices = createNotices();
  const live = await openMockDescription(options, notices);
  const { behaviours, store } = await openParts(options, live, notices);
  const log = createRequestLog(options.keep);
  if (onRequest) log.listen((change) => change !== 'cleared' && onRequest(change()));
  const reset = async () => {
    await store?.clear();
    log.clear();
    behaviours.reset();
  };
  const app = await createApp({
    responder: responderOf(options, store),
    catalogue: live.current,
    behaviours,
    record: createRecorder(log),
    validate: options.validate,
    requestTimeoutMs: options.requestTimeoutMs,
    // Hooks are to see every request.
    fastLane: !options.configure,
  });
  app.addHook('onClose', async () => {
    live.close();
    await behaviours.close();
  });
  if (options.pages !== false) addPages(app, { log, notices, live, store, reset, host });
  options.configure?.(app);
  const drain = createDrain(app.server);
  try {
    const url = await app.listen({ port, host });
    const { seed } = behaviours;
    const data = store?.place;
    return {
      url,
      data,
      seed,
      requests: log.entries,
      reset,
      close: () => closeWithin(app, drain),
    };
  } catch (error) {
    await app.close();
    throw new Error(
      `Failed to listen on ${host}:${port}: ${reasonOf(error as NodeJS.ErrnoException)}`,
    );
  }
}

/** What else is open beside the description, which is closed when one of them can't be opened. */
async function openParts(
  options: MockOptions,
  live: Live,
  notices: Notices,
): Promise<{ behaviours: Behaviours; store: Store | undefined }> {
  let behaviours: Behaviours | undefined;
  try {
    behaviours = await createBehaviours(behaviourOptions(options, live, notices));
    return { behaviours, store: await openMockStore(options, notices) };
  } catch (error) {
    live.close();
    await behaviours?.close();
    throw error;
  }
}

/** Longest wait, in milliseconds, for the requests under way when the mock is closed. */
const CLOSE_LIMIT_MS = 3_000;

async function closeWithin(
  app: FastifyInstance,
  drain: (limitMs: number) => Promise<void>,
): Promise<void> {
  const { server } = app;
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT_MS);
  await drain(CLOSE_LIMIT_MS);
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await app.close();
  clearInterval(sweep);
  clearTimeout(timer);
}

function openMockDescription(
  { description, resource, stateful, watch, onEdit }: MockOptions,
  notices: Notices,
): Promise<Live> {
  return openLive({
    file: description,
    resource,
    stateful,
    watch,
    onEdit(problem) {
      notices.set('description', problem && noticeOf(problem));
      onEdit?.(problem);
    },
  });
}

function behaviourOptions(
  { delay, fault, scenario, seed, onScenarioEdit }: MockOptions,
  { current }: Live,
  notices: Notices,
): BehaviourOptions {
  return {
    ...(delay !== undefined && { delay }),
    ...(fault !== undefined && { fault }),
    ...(scenario !== undefined && { scenario }),
    ...(seed !== undefined && { seed }),
    statuses: () => current().statuses,
    onProblem(problem) {
      notices.set('scenario', problem && noticeOf(problem));
      onScenarioEdit?.(problem);
    },
  };
}

function noticeOf({ file, line, reason }: ScenarioProblem): Notice {
  return { file, ...(line && { line }), reason, time: new Date().toISOString() };
}

async function openMockStore(
  { stateful, data, onDatabase }: MockOptions,
  notices: Notices,
): Promise<Store | undefined> {
  if (!stateful) return undefined;
  return openStore(data, (loss) => {
    notices.set('database', loss && noticeOfLoss(loss));
    onDatabase?.(loss);
  });
}

function noticeOfLoss({ place, reason }: Loss): Notice {
  const time = new Date().toISOString();
  return {
    file: place,
    reason,
    time,
    meanwhile: 'requests get 503 until it is back',
  };
}

function responderOf({ wrap = (same) => same }: MockOptions, store: Store | undefined): Responder {
  const examples = createExamplesResponder(generateWithPrism);
  return wrap(store ? createStatefulResponder(store, examples) : examples);
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'the port is taken. Stop the other program, or pass another --port.';
    case 'EACCES':
      return 'not allowed. Pass a --port above 1023.';
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return 'not an address of this machine. Pass another --host.';
    default:
      return `${message}. Check --host and --port.`;
  }
}
