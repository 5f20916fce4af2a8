import { ClientError, createClient } from '../../../contracts/client/client.ts';
import type { Connection, CreateConnectionRequest } from '../../../spec/generated/types.ts';
import { validateConnection } from '../../../spec/generated/validators.js';
import { errorLine, errorProblems } from './answer.ts';
import type { Problems } from './problems.ts';

/** Where and how a request is sent. */
export interface Target {
  readonly server: string;
  readonly projectId: string;
  readonly token: string;
  /** `Prefer` header, by which the mock is asked for another answer; none when empty. */
  readonly prefer: string;
}

/** How it went: a connection, or a line that says why there is none, with the members to correct. */
export type Outcome =
  | { readonly connection: Connection }
  | { readonly failure: string; readonly problems: Problems; readonly aborted?: boolean };

/** Creates a connection. Whatever goes wrong is in the outcome; nothing is thrown for it. */
export async function create(body: object, target: Target, signal: AbortSignal): Promise<Outcome> {
  if (!isHeaderValue(target.prefer)) return unsendable();
  const { fetch, violations } = fetchWith(target.prefer);
  const { server: baseUrl, projectId, token } = target;
  const client = createClient({ baseUrl, projectId, token, fetch });
  try {
    // Unchecked where the form's own check is off: the service then says what is wrong.
    const result = await client.createConnection(body as CreateConnectionRequest, { signal });
    if (result.status !== 200) {
      const { status, error } = result;
      return {
        failure: errorLine(status, error),
        problems: errorProblems(status, error, violations()),
      };
    }
    return validateConnection(result.data) ? { connection: result.data } : unreadable();
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return { failure: error.message, problems: new Map(), aborted: error.kind === 'aborted' };
  }
}

/** The client shows no headers; what stands in for its `fetch` sees them. */
function fetchWith(prefer: string): { fetch: typeof fetch; violations: () => string | null } {
  let header: string | null = null;
  return {
    violations: () => header,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      if (prefer) headers.set('Prefer', prefer);
      const response = await fetch(input, { ...init, headers });
      header = response.headers.get('X-Violations');
      return response;
    },
  };
}

function isHeaderValue(text: string): boolean {
  try {
    return new Headers({ Prefer: text }).has('Prefer');
  } catch {
    return false;
  }
}

function unsendable(): Outcome {
  const failure = 'Failed to send: Prefer holds a character that no header may hold. Correct it.';
  return { failure, problems: new Map([['Prefer', failure]]) };
}

function unreadable(): Outcome {
  const [error] = validateConnection.errors ?? [];
  const found = `${error?.instancePath || 'it'} ${error?.message}`;
  return {
    failure: `Failed to read the answer: the connection was created, but ${found}. Report it to the service.`,
    problems: new Map(),
  };
}
