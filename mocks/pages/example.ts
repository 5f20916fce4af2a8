import type { FastifyInstance } from 'fastify';
import { addFile, addFiles } from './files.ts';

const FOLDER = 'mocks/pages/example';

const FILES = [
  `${FOLDER}/style.css`,
  `${FOLDER}/answer.ts`,
  `${FOLDER}/body.ts`,
  `${FOLDER}/create.ts`,
  `${FOLDER}/fields.ts`,
  `${FOLDER}/markup.ts`,
  `${FOLDER}/page.ts`,
  `${FOLDER}/problems.ts`,
  `${FOLDER}/schema.ts`,
  `${FOLDER}/server.ts`,
  `${FOLDER}/show.ts`,
  'contracts/client/client.ts',
  'spec/generated/openapi.json',
  'spec/generated/validators.js',
];

/** Adds the example frontend at `/example`: a form that creates connections with the shipped client. */
export function addExample(app: FastifyInstance): void {
  for (const url of ['/example', '/example/']) addFile(app, url, `${FOLDER}/index.html`);
  addFiles(app, FILES);
}
