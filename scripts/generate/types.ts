import openapiTypescript, { astToString } from 'openapi-typescript';
import type { Description, Json } from '../../spec/description.ts';
import { operation } from './operation.ts';

/**
 * TypeScript types of a description: everything openapi-typescript derives, then one alias for each
 * body (`CreateConnectionRequest` with its secrets, `Connection` without them).
 *
 * The only file that knows the generator, which is frozen at 7.13 and needs TypeScript 5.9.
 */
export async function generateTypes(description: Description): Promise<string> {
  const nodes = await openapiTypescript(JSON.stringify(description.root), {
    readWriteMarkers: true,
    silent: true,
  });
  const { request, answers } = operation(description);
  const sent = new Set([request]);
  const received = new Set(answers.map((answer) => answer.schema));
  return [
    '// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.',
    astToString(nodes).trimEnd(),
    ...[...sent].map((name) => alias(description, name, 'Writable')),
    ...[...received].map((name) => alias(description, name, 'Readable')),
    '',
  ].join('\n');
}

/** `Readable` leaves out what is only sent, `Writable` what is only received. */
function alias(description: Description, name: string, view: 'Readable' | 'Writable'): string {
  const schema = description.at(`#/components/schemas/${name}`) as { [keyword: string]: Json };
  return `/** ${schema.description} */\nexport type ${name} = ${view}<components["schemas"]["${name}"]>;`;
}
