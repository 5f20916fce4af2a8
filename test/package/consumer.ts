/** Files of a project that uses the package, as a frontend, a test and a service would. */
export const CONSUMER: { readonly [name: string]: string } = {
  // Without the types of Node: this is what runs in a browser.
  'browser/app.ts': `
import { type ConnectionClient, createClient } from 'drs-contract/client';
import type { Connection, CreateConnectionRequest } from 'drs-contract/types';
import { validateCreateConnectionRequest } from 'drs-contract/validators';

const client: ConnectionClient = createClient({ baseUrl: 'https://drs.example.com', projectId: 'p' });
const request: CreateConnectionRequest = {
  name: 'orders',
  db_type: 'mysql',
  endpoint: { endpoint_name: 'mysql', db_user: 'root', db_password: 'password' },
};
export const first: string | undefined = validateCreateConnectionRequest.errors?.[0]?.schemaPath;
export async function create(): Promise<Connection | string> {
  const result = await client.createConnection(request);
  return result.status === 200 ? result.data : result.error.error_code;
}
// @ts-expect-error: not one of the database types.
request.db_type = 'mysq';
// @ts-expect-error: a secret is never in an answer.
export const secret = (connection: Connection) => connection.endpoint.db_password;
`,
  'browser/tsconfig.json': `{
  "compilerOptions": {
    "target": "es2022", "lib": ["es2022", "dom"], "module": "esnext", "moduleResolution": "bundler",
    "strict": true, "exactOptionalPropertyTypes": true, "noEmit": true, "types": []
  }
}`,
  'node/app.ts': `
import { createConnection } from 'drs-contract/msw';
import { createMock } from 'drs-contract/mock';
import openapi from 'drs-contract/openapi.json' with { type: 'json' };
import { verify } from 'drs-contract/verify';

export const handlers = [createConnection({ override: { example: 'name-taken' } })];
// @ts-expect-error: not one of the examples.
createConnection({ override: { example: 'name-take' } });
export const version: string = openapi.info.version;
export async function check(): Promise<number> {
  const mock = await createMock({ stateful: true, seed: 7 });
  const { findings } = await verify({ baseUrl: mock.url, only: ['laws'] });
  await mock.close();
  // @ts-expect-error: no such option.
  await createMock({ statefull: true });
  return findings.length;
}
`,
  'node/tsconfig.json': `{
  "compilerOptions": {
    "target": "es2024", "module": "nodenext", "strict": true, "noEmit": true, "skipLibCheck": true,
    "resolveJsonModule": true, "types": ["node"]
  }
}`,
};
