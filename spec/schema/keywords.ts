import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../lib/pointer.ts';

/** Keywords of an OpenAPI schema that JSON Schema does not know, and that no value can break (OpenAPI 3.1, Schema Object). */
const ANNOTATIONS = ['discriminator', 'example', 'externalDocs', 'xml'];

/** Teaches a strict Ajv the keywords of OpenAPI, and the extensions (`x-…`) that a description has. */
export function addOpenApiKeywords(ajv: Ajv2020, root: Json): void {
  const extensions = new Set<string>();
  collect(root, extensions);
  // Where schemas stand in a description.
  for (const keyword of ['components', 'paths', ...ANNOTATIONS, ...extensions])
    if (!ajv.getKeyword(keyword)) ajv.addKeyword(keyword);
}

function collect(value: Json, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    // Ajv takes no other characters in the name of a keyword.
    if (/^x-[a-z_$\d:.-]*$/i.test(key)) found.add(key);
    collect(inner, found);
  }
}
