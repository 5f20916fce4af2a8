import openapiTypescript, { astToString } from 'openapi-typescript';
import type { Description } from '../../spec/description.ts';
import { isObject } from '../../spec/lib/pointer.ts';
import { type Body, bodiesOf, typeOf } from './bodies.ts';

/**
 * TypeScript types of a description: everything openapi-typescript derives, then one alias for each
 * body: of a request with its secrets, of a response without them.
 *
 * The only file that knows the generator, which is frozen at 7.13 and needs TypeScript 5.9.
 */
export async function generateTypes(description: Description): Promise<string> {
  const nodes = await openapiTypescript(JSON.stringify(description.root), {
    readWriteMarkers: true,
    silent: true,
  });
  return [
    '// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.',
    astToString(nodes).trimEnd(),
    ...bodiesOf(description).map((body) => alias(description, body)),
    '',
  ].join('\n');
}

/** `Readable` leaves out what is only sent, `Writable` what is only received. */
function alias(description: Description, body: Body): string {
  const schema = description.at(body.schema);
  const text =
    isObject(schema) && typeof schema.description === 'string' ? schema.description : body.name;
  const view = body.view === 'request' ? 'Writable' : 'Readable';
  return `/** ${text.replaceAll('*/', '* /')} */\nexport type ${body.name} = ${view}<${typeOf(body)}>;`;
}
