import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };

/** A Prism server in this process, as `prism mock` starts it, silent. */
export interface PrismServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts Prism on a free port of the loopback. */
export async function startPrism(): Promise<PrismServer> {
  const operations = await getHttpOperationsFromSpec(structuredClone(openapi));
  const server = createServer(operations, {
    cors: true,
    config: CONFIG,
    components: { logger: SILENT },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}

const CONFIG = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

const SILENT = new Proxy({} as Parameters<typeof createServer>[1]['components']['logger'], {
  get: (_target, name) => (name === 'child' ? () => SILENT : () => {}),
});
