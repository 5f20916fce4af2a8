import addFormatsPlugin from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Json, readDescription } from '../../spec/description.ts';
import { receivedView } from '../../spec/schema/response-view.ts';

type Node = { readonly [member: string]: Json };

const description = readDescription();
const OPERATION = '#/paths/~1v5~1{project_id}~1connections/post';
const CONTENT = 'content/application~1json';

/** The samples that the document prints. */
const SAMPLE_REQUEST = {
  name: 'DRS-mysql',
  db_type: 'mysql',
  description: 'description',
  endpoint: {
    endpoint_name: 'mysql',
    ip: '127.0.0.1',
    db_port: '3306',
    db_user: 'root',
    db_password: 'password',
  },
  ssl: { ssl_link: false },
  enterprise_project_id: '0',
};
const SAMPLE_ANSWER = {
  name: 'DRS-mysql',
  db_type: 'mysql',
  endpoint: { endpoint_name: 'mysql', ip: '127.0.0.1', db_port: '3306', db_user: 'root' },
  description: 'description',
  connection_id: '835e1d79-24ac-411d-a1c8-22c000280659',
  ssl: { ssl_link: false },
  create_time: 1716879012121,
  enterprise_project_id: '0',
};
const SAMPLE_ERROR = {
  error_code: 'DRS.10010065',
  error_msg: 'Connection manager name is already exists.',
};

const SECRETS = ['db_password', 'ssl_cert_key', 'ssl_cert_password'];

/** A copy in which no object may have a member that its schema does not describe. */
function closed(schema: Json, branch = false): Json {
  if (Array.isArray(schema)) return schema.map((part) => closed(part, branch));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value, branch || key === 'allOf')]),
  );
  return schema['type'] === 'object' && !branch ? { ...copy, unevaluatedProperties: false } : copy;
}

function validatorOf(view: (schema: Json) => Json): (name: string, value: Json) => string {
  const schemas = closed(view(description.at('#/components/schemas'))) as Node;
  const all = addFormatsPlugin.default(new Ajv2020({ strict: false, allErrors: true }));
  all.addSchema({ $id: 'openapi.yaml', components: { schemas } });
  return (name, value) => {
    const validate = all.getSchema(`openapi.yaml#/components/schemas/${name}`);
    return validate?.(value) ? 'valid' : all.errorsText(validate?.errors);
  };
}

/** A copy without the members of some names, at any depth. */
function without(value: Json, names: string[]): Json {
  return JSON.parse(
    JSON.stringify(value, (key, member: Json) => (names.includes(key) ? undefined : member)),
  ) as Json;
}

/** The texts that a member of a name holds, at any depth. */
function valuesOf(value: Json, name: string): string[] {
  const found: string[] = [];
  JSON.stringify(value, (key, member: Json) => {
    if (key === name) found.push(String(member));
    return member;
  });
  return found;
}

/** Examples of a body: key → value, and the name of their schema. */
function examplesOf(body: string): { schema: string; values: [string, Json][] } {
  const { $ref } = description.at(`${body}/${CONTENT}/schema`) as { $ref: string };
  const keys = Object.keys(description.at(`${body}/${CONTENT}/examples`) as Node);
  return {
    schema: $ref.split('/').at(-1) ?? '',
    values: keys.map((key) => [key, description.at(`${body}/${CONTENT}/examples/${key}/value`)]),
  };
}

const requests = examplesOf(`${OPERATION}/requestBody`);
const statuses = Object.keys(description.at(`${OPERATION}/responses`) as Node);
const answers = statuses.map((status) => ({
  status,
  ...examplesOf(`${OPERATION}/responses/${status}`),
}));
const created = answers[0]?.values ?? [];
const asSent = validatorOf((schema) => schema);
const asReceived = validatorOf(receivedView);

describe('the examples', () => {
  it('begin with the samples that the document prints', () => {
    expect(requests.values[0]).toEqual(['mysql', SAMPLE_REQUEST]);
    expect(answers[0]?.values[0]).toEqual(['mysql', SAMPLE_ANSWER]);
    expect(answers[1]?.values[0]).toEqual(['name-taken', SAMPLE_ERROR]);
  });

  it.each(requests.values)('are valid requests, closed-world: %s', (_key, value) => {
    expect(asSent(requests.schema, value)).toBe('valid');
  });

  it.each(
    answers.flatMap(({ status, schema, values }) =>
      values.map(([key, value]) => [status, key, schema, value] as const),
    ),
  )('are valid answers, closed-world: %s %s', (_status, _key, schema, value) => {
    expect(asReceived(schema, value)).toBe('valid');
  });

  it.each([
    ['a member that is not described', { ...SAMPLE_REQUEST, surprise: 1 }],
    ['an inner one', { ...SAMPLE_REQUEST, endpoint: { ...SAMPLE_REQUEST.endpoint, surprise: 1 } }],
    ['a missing one', { ...SAMPLE_REQUEST, name: undefined as unknown as string }],
  ])('would be refused with %s', (_what, value) => {
    expect(asSent('CreateConnectionRequest', value)).not.toBe('valid');
  });

  it.each([
    ['a secret', { ...SAMPLE_ANSWER, endpoint: SAMPLE_REQUEST.endpoint }],
    ['the region of an instance', { ...SAMPLE_ANSWER, cloud: { region: 'r', project_id: 'p' } }],
    ['a time in seconds and a half', { ...SAMPLE_ANSWER, create_time: 1716879012.5 }],
    ['an id that is no UUID', { ...SAMPLE_ANSWER, connection_id: '835e1d79' }],
  ])('would be refused as an answer with %s', (_what, value) => {
    expect(asReceived('Connection', SAMPLE_ANSWER)).toBe('valid');
    expect(asReceived('Connection', value)).not.toBe('valid');
  });

  it('pair up, in the same order', () => {
    expect(created.map(([key]) => key)).toEqual(requests.values.map(([key]) => key));
    expect(created.length).toBeGreaterThanOrEqual(8);
  });

  it.each(requests.values)('have the echo of the request in its response: %s', (key, request) => {
    const { connection_id, create_time, ...rest } = new Map(created).get(key) as Node;
    expect(rest).toEqual(without(request, [...SECRETS, 'cloud']));
    expect([typeof connection_id, typeof create_time]).toEqual(['string', 'number']);
  });

  it('have an id and a time of their own', () => {
    for (const member of ['connection_id', 'create_time'])
      expect(new Set(created.map(([, value]) => (value as Node)[member])).size).toBe(
        requests.values.length,
      );
  });

  it.each(requests.values)('have no secret in a response: %s', (key, request) => {
    const answer = JSON.stringify(new Map(created).get(key));
    const secrets = SECRETS.flatMap((name) => valuesOf(request, name));
    expect(secrets.length).toBeGreaterThan(0);
    for (const text of [...SECRETS, ...secrets]) expect(answer).not.toContain(text);
  });
});
