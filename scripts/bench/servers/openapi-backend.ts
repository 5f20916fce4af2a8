// openapi-backend on node:http: validates by the description, and responds with its examples.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Context, type Document, OpenAPIBackend, type Request } from 'openapi-backend';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };
import { listenAsTold } from './constants.ts';
import { OPERATION } from './operation.ts';

const api = new OpenAPIBackend({
  definition: openapi as unknown as Document,
  // It would measure the description by the schema of OpenAPI 3.0, and reject it as a 3.1.
  quick: true,
  handlers: {
    [OPERATION.id]: (context, _request, response: ServerResponse) =>
      respond(context, 200, response),
    validationFail: (context, _request, response: ServerResponse) =>
      respond(context, 400, response),
    notFound: (_context, _request, response: ServerResponse) => response.writeHead(404).end(),
  },
});

function respond(context: Context, status: 200 | 400, response: ServerResponse): void {
  const example = status === 200 ? 'mysql' : 'parameter-empty';
  const { mock } = context.api.mockResponseForOperation(OPERATION.id, {
    code: status,
    example,
  }) as { mock: object };
  const body = JSON.stringify(mock);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  const sent: Request = {
    method,
    path: url,
    headers: headers as Request['headers'],
    body: await text(request),
  };
  await api.handleRequest(sent, request, response);
}

await api.init();
await listenAsTold(createServer(serve));
