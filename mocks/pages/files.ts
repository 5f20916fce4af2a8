import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const ROOT = new URL('../..', import.meta.url);
const PREFIX = '/_mock/files/';

/** Modules are TypeScript in the project, and JavaScript in the package that is built of it. */
const MODULE = extname(fileURLToPath(import.meta.url));

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

/** Pages load nothing from elsewhere, run no inline script, and may ask another mock. */
const HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'self'; connect-src *; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/**
 * Serves files of the project to a browser, each under its own path, so that the imports between
 * them resolve: `mocks/pages/example/form.ts` at `/_mock/files/mocks/pages/example/form.ts`, as
 * JavaScript. No other path can be asked for.
 */
export function addFiles(app: FastifyInstance, paths: readonly string[]): void {
  for (const path of paths) addFile(app, PREFIX + path, path);
}

/** Serves one file of the project at a path of its own: a page at `/example/`, say. */
export function addFile(app: FastifyInstance, url: string, path: string): void {
  const file = path.replace(/\.ts$/, MODULE);
  app.get(url.replace(/\.ts$/, MODULE), async (_request, reply) =>
    reply
      .headers(HEADERS)
      .type(TYPES[extname(file)] ?? 'application/octet-stream')
      .send(await readForBrowser(file)),
  );
}

async function readForBrowser(path: string): Promise<string> {
  const text = await readFile(new URL(path, ROOT), 'utf8');
  if (extname(path) !== '.ts') return text;
  // Loaded here: a built package has no TypeScript to strip.
  const { transformSync } = await import('amaro');
  return transformSync(text, { mode: 'strip-only' }).code;
}
