import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import resource from '../../spec/generated/resource.json' with { type: 'json' };
import { findOperation, readOperations } from '../../spec/operations.ts';

/** The two ways through the operation that are measured, by the status that is expected. */
export const STATUSES = ['200', '400'] as const;

/** One of the two. */
export type Status = (typeof STATUSES)[number];

/** Longest wait, in milliseconds, for one response. */
const LIMIT_MS = 10_000;

const OPERATION = findOperation(readOperations(openapi), resource.operations.create);
const SAMPLE = openapi.components.examples['mysql-request'].value;

/** Name in the body of each request, where the load puts another one of the same length. */
export const NAME = SAMPLE.name;

/** What is sent: the document's sample for 200; the same without `endpoint.db_user` for 400. */
export function requestFor(status: Status) {
  const { db_user: _, ...rest } = SAMPLE.endpoint;
  const endpoint = status === '200' ? SAMPLE.endpoint : rest;
  const values = Object.fromEntries(
    OPERATION.parameters.map(({ name, example }) => [name, example]),
  );
  return {
    method: 'POST',
    path: OPERATION.url(values as Record<string, string>),
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'any-token' },
    body: JSON.stringify({ ...SAMPLE, endpoint }),
  } as const;
}

/**
 * Sends the request of a status once, and gives the body of the response.
 * @throws Error when there is no response within 10 seconds, or one with another status.
 */
export async function send(port: number, status: Status): Promise<string> {
  const { body, ...sent } = requestFor(status);
  const client = request({ ...sent, agent: false, host: '127.0.0.1', port, timeout: LIMIT_MS });
  client.on('timeout', () => client.destroy(new Error(`no response in ${LIMIT_MS / 1000} s`)));
  client.end(body);
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  const received = await text(response);
  if (String(response.statusCode) === status) return received;
  throw new Error(`responded with ${response.statusCode} where ${status} is right: ${received}`);
}
