import type { Description, Json } from '../../spec/description.ts';

const PATH = '#/paths/~1v5~1{project_id}~1connections/post';

/** Names of the schemas that the operation's bodies refer to. */
export interface Operation {
  readonly request: string;
  readonly answers: readonly { status: number; schema: string }[];
}

/** The schemas of `createConnection`: of its request body and of each documented answer. */
export function operation(description: Description): Operation {
  const statuses = Object.keys(description.at(`${PATH}/responses`) as { [status: string]: Json });
  return {
    request: schemaName(description, `${PATH}/requestBody`),
    answers: statuses.map((status) => ({
      status: Number(status),
      schema: schemaName(description, `${PATH}/responses/${status}`),
    })),
  };
}

function schemaName(description: Description, body: string): string {
  const schema = description.at(`${body}/content/application~1json/schema`) as { $ref: string };
  return schema.$ref.slice('#/components/schemas/'.length);
}
