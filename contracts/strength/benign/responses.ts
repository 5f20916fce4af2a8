import { changing, rewriting } from '../changes.ts';
import { type Body, mapMember } from '../members.ts';
import type { Benign } from '../mutation.ts';
import { TIME } from '../operation.ts';
import { FULL, sampleWith } from '../samples.ts';

const MINUTE_MS = 60_000;

/** Other successes. */
export const responses: readonly Benign[] = [
  success('adds-members', 'Adds members of its own.', (response) => ({
    ...response,
    status: 'created',
    links: [{ rel: 'self' }],
    endpoint: { ...(response.endpoint as Body), is_managed: false, labels: {} },
  })),
  success('orders-members-otherwise', 'Gives the members in reverse order.', (response) =>
    Object.fromEntries(Object.entries(response).reverse()),
  ),
  success('gives-endpoint-an-id', 'Gives the endpoint an id where none was sent.', (response) =>
    mapMember(response, 'endpoint', (endpoint: Body) => ({ id: crypto.randomUUID(), ...endpoint })),
  ),
  success('names-default-project', 'Names the default enterprise project.', (response) => ({
    enterprise_project_id: '0',
    ...response,
  })),
  success('writes-null-for-absent-members', 'Writes null for what was not sent.', (response) => ({
    config: null,
    vpc: null,
    ssl: null,
    description: null,
    ...response,
    endpoint: { ip: null, db_port: null, source_sharding: null, ...(response.endpoint as Body) },
  })),
  success('empties-secrets', 'Returns empty secrets, since they are in its table.', (response) => ({
    ...response,
    endpoint: { ...(response.endpoint as Body), db_password: '' },
    ssl: { ...((response.ssl as Body | undefined) ?? {}), ssl_cert_password: null },
  })),
  success('returns-cloud', 'Returns `cloud`, too.', (response, { cloud }) =>
    cloud ? { ...response, cloud } : response,
  ),
  ...(['ahead', 'behind'] as const).map((way) =>
    success(`clock-${way}`, `Has a clock 5 minutes ${way}.`, (response) => ({
      ...response,
      [TIME]: Number(response[TIME]) + (way === 'ahead' ? 5 : -5) * MINUTE_MS,
    })),
  ),
  rewrites('indents-json', 'Indents its JSON.', ({ response }) => ({
    text: JSON.stringify(response, null, 4),
  })),
  rewrites('ends-json-with-line-feed', 'Ends its JSON with a line feed.', ({ response }) => ({
    text: `\n${JSON.stringify(response)}\r\n`,
  })),
  rewrites('escapes-beyond-ascii', 'Escapes every character beyond ASCII.', ({ response }) => ({
    text: JSON.stringify(response).replace(
      /[^\0-~]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  })),
  rewrites('escapes-slashes', 'Escapes slashes in JSON.', ({ response }) => ({
    text: JSON.stringify({ note: 'a/b', ...response }).replaceAll('/', '\\/'),
  })),
  rewrites('writes-charset-in-upper-case', 'Writes charset=UTF-8.', () => ({
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  })),
  rewrites('names-type-in-upper-case', 'Writes the media type in upper case.', () => ({
    headers: { 'content-type': 'Application/JSON' },
  })),
  rewrites('adds-headers', 'Adds headers of its own.', () => ({
    headers: { 'x-request-id': 'a1b2', server: 'nginx', 'set-cookie': 'route=1; Path=/' },
  })),
].map((row) => ({ ...row, allowed: 'a response may be written so' }));

type Row = Omit<Benign, 'allowed'>;

function success(
  name: string,
  does: string,
  change: (response: Body, request: Body) => unknown,
): Row {
  return { name, does, how: () => changing(change), probes: [{ body: FULL }, {}] };
}

function rewrites(name: string, does: string, rewrite: Parameters<typeof rewriting>[0]): Row {
  const how = () => rewriting(rewrite);
  return { name, does, how, probes: [{ body: sampleWith('description', 'Größe') }] };
}
