import type { FastifyInstance } from 'fastify';
import type { Notices } from '../log/notices.ts';
import type { RequestLog } from '../log/request-log.ts';
import type { Live } from '../reload/live.ts';
import type { Store } from '../store/store.ts';
import { addDocs } from './docs.ts';
import { addExample } from './example.ts';
import { addInspector } from './inspector.ts';

/** What the pages show. */
export interface PagesOptions {
  readonly log: RequestLog;
  readonly notices: Notices;
  readonly live: Live;
  /** Where connections are kept; undefined in examples mode. */
  readonly store: Store | undefined;
  /** Forgets the created connections and the log. */
  readonly reset: () => Promise<void>;
  /** The name or address that the mock listens on. */
  readonly host: string;
}

/** Adds the pages of the mock: documentation, inspector and example frontend. */
export function addPages(app: FastifyInstance, options: PagesOptions): void {
  const { log, notices, live, store, reset, host } = options;
  addInspector(app, {
    log,
    notices,
    reset,
    host,
    mode: store ? 'stateful' : 'examples',
    list: async (limit) => ({
      total: (await store?.count()) ?? 0,
      newest: (await store?.list(limit)) ?? [],
    }),
    answers: () => (store ? [] : live.current().statuses),
  });
  addDocs(app, { description: () => live.current().description });
  addExample(app);
}
