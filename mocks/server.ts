import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { drain } from './drain.ts';
import type { Responder, Violation } from './exchange.ts';
import { createStatefulResponder } from './responders/stateful.ts';
import { openSqliteStore } from './store/sqlite.ts';

/** How a mock listens and answers. */
export interface MockOptions {
  /** Port to listen on; a free one when absent or 0. */
  readonly port?: number;
  /** Address to listen on; 127.0.0.1 when absent. */
  readonly host?: string;
  /** Really create connections, instead of answering with the description's examples. */
  readonly stateful?: boolean;
  /** SQLite file of the stateful mock; in memory when absent. */
  readonly data?: string;
  /** Longest time, in milliseconds, to wait for a whole request; 30 seconds when absent. */
  readonly requestTimeoutMs?: number;
  /** Finds the broken rules of a body; the description's own when absent. */
  readonly validate?: (body: unknown) => Violation[];
  /** Wraps the responder, to change what it answers. */
  readonly wrap?: (responder: Responder) => Responder;
  /** Adds hooks to the application before it listens. */
  readonly configure?: (app: FastifyInstance) => void;
}

/** A mock that listens. */
export interface Mock {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  /** Answers the requests under way, then stops listening and lets go of its files. */
  close(): Promise<void>;
}

/**
 * Starts a mock.
 * @throws Error when the port is taken, the host is unknown or the data file can't be used.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = '127.0.0.1', wrap = (same) => same, configure } = options;
  const responder = wrap(await responderOf(options));
  const app = await createApp({ ...options, responder });
  configure?.(app);
  try {
    return { url: await app.listen({ port, host }), close: () => closeWithin(app, CLOSE_LIMIT_MS) };
  } catch (error) {
    await app.close();
    throw new Error(
      `Failed to listen on ${host}:${port}: ${reasonOf(error as NodeJS.ErrnoException)}`,
    );
  }
}

/** Longest wait, in milliseconds, for the requests under way when the mock is closed. */
const CLOSE_LIMIT_MS = 3_000;

async function closeWithin(app: FastifyInstance, limitMs: number): Promise<void> {
  const { server } = app;
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await drain(server, limitMs);
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await app.close();
  clearInterval(sweep);
  clearTimeout(timer);
}

async function responderOf({ stateful, data }: MockOptions): Promise<Responder> {
  if (stateful) return createStatefulResponder(openSqliteStore(data));
  // Loaded here, since Prism takes most of a second that the stateful mock need not wait.
  const { createExamplesResponder } = await import('./responders/prism.ts');
  return createExamplesResponder();
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
