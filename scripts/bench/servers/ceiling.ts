// What no mock on Node can beat: reads and parses the body, responds with a constant.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { givenBodies, listenAsTold } from './constants.ts';

const bodies = { 200: Buffer.from(givenBodies()[200]), 400: Buffer.from(givenBodies()[400]) };

function serve(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { endpoint: { db_user?: string } };
    respond(body.endpoint.db_user ? 200 : 400, response);
  });
}

function respond(status: 200 | 400, response: ServerResponse): void {
  const body = bodies[status];
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
  });
  response.end(body);
}

await listenAsTold(createServer(serve));
