import { describe, expect, it } from 'vitest';
import { readDescription } from '../../spec/description.ts';
import type { JsonObject } from '../../spec/lib/pointer.ts';
import { findOperation, type Operation, readOperations } from '../../spec/operations.ts';

const own = readOperations(readDescription().root);

/** A description with one operation under `/things/{thing}`. */
function only(operation: JsonObject, more: JsonObject = {}): Operation {
  const root = { openapi: '3.1.1', paths: { '/things/{thing}': { get: operation } }, ...more };
  return readOperations(root)[0] as Operation;
}

describe('readOperations', () => {
  it('reads what the description says of its operation', () => {
    expect(own.map(({ id, method, path }) => [id, method, path])).toEqual([
      ['createConnection', 'POST', '/v5/{project_id}/connections'],
    ]);
    const [create] = own as [Operation];
    expect(create.pointer).toBe('#/paths/~1v5~1{project_id}~1connections/post');
    expect(create.requestBody?.json?.schema).toBe('#/components/schemas/CreateConnectionRequest');
    expect(create.response(401)?.json?.schema).toBe('#/components/schemas/GatewayError');
    expect([create.success, create.rejection]).toEqual([[200], 400]);
    expect(create.credentials).toEqual(['x-auth-token', 'authorization']);
    expect(create.anonymous).toBe(false);
    expect(create.parameters.map((one) => [one.in, one.name, one.required])).toEqual([
      ['path', 'project_id', true],
      ['header', 'X-Language', false],
    ]);
  });

  it('pairs each example of a request with the response of the same key', () => {
    const [create] = own as [Operation];
    expect(create.examples).toHaveLength(8);
    for (const { key, request, response } of create.examples)
      expect([request.pointer, response?.pointer]).toEqual([
        `#/components/examples/${key}-request`,
        `#/components/examples/${key}-response`,
      ]);
  });

  it('names an operation without an id by its method and path', () => {
    expect(only({ responses: {} }).id).toBe('GET /things/{thing}');
  });

  it('reads a response without a body, another success and a default', () => {
    const json = { 'application/problem+json': { schema: { type: 'object' } } };
    const operation = only({
      responses: { 201: { description: '' }, 204: { description: '' }, default: { content: json } },
    });
    expect(operation.success).toEqual([201, 204]);
    expect(operation.response(204)?.json).toBeUndefined();
    expect(operation.response(418)).toMatchObject({
      status: undefined,
      json: { mediaType: 'application/problem+json' },
    });
  });

  it.each([
    ['400 before 422', ['422', '400'], 400],
    ['422 before others', ['404', '422'], 422],
    ['the least of others', ['409', '404'], 404],
    ['none', ['200', '500'], undefined],
  ])('takes for the rejection of an invalid request: %s', (_what, statuses, rejection) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: '' }]));
    expect(only({ responses }).rejection).toBe(rejection);
  });

  it('lets parameters of the operation win over those of its path, and follows references', () => {
    const root: JsonObject = {
      paths: {
        '/things/{thing}': {
          parameters: [
            { name: 'thing', in: 'path', required: true, schema: { type: 'string' } },
            { $ref: '#/components/parameters/Limit' },
          ],
          get: {
            parameters: [{ name: 'thing', in: 'path', required: true, example: 7 }],
            responses: {},
          },
        },
      },
      components: {
        parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      },
    };
    const [operation] = readOperations(root) as [Operation];
    expect(operation.parameters).toEqual([
      {
        name: 'thing',
        in: 'path',
        required: true,
        example: 7,
        pointer: '#/paths/~1things~1{thing}/get/parameters/0',
      },
      {
        name: 'limit',
        in: 'query',
        required: false,
        pointer: '#/components/parameters/Limit',
        schema: '#/components/parameters/Limit/schema',
      },
    ]);
    expect(operation.url({ thing: 'a/b', limit: 5 })).toBe('/things/a%2Fb?limit=5');
    expect(operation.url({ thing: 'a?b' })).toBe('/things/a%3Fb');
  });

  it('says which value a URL lacks', () => {
    expect(() => only({ responses: {} }).url({})).toThrow(/no value for `thing`/);
  });

  it.each([
    ['none at all', {}, [], true],
    ['an empty requirement', { security: [{}] }, [], true],
    ['a bearer token', { security: [{ bearer: [] }] }, ['authorization'], false],
    ['a key in the query', { security: [{ query: [] }] }, [], false],
  ])('reads security: %s', (_what, security, credentials, anonymous) => {
    const schemes = {
      bearer: { type: 'http', scheme: 'bearer' },
      query: { type: 'apiKey', in: 'query', name: 'key' },
    };
    const operation = only(
      { responses: {}, ...security },
      {
        components: { securitySchemes: schemes },
      },
    );
    expect(operation).toMatchObject({ credentials, anonymous });
  });

  it('says so when references lead in a circle', () => {
    const paths = { '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' } };
    expect(() => readOperations({ paths })).toThrow(/circle/);
  });
});

describe('findOperation', () => {
  it('names those that there are', () => {
    expect(() => findOperation(own, 'createLink')).toThrow(
      'Failed to find the operation `createLink`: the description has `createConnection`.',
    );
  });
});
