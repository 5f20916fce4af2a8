import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readText } from './description.ts';
import { parsePointer } from './lib/pointer.ts';
import { readYaml, syntaxMessage } from './lib/yaml.ts';
import schema from './resource.schema.json' with { type: 'json' };
import type { ResourceFile } from './resource.ts';

/** Path of the resource behind the project's own description. */
export const RESOURCE_FILE = fileURLToPath(new URL('./resource.yaml', import.meta.url));

/**
 * Reads what OpenAPI cannot say of a resource.
 * @throws Error naming file, line and reason when it can't be read or is not as `resource.schema.json` says
 */
export function readResource(file: string = RESOURCE_FILE): ResourceFile {
  const { value, syntax, positionOf } = readYaml(readText(file));
  if (syntax) throw new Error(`Failed to read ${file}:${syntax.line}: ${syntaxMessage(syntax)}`);
  const validate = new Ajv2020({ allErrors: false }).compile<ResourceFile>(schema);
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  const path = parsePointer(error?.instancePath ?? '');
  const place = path.length > 0 ? `\`${path.join('.')}\` ` : '';
  const extra = error?.params.additionalProperty as string | undefined;
  const { line } = positionOf(extra === undefined ? path : [...path, extra]);
  const found = `${place}${error?.message}${extra ? ` (\`${extra}\`)` : ''}`;
  throw new Error(`Failed to read ${file}:${line}: ${found}. Correct it there.`);
}
