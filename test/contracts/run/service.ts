import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { validateCreateConnectionRequest } from '../../../spec/generated/validators.js';
import { listen, type Running } from '../../fixtures/servers/listen.ts';

type Members = { [member: string]: unknown };

/** What the service is about to answer, and to what. */
export interface Reply {
  status: number;
  headers: { [name: string]: string };
  body: Members | string | Buffer;
  readonly sent: Members;
  readonly bytes: Buffer;
  /** Path and query of the request. */
  readonly url?: string | undefined;
}

/** Changes what is answered; may answer by itself, and then gives true. */
export type Fault = (
  reply: Reply,
  response: ServerResponse,
) => boolean | undefined | Promise<undefined>;

/** Starts a small correct service of the operation, with a fault in its answers where one is given. */
export function startService(fault: Fault = () => undefined): Promise<Running> {
  const taken = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const hasToken = request.headers['x-auth-token'] !== undefined;
    const reply = { ...replyTo(bytes, hasToken, taken), url: request.url };
    if (await fault(reply, response)) return;
    const { status, headers, body } = reply;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  return listen(server, {});
}

function replyTo(bytes: Buffer, hasToken: boolean, taken: Set<string>): Reply {
  const sent = parse(bytes);
  const reply = (status: number, body: Members): Reply => ({
    status,
    headers: {},
    body,
    sent: sent ?? {},
    bytes,
  });
  const refuse = (status: number, error_code: string) =>
    reply(status, { error_code, error_msg: 'refused' });
  if (!hasToken) return refuse(403, 'TEST.403');
  if (!sent || !validateCreateConnectionRequest(sent)) return refuse(400, 'TEST.400');
  const key = sent.name.toLowerCase();
  if (taken.has(key)) return refuse(400, 'DRS.10010065');
  taken.add(key);
  const { cloud: _, ...echo } = withoutSecrets(sent) as Members;
  return reply(200, { ...echo, connection_id: randomUUID(), create_time: Date.now() });
}

function parse(bytes: Buffer): (Members & { name: string }) | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('['.repeat(50)) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !/_password$|_cert_key$/.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSecrets(inner)]));
}
