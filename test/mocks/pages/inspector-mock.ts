import { generatedCatalogue } from '../../../mocks/catalogue.ts';
import { createNotices, type Notices } from '../../../mocks/log/notices.ts';
import { createRequestLog, type RequestLog } from '../../../mocks/log/request-log.ts';
import { addInspector, type InspectorOptions } from '../../../mocks/pages/inspector.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';

/** A mock with an inspector, and what the inspector shows. */
export interface InspectedMock extends Mock {
  readonly log: RequestLog;
  readonly notices: Notices;
  /** Created connections; a test may change it. */
  connections: object[];
}

/** Starts a mock whose log the test fills. */
export async function startInspected(
  options: Partial<InspectorOptions> & { readonly port?: number } = {},
): Promise<InspectedMock> {
  const { port = 0, log = createRequestLog(), notices = createNotices() } = options;
  const inspected = { log, notices, connections: [{ name: 'mysql-orders', db_type: 'mysql' }] };
  const mock = await createMock({
    port,
    stateful: true,
    pages: false,
    configure: (app) =>
      addInspector(app, {
        log,
        notices,
        mode: 'stateful',
        list: async (limit) => ({
          total: inspected.connections.length,
          newest: inspected.connections.slice(-limit),
        }),
        answers: () => (options.mode === 'examples' ? generatedCatalogue().statuses : []),
        reset: async () => {
          inspected.connections = [];
          log.clear();
        },
        ...options,
      }),
  });
  return Object.assign(inspected, mock);
}
