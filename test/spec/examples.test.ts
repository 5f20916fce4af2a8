import addFormatsPlugin from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { echo } from '../../mocks/responders/echo.ts';
import { type Json, readDescription } from '../../spec/description.ts';
import { receivedView } from '../../spec/received-view.ts';

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
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormatsPlugin.default(ajv);
  ajv.addSchema({ $id: 'openapi.yaml', components: { schemas } });
  return (name, value) => {
    const validate = ajv.getSchema(`openapi.yaml#/components/schemas/${name}`);
    return validate?.(value) ? 'valid' : ajv.errorsText(validate?.errors);
  };
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

  it('pair up: the answer is the echo of the request, with an id and a time', () => {
    const answer = new Map(answers[0]?.values);
    expect([...answer.keys()]).toEqual(requests.values.map(([key]) => key));
    for (const [key, request] of requests.values) {
      const { connection_id, create_time, ...rest } = answer.get(key) as Node;
      expect([key, rest]).toEqual([key, echo(request, 'Connection')]);
      expect([typeof connection_id, typeof create_time]).toEqual(['string', 'number']);
    }
  });

  it('have an id and a time of their own', () => {
    const ids = answers[0]?.values.map(([, value]) => (value as Node)['connection_id']);
    expect(new Set(ids).size).toBe(requests.values.length);
  });

  it('have no secret in an answer', () => {
    const text = JSON.stringify(answers.map(({ values }) => values));
    for (const secret of ['db_password', 'ssl_cert_key', 'ssl_cert_password'])
      expect(text).not.toContain(secret);
  });
});

describe('the schemas', () => {
  const schemas = Object.entries(description.at('#/components/schemas') as Record<string, Node>);
  const members = schemas.flatMap(([name, schema]) => [
    [name, schema] as const,
    ...Object.entries((schema['properties'] ?? {}) as Record<string, Node>).map(
      ([member, value]) => [`${name}.${member}`, value] as const,
    ),
  ]);

  it.each(members.filter(([, schema]) => !schema['$ref']))('describe %s', (_name, schema) => {
    expect(schema['description']).toMatch(/\S{2}.*[.]$/s);
    if (['string', 'integer', 'boolean'].includes(schema['type'] as string))
      expect(schema['examples']).not.toEqual([]);
    for (const example of (schema['examples'] ?? []) as Json[])
      expect(new Ajv2020({ strict: false, validateFormats: false }).validate(schema, example)).toBe(
        true,
      );
  });
});
