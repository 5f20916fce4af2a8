import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Exchange } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/client.ts';

/** What was seen of one interaction. */
export interface Recording {
  /** The exchange with the real service. */
  exchange?: Exchange;
  /** Why a provider state could not be set up. */
  stateProblem?: string;
}

/** What the recorder does with what it receives for interaction `index`. */
export interface RecorderOptions {
  readonly setUp: (index: number, state: string) => Promise<object>;
  readonly forward: (index: number, request: HttpRequest) => Promise<Exchange>;
}

/** A loopback server between the Pact core and the real service. */
export interface Recorder {
  /** Base URL for one interaction. */
  readonly urlOf: (index: number) => string;
  readonly statesUrlOf: (index: number) => string;
  readonly recordingOf: (index: number) => Recording;
  close(): Promise<void>;
}

const STATES_PATH = '/_states';

/**
 * Starts a recorder on a free loopback port. The bytes of a response are kept and passed on as they are, so that
 * they can be compared with the description, which Pact's own proxy, re-serialising JSON, does not allow.
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const recordings: Recording[] = [];
  const recordingOf = (index: number) => {
    recordings[index] ??= {};
    return recordings[index];
  };
  const server = createServer((request, response) => {
    const [, index = '0', path = '/'] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const recording = recordingOf(Number(index));
    serve(request, response, { ...options, index: Number(index), path, recording })
      // Only when the Pact core went away in the middle: nobody is left to respond to.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const urlOf = (index: number) => `http://127.0.0.1:${port}/${index}`;
  const statesUrlOf = (index: number) => urlOf(index) + STATES_PATH;
  return { urlOf, statesUrlOf, recordingOf, close: () => close(server) };
}

interface Turn extends RecorderOptions {
  readonly index: number;
  readonly path: string;
  readonly recording: Recording;
}

async function serve(request: IncomingMessage, response: ServerResponse, turn: Turn) {
  const body = await buffer(request);
  if (turn.path === STATES_PATH) return setUp(body, response, turn);
  const headers = endToEnd(Object.entries(request.headers) as [string, string][]);
  const { method = 'GET' } = request;
  const received = {
    method,
    url: turn.path,
    headers: Object.fromEntries(headers),
    ...(body.length > 0 && { body }),
  };
  turn.recording.exchange = await turn.forward(turn.index, received);
  const { outcome } = turn.recording.exchange;
  // Without a response Pact is told something; what is reported is the recorded failure.
  if (outcome.kind === 'failure') return response.writeHead(502).end();
  const headersBack = endToEnd(outcome.headers).map(lowerCaseMediaType);
  response.writeHead(outcome.status, headersBack.flat()).end(outcome.body);
}

async function setUp(body: Buffer, response: ServerResponse, turn: Turn): Promise<void> {
  try {
    const { state, action } = JSON.parse(body.toString()) as { state: string; action: string };
    // Pact asks for a teardown whether it is wanted or not; the names are never used again.
    const values = action === 'setup' ? await turn.setUp(turn.index, state) : {};
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(values));
  } catch (error) {
    turn.recording.stateProblem = (error as Error).message;
    // Not a 5xx: Pact would try again, seven times, for two minutes.
    response.writeHead(400).end();
  }
}

/** Headers of a connection, not of the message (RFC 9110, section 7.6.1), and those that are set anew. */
const HOP =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|host|accept-encoding)$/i;

function endToEnd(headers: readonly (readonly [name: string, value: string])[]) {
  return headers.filter(([name]) => !HOP.test(name));
}

/** Case does not count in a media type (RFC 9110, section 8.3.1), but Pact compares its letters. */
function lowerCaseMediaType([name, value]: readonly [name: string, value: string]) {
  return [name, name.toLowerCase() === 'content-type' ? value.toLowerCase() : value] as const;
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
