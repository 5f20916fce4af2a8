import { type FaultRow, family } from '../mutation.ts';
import { type Body, mapMember, valueAt } from '../members.ts';
import { FULL } from '../samples.ts';
import { changing, rewriting } from '../seams.ts';

const CONNECTION = '#/components/schemas/Connection';
const ENDPOINT = '#/components/schemas/BaseEndpoint';
const ID = `${CONNECTION}/properties/connection_id`;
const TIME = `${CONNECTION}/properties/create_time`;
const MANDATORY = ['connection_id', 'name', 'create_time', 'db_type', 'endpoint'];

/** What a success looks like: its members, their types and forms. */
export const successShape = family('shape of a success', [
  ...MANDATORY.flatMap((path) => [
    becomes(`no-${path}`, path, { value: () => undefined, against: `${CONNECTION}/required` }),
    becomes(`null-${path}`, path, { value: () => null, against: CONNECTION }),
  ]),
  ...['endpoint.endpoint_name', 'endpoint.db_user'].map((path) =>
    becomes(`no-${path}`, path, { value: () => undefined, against: `${ENDPOINT}/required` }),
  ),
  becomes('number-connection_id', 'connection_id', { value: () => 4711, against: `${ID}/type` }),
  becomes('empty-connection_id', 'connection_id', { value: () => '', against: `${ID}/minLength` }),
  becomes('counted-connection_id', 'connection_id', {
    value: () => 'c-4711',
    against: `${ID}/format`,
  }),
  becomes('id-without-hyphens', 'connection_id', {
    value: (id) => String(id).replaceAll('-', ''),
    against: `${ID}/format`,
  }),
  becomes('id-in-upper-case', 'connection_id', {
    value: (id) => String(id).toUpperCase(),
    against: `${ID}/description`,
  }),
  becomes('id-in-braces', 'connection_id', { value: (id) => `{${id}}`, against: `${ID}/format` }),
  becomes('time-as-text', 'create_time', { value: String, against: `${TIME}/type` }),
  becomes('time-as-date', 'create_time', {
    value: (time) => new Date(Number(time)).toISOString(),
    against: `${TIME}/type`,
  }),
  becomes('time-with-fraction', 'create_time', {
    value: (time) => Number(time) + 0.5,
    against: `${TIME}/type`,
  }),
  becomes('endpoint-as-text', 'endpoint', { value: JSON.stringify, against: `${ENDPOINT}/type` }),
  becomes('endpoint-in-an-array', 'endpoint', { value: (e) => [e], against: `${ENDPOINT}/type` }),
  becomes('empty-endpoint', 'endpoint', { value: () => ({}), against: `${ENDPOINT}/required` }),
  becomes('type-in-upper-case', 'db_type', {
    value: (type) => String(type).toUpperCase(),
    against: '#/components/schemas/DbType/enum',
  }),
  becomes('unknown-endpoint-name', 'endpoint.endpoint_name', {
    value: () => 'on_premises',
    against: `${ENDPOINT}/properties/endpoint_name/enum`,
  }),
  becomes('port-as-number', 'endpoint.db_port', {
    value: Number,
    against: `${ENDPOINT}/properties/db_port/type`,
  }),
  becomes('ssl-link-as-text', 'ssl.ssl_link', {
    value: String,
    against: '#/components/schemas/EndpointSslConfig/properties/ssl_link/type',
  }),
  becomes('ssl-link-as-number', 'ssl.ssl_link', {
    value: Number,
    against: '#/components/schemas/EndpointSslConfig/properties/ssl_link/type',
  }),
  becomes('shards-by-number', 'endpoint.source_sharding', {
    value: (shards) => ({ ...(shards as object[]) }),
    against: `${ENDPOINT}/properties/source_sharding/type`,
  }),
  becomes('shard-in-place-of-the-array', 'endpoint.source_sharding', {
    value: (shards) => (shards as object[])[0],
    against: `${ENDPOINT}/properties/source_sharding/type`,
  }),
  becomes('config-as-text', 'config', {
    value: JSON.stringify,
    against: '#/components/schemas/ConnectionConfig/type',
  }),
  whole('wraps-in-data', 'below a member `data`', (answer) => ({ data: answer })),
  whole('wraps-in-connection', 'below a member `connection`', (answer) => ({ connection: answer })),
  whole('wraps-in-an-array', 'in an array', (answer) => [answer]),
  whole('wraps-in-text', 'as JSON within a JSON string', (answer) => JSON.stringify(answer)),
  whole('answers-the-id-only', 'as its id only', ({ connection_id }) => ({ connection_id })),
  whole('answers-an-empty-object', 'as {}', () => ({})),
  whole('answers-null', 'as null', () => null),
  whole('writes-camel-case', 'with its members in camel case', (answer) => camelCase(answer)),
  whole('calls-the-id-id', 'with `id` for connection_id', ({ connection_id, ...rest }) => ({
    id: connection_id,
    ...rest,
  })),
  whole('flattens-the-endpoint', 'with the members of the endpoint beside its own', (answer) => ({
    ...answer,
    ...(answer.endpoint as object),
    endpoint: undefined,
  })),
  {
    name: 'answers-an-empty-body',
    does: 'Answers a create with an empty body.',
    against: '#/paths/~1v5~1{project_id}~1connections/post/responses/200/content',
    how: () => rewriting(({ status }) => (status === 200 ? { text: '' } : undefined)),
  },
]);

interface Becomes {
  readonly value: (value: unknown) => unknown;
  readonly against: string;
}

/** One member of the answer, where it is present, becomes another value. */
function becomes(suffix: string, path: string, { value, against }: Becomes): FaultRow {
  return {
    name: `answers-${suffix}`,
    does: `Answers a create with ${path} changed: ${suffix.replaceAll('-', ' ')}.`,
    against,
    how: () =>
      changing((answer) =>
        valueAt(answer, path) === undefined ? undefined : mapMember(answer, path, value),
      ),
    probes: [{ body: FULL }],
  };
}

function whole(name: string, what: string, change: (answer: Body) => unknown): FaultRow {
  const does = `Answers a create with the connection ${what}.`;
  return { name, does, against: `${CONNECTION}/required`, how: () => changing(change) };
}

function camelCase(answer: Body): Body {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
