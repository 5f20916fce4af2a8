// What no mock on Node can beat: reads and parses the body, answers a constant.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { givenAnswers, listenAsTold } from './answers.ts';

const answers = { 200: Buffer.from(givenAnswers()[200]), 400: Buffer.from(givenAnswers()[400]) };

function serve(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { endpoint: { db_user?: string } };
    answer(body.endpoint.db_user ? 200 : 400, response);
  });
}

function answer(status: 200 | 400, response: ServerResponse): void {
  const body = answers[status];
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
  });
  response.end(body);
}

await listenAsTold(createServer(serve));
