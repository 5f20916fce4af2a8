import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { ClientError, type ClientOptions, createClient } from '../../../contracts/client/client.ts';
import description from '../../../spec/generated/openapi.json' with { type: 'json' };
import type { CreateConnectionRequest } from '../../../spec/generated/types.ts';
import { listen, type Running } from '../../fixtures/servers/listen.ts';

const { examples } = description.components;
const request = examples['mysql-request'].value as CreateConnectionRequest;
const connection = examples['mysql-response'].value;
const error = examples['name-taken'].value;
const TOKEN = 'token-that-nobody-may-see';

let running: Running | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  running = await listen(createServer(listener), {});
  return running.url;
}

function responding(status: number, body: string): RequestListener {
  return (_, response) => void response.writeHead(status).end(body);
}

function create(baseUrl: string, options: Partial<ClientOptions> = {}) {
  const client = createClient({ baseUrl, projectId: 'p1', token: TOKEN, ...options });
  return client.createConnection(request);
}

async function failureOf(call: Promise<unknown>): Promise<ClientError> {
  const failure = await call.then(
    () => expect.unreachable('it returned a result'),
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(ClientError);
  const shown = `${(failure as Error).stack} ${JSON.stringify(failure)}`;
  for (const secret of [TOKEN, request.endpoint.db_password]) expect(shown).not.toContain(secret);
  expect((failure as Error).message).toMatch(/^Failed to create a connection.*: .+\. .+\.$/);
  return failure as ClientError;
}

describe('createConnection', () => {
  it('sends the request as JSON with token and language', async () => {
    let seen: { method?: string; url?: string; headers?: object; body?: string } = {};
    const url = await serve(async (req, response) => {
      const { method = '', url: path = '', headers } = req;
      let body = '';
      for await (const chunk of req) body += chunk;
      seen = { method, url: path, headers, body };
      response.end(JSON.stringify(connection));
    });

    const result = await create(url, { language: 'zh-cn' });

    expect(result).toEqual({ status: 200, data: connection });
    expect(seen).toMatchObject({ method: 'POST', url: '/v5/p1/connections' });
    expect(seen.headers).toMatchObject({
      'content-type': 'application/json',
      'x-auth-token': TOKEN,
      'x-language': 'zh-cn',
    });
    expect(JSON.parse(seen.body ?? '')).toEqual(request);
  });

  it.each([
    ['', '/v5/p1/connections'],
    ['/', '/v5/p1/connections'],
    ['/gateway/drs', '/gateway/drs/v5/p1/connections'],
    ['/gateway/drs//', '/gateway/drs/v5/p1/connections'],
  ])('takes a base URL that ends in "%s"', async (suffix, path) => {
    const paths: (string | undefined)[] = [];
    const url = await serve((req, response) => {
      paths.push(req.url);
      response.end(JSON.stringify(connection));
    });

    await create(url + suffix);

    expect(paths).toEqual([path]);
  });

  it('leaves token and language out when there are none, and takes the project of the call', async () => {
    let headers: object = {};
    let path: string | undefined;
    const url = await serve((req, response) => {
      ({ headers, url: path } = req);
      response.end(JSON.stringify(connection));
    });

    const client = createClient({ baseUrl: url, projectId: 'p1' });
    await client.createConnection(request, { projectId: 'p/2' });

    expect(path).toBe('/v5/p%2F2/connections');
    expect(Object.keys(headers)).not.toContain('x-auth-token');
    expect(Object.keys(headers)).not.toContain('x-language');
  });

  const documented = Object.keys(description.paths['/v5/{project_id}/connections'].post.responses);
  it.each(documented.filter((status) => status !== '200'))(
    'returns the error of status %s',
    async (status) => {
      const url = await serve(responding(Number(status), JSON.stringify(error)));
      expect(await create(url)).toEqual({ status: Number(status), error });
    },
  );

  it('needs nothing but what every browser has', () => {
    const file = new URL('../../../contracts/client/client.ts', import.meta.url);
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    expect(code).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(|\bprocess\.|\bBuffer\b/m);
  });

  it('uses the fetch that it is given', async () => {
    const fetch = async () => new Response(JSON.stringify(connection));
    expect(await create('http://unused', { fetch })).toEqual({ status: 200, data: connection });
  });
});

describe('ClientError', () => {
  it.each([
    ['an undocumented status', 201, JSON.stringify(connection), 'status'],
    ['a page of a proxy', 502, '<h1>Bad gateway</h1>', 'status'],
    ['a body that is not JSON', 200, '{"connection_id":', 'body'],
    ['an empty body', 400, '', 'body'],
    ['a body that is no object', 200, '[]', 'body'],
    ['a null body', 200, 'null', 'body'],
  ])('is thrown for %s', async (_, status, body, kind) => {
    const failure = await failureOf(create(await serve(responding(status, body))));
    expect(failure).toMatchObject({ kind, status });
  });

  it('is thrown for a redirect, which is not followed', async () => {
    const targets: (string | undefined)[] = [];
    const url = await serve((req, response) => {
      targets.push(req.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });

    expect(await failureOf(create(url))).toMatchObject({ kind: 'status', status: 307 });
    expect(targets).toEqual(['/v5/p1/connections']);
  });

  it('is thrown when no response comes in time', async () => {
    const url = await serve(() => {});
    expect(await failureOf(create(url, { timeoutMs: 50 }))).toMatchObject({ kind: 'timeout' });
  });

  it('is thrown when the body does not come in time', async () => {
    const url = await serve((_, response) => void response.writeHead(200).write('{"name":'));
    const failure = await failureOf(create(url, { timeoutMs: 100 }));
    expect(failure).toMatchObject({ kind: 'timeout' });
    expect(failure.message).toContain('100 ms');
  });

  it('is thrown when the call is aborted, before or during it', async () => {
    const url = await serve(() => {});
    const client = createClient({ baseUrl: url, projectId: 'p1', token: TOKEN });
    for (const signal of [AbortSignal.abort(), AbortSignal.timeout(50)]) {
      const failure = await failureOf(client.createConnection(request, { signal }));
      expect(failure).toMatchObject({ kind: 'aborted' });
    }
  });

  it('is thrown when nothing listens, with the code of the platform', async () => {
    const url = await serve(() => {});
    await running?.close();
    const failure = await failureOf(create(url));
    expect(failure.kind).toBe('network');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('is thrown when the response breaks off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"name"');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(create(url))).toMatchObject({ kind: 'network' });
  });

  it('is thrown for a token that no header can hold, without showing it', async () => {
    const failure = await failureOf(create('http://unused', { token: `${TOKEN}\nX-Other: 1` }));
    expect(failure.kind).toBe('options');
  });

  it('shows no credentials of the base URL', async () => {
    const failure = await failureOf(create('http://user:hidden@127.0.0.1:1/'));
    expect(failure.message).not.toContain('hidden');
  });
});
