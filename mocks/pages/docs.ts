import type { FastifyInstance } from 'fastify';
import { addFile } from './files.ts';

/** What the documentation shows. */
export interface DocsOptions {
  /** The description to serve, as an OpenAPI object; asked for anew at each request. */
  readonly description: () => object;
}

const PAGE = 'mocks/pages/docs/index.html';

/** Everything that the page loads, each at a path of its own. */
const ASSETS: { readonly [url: string]: string } = {
  '/docs': PAGE,
  '/docs/': PAGE,
  '/docs/page.css': 'mocks/pages/docs/page.css',
  '/docs/page.ts': 'mocks/pages/docs/page.ts',
  '/docs/server-of.ts': 'mocks/pages/docs/server-of.ts',
  '/docs/swagger-ui.css': import.meta.resolve('swagger-ui-dist/swagger-ui.css'),
  '/docs/swagger-ui-bundle.js': import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
};

/**
 * Adds documentation from which requests can be sent at `/docs`, and the description at
 * `/openapi.json`. A browser that opens `/` is led to it; for any other client, `/` stays unknown.
 */
export function addDocs(app: FastifyInstance, { description }: DocsOptions): void {
  for (const [url, path] of Object.entries(ASSETS)) addFile(app, url, path);
  app.get('/openapi.json', async (_request, reply) =>
    reply
      .header('Cache-Control', 'no-cache')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(description())),
  );
  app.get('/', async (request, reply) => {
    if (request.headers.accept?.includes('text/html'))
      return reply.header('Vary', 'Accept').redirect('/docs');
    reply.callNotFound();
    return reply;
  });
}
