import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { readText } from './description.ts';
import schema from './resource.schema.json' with { type: 'json' };
import type { ResourceFile } from './resource.ts';

/** Path of the resource behind the project's own description. */
export const RESOURCE_FILE = fileURLToPath(new URL('./resource.yaml', import.meta.url));

/**
 * Reads what OpenAPI cannot say of a resource.
 * @throws Error naming file, line and reason when it can't be read or is not as `resource.schema.json` says
 */
export function readResource(file: string = RESOURCE_FILE): ResourceFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const [problem] = document.errors;
  if (problem) throw failure(file, problem.linePos?.[0].line, problem.message.split('\n')[0] ?? '');
  const value: unknown = document.toJS();
  const validate = new Ajv2020({ allErrors: false }).compile<ResourceFile>(schema);
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  const path = (error?.instancePath ?? '').split('/').slice(1);
  const node = document.getIn(path, true) as { range?: [number] } | undefined;
  const line = node?.range && lines.linePos(node.range[0]).line;
  const place = path.length > 0 ? `\`${path.join('.')}\` ` : '';
  const extra = error?.params.additionalProperty as string | undefined;
  throw failure(file, line, `${place}${error?.message}${extra ? ` (\`${extra}\`)` : ''}`);
}

function failure(file: string, line: number | undefined, reason: string): Error {
  return new Error(`Failed to read ${file}:${line ?? 1}: ${reason}. Correct it there.`);
}
