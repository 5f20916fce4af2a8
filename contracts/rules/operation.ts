import { type Description, parsePointer } from '../../spec/description.ts';
import { isSchema } from '../../spec/schema/walk.ts';

/** JSON pointer of the operation in the description. */
export const OPERATION = '#/paths/~1v5~1{project_id}~1connections/post';
/** Where the member that must be unique is: the name of a connection. */
export const NAME = 'name';

/** Reference to the schema of the request body. */
export function requestSchema(description: Description): string {
  return schemaOf(description, `${OPERATION}/requestBody`);
}

/** Reference to the schema of an answer. */
export function answerSchema(description: Description, status: number): string {
  return schemaOf(description, `${OPERATION}/responses/${status}`);
}

/** Path of the operation below a base URL. */
export function pathFor(projectId: string): string {
  const template = parsePointer(OPERATION)[1] ?? '';
  return template.replace('{project_id}', encodeURIComponent(projectId));
}

/** The error code that says that a name is taken, from the document's sample. */
export function takenCode(description: Description): string {
  return String(description.at('#/components/examples/name-taken/value/error_code'));
}

/** Each example of a request, by its key. */
export function requestExamples(
  description: Description,
): { key: string; pointer: string; value: object }[] {
  const at = `${OPERATION}/requestBody/content/application~1json/examples`;
  return Object.keys(description.at(at) as object).map((key) => {
    const ref = description.at(`${at}/${key}`);
    const pointer = isSchema(ref) && typeof ref.$ref === 'string' ? ref.$ref : `${at}/${key}`;
    return { key, pointer, value: description.at(`${pointer}/value`) as object };
  });
}

function schemaOf(description: Description, body: string): string {
  const pointer = `${body}/content/application~1json/schema`;
  const schema = description.at(pointer);
  if (isSchema(schema) && typeof schema.$ref === 'string') return schema.$ref;
  throw new Error(
    `Failed to read ${description.file}: the schema at ${pointer} is no reference. Move it to components/schemas.`,
  );
}

/** Whether a path is that of the name. */
export function isName(path: readonly (string | number)[]): boolean {
  return path.length === 1 && path[0] === NAME;
}
