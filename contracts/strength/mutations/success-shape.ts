import { changing, rewritingStatus } from '../changes.ts';
import { type Body, mapMember, valueAt } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { ID, inResponse, ITEMS, ofStatus, RESPONSE, SUCCESS, TIME } from '../operation.ts';
import { FULL } from '../samples.ts';

/** Members that every response has: those that are mandatory in an object that is. */
const MANDATORY = RESPONSE.filter(
  ({ mandatory, writeOnly, path }) =>
    mandatory && !writeOnly && !RESPONSE.some((one) => !one.mandatory && isIn(path, one.path)),
);

type Becomes = readonly [
  suffix: string,
  path: string,
  rule: string,
  value: (old: unknown) => unknown,
];

/** Members of a success that have another value. */
const OTHER_VALUES: readonly Becomes[] = [
  [`number-${ID}`, ID, 'type', () => 4711],
  [`empty-${ID}`, ID, 'minLength', () => ''],
  [`counted-${ID}`, ID, 'format', () => 'c-4711'],
  ['id-without-hyphens', ID, 'format', (id) => String(id).replaceAll('-', '')],
  ['id-in-upper-case', ID, 'description', (id) => String(id).toUpperCase()],
  ['id-in-braces', ID, 'format', (id) => `{${id}}`],
  ['time-as-text', TIME, 'type', String],
  ['time-as-date', TIME, 'type', (time) => new Date(Number(time)).toISOString()],
  ['time-with-fraction', TIME, 'type', (time) => Number(time) + 0.5],
  ['endpoint-as-text', 'endpoint', 'type', JSON.stringify],
  ['endpoint-in-an-array', 'endpoint', 'type', (endpoint) => [endpoint]],
  ['empty-endpoint', 'endpoint', 'required', () => ({})],
  ['type-in-upper-case', 'db_type', 'enum', (type) => String(type).toUpperCase()],
  ['unknown-endpoint-name', 'endpoint.endpoint_name', 'enum', () => 'on_premises'],
  ['port-as-number', 'endpoint.db_port', 'type', Number],
  ['ssl-link-as-text', 'ssl.ssl_link', 'type', String],
  ['ssl-link-as-number', 'ssl.ssl_link', 'type', Number],
  ['shards-by-number', ITEMS, 'type', (shards) => ({ ...(shards as object[]) })],
  ['shard-in-place-of-the-array', ITEMS, 'type', (shards) => (shards as object[])[0]],
  ['config-as-text', 'config', 'type', JSON.stringify],
];

/** What a success looks like: its members, their types and forms. */
export const successShape = family('shape of a success', [
  ...MANDATORY.flatMap(({ path, holder }) => [
    becomes([`no-${path}`, path, '', () => undefined], `${holder}/required`),
    ...(path.includes('.') ? [] : [becomes([`null-${path}`, path, '', () => null], holder)]),
  ]),
  ...OTHER_VALUES.map((row) => becomes(row)),
  whole('wraps-in-data', 'below a member `data`', (response) => ({ data: response })),
  whole('wraps-in-connection', 'below a member `connection`', (connection) => ({ connection })),
  whole('wraps-in-an-array', 'in an array', (response) => [response]),
  whole('wraps-in-text', 'as JSON within a JSON string', (response) => JSON.stringify(response)),
  whole('answers-the-id-only', 'as its id only', ({ [ID]: id }) => ({ [ID]: id })),
  whole('answers-an-empty-object', 'as {}', () => ({})),
  whole('answers-null', 'as null', () => null),
  whole('writes-camel-case', 'with its members in camel case', camelCase),
  whole('calls-the-id-id', `with \`id\` for ${ID}`, ({ [ID]: id, ...rest }) => ({ id, ...rest })),
  whole('flattens-the-endpoint', 'with the members of the endpoint beside its own', (response) => ({
    ...response,
    ...(response.endpoint as object),
    endpoint: undefined,
  })),
  {
    name: 'answers-an-empty-body',
    does: 'Responds to a create with an empty body.',
    against: ofStatus(SUCCESS, 'content'),
    how: () => rewritingStatus(SUCCESS, () => ({ text: '' })),
  },
]);

function isIn(path: string, holder: string): boolean {
  return path.startsWith(`${holder}.`);
}

/** One member of the response, where it is present, becomes another value. */
function becomes(
  [suffix, path, rule, value]: Becomes,
  against = inResponse(path, rule),
): MutationRow {
  return {
    name: `answers-${suffix}`,
    does: `Responds to a create with ${path} changed: ${suffix.replaceAll('-', ' ')}.`,
    against,
    how: () =>
      changing((response) =>
        valueAt(response, path) === undefined ? undefined : mapMember(response, path, value),
      ),
    probes: [{ body: FULL }],
  };
}

function whole(name: string, what: string, change: (response: Body) => unknown): MutationRow {
  const does = `Responds to a create with the connection ${what}.`;
  return { name, does, against: inResponse('', 'required'), how: () => changing(change) };
}

function camelCase(response: Body): Body {
  return Object.fromEntries(
    Object.entries(response).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
