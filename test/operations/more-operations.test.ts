import { rmSync } from 'node:fs';
import { createMock, type Mock } from '../../mocks/server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../contracts/verify.ts';
import { render } from '../../scripts/reports/verify/pretty.ts';
import { generateAll } from '../../scripts/generate/generate.ts';
import { moreOperations } from '../fixtures/descriptions/more-operations.ts';

const files = moreOperations();
const { description, resource } = files;
const SECRET = 'canary-secret-0123456789';
const headers = { 'content-type': 'application/json', 'x-auth-token': 't' };

describe.each([
  ['examples', { description, resource }],
  ['stateful', { description, resource, stateful: true }],
])('a description with more operations, on the mock with %s', (_mode, options) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock(options);
  });
  afterAll(() => mock.close());

  const send = (method: string, path: string, body?: object) =>
    fetch(`${mock.url}/v5/p/connections${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });

  it('responds to a GET with its example', async () => {
    const response = await send('GET', '');
    expect([response.status, await response.json()]).toEqual([200, { count: 3 }]);
  });

  it('responds to an operation without a body, with none', async () => {
    const response = await send('DELETE', '/some-id');
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it('responds with the success that the operation lists, made from its schema', async () => {
    const response = await send('POST', '/copies', { of: 'some-id', passphrase: SECRET });
    expect(response.status).toBe(201);
    expect(await response.text()).not.toContain(SECRET);
  });

  it('rejects what breaks the schema of the operation', async () => {
    const response = await send('POST', '/copies', { of: 'x', passphrase: SECRET });
    expect([response.status, await response.json()]).toMatchObject([400, { error_msg: /of/ }]);
  });

  it('wants a credential of each', async () => {
    const response = await fetch(`${mock.url}/v5/p/connections`);
    expect(response.status).toBe(401);
  });

  it('keeps no secret of any in its log', () => {
    expect(mock.requests.length).toBeGreaterThan(3);
    expect(JSON.stringify(mock.requests)).not.toContain(SECRET);
  });
});

describe('a description with more operations', () => {
  afterAll(() => rmSync(files.folder, { recursive: true }));

  it('is typed, each operation by its id', async () => {
    const generated = await generateAll(description);
    const types = generated.get('types.ts') ?? '';
    for (const name of ['CopyConnectionRequest', 'CountConnectionsResponse200', 'Connection'])
      expect(types).toContain(`export type ${name} = `);
    expect(generated.get('validators.js')).toContain(
      '"copyConnection": validateCopyConnectionRequest',
    );
  });

  it('is verified for the operation that was asked for; the others are listed as not', async () => {
    const mock = await createMock({ description, resource, stateful: true });
    try {
      const report = await verify({ baseUrl: mock.url, descriptionFile: description, seed: 1 });
      expect(report.findings).toEqual([]);
      expect(report.coverage).toHaveLength(109);
      expect(report.notAskedFor.map(({ id, method }) => [id, method])).toEqual([
        ['countConnections', 'GET'],
        ['dropConnection', 'DELETE'],
        ['copyConnection', 'POST'],
      ]);
      expect(render(report)).toMatch(/countConnections \(GET /);
    } finally {
      await mock.close();
    }
  });
});
