import type { Operation } from '../../spec/operations.ts';
import { sampleOperation, sampleUrl } from '../lib/sample-operation.ts';
import type { ServeOptions } from './options.ts';

/** Where a mock listens, what decides its draws, and where it keeps connections. */
export interface Listening {
  readonly url: string;
  readonly seed?: number;
  /** Where connections are kept, without a password. */
  readonly data?: string | undefined;
}

/** What the command says once it listens: where, how it responds, and a first request to try. */
export async function greeting(
  { url, seed, data }: Listening,
  options: ServeOptions,
): Promise<string> {
  const { host, workers = 1 } = options;
  const open = ['127.0.0.1', 'localhost', '::1'].includes(host)
    ? []
    : [`It can be reached from other machines (--host ${host}).`];
  const pages =
    workers > 1
      ? [`Served by ${workers} processes, without pages.`]
      : [`Documentation: ${url}/docs   Requests: ${url}/_mock   Example page: ${url}/example`];
  const draws =
    seed !== undefined && isRandom(options) ? [`Random delays and faults: --seed ${seed}`] : [];
  const unused =
    process.env.DATABASE_URL && !options.stateful
      ? ['DATABASE_URL is set, and not used: only with --stateful are connections kept there.']
      : [];
  const operation = await operationOf(options);
  const tried = operation ? ['Try it:', '', curl(url, operation), ''] : [];
  const mode = `Mock on ${url}: ${modeOf(options, data)}.`;
  return [mode, ...unused, ...open, ...pages, ...draws, ...tried].join('\n');
}

function isRandom({ delay, fault, scenario }: ServeOptions): boolean {
  return delay !== undefined || fault !== undefined || scenario !== undefined;
}

function modeOf(
  { stateful, description = 'spec/openapi.yaml' }: ServeOptions,
  data: string | undefined,
): string {
  return stateful
    ? `creates connections, kept in ${data}`
    : `responds with the examples of ${description}`;
}

/** Another description is read once more: the mock itself has told what is wrong with it. */
async function operationOf({ description }: ServeOptions): Promise<Operation | undefined> {
  if (description === undefined) return sampleOperation();
  const { readDescription } = await import('../../spec/description.ts');
  return sampleOperation(readDescription(description).root);
}

/** The first example of an operation as a curl command. */
function curl(url: string, operation: Operation): string {
  const { method, requestBody, examples, credentials } = operation;
  const [example] = examples;
  const [credential] = credentials;
  const headers = [
    ...(requestBody?.json ? [`Content-Type: ${requestBody.json.mediaType}`] : []),
    ...(credential ? [`${capitalised(credential)}: any-token`] : []),
  ].map((header) => `-H '${header}'`);
  const body = example && `-d '${JSON.stringify(example.request.value)}'`;
  const request = `curl -i${method === (body ? 'POST' : 'GET') ? '' : ` -X ${method}`} ${url}${sampleUrl(operation)}`;
  return [request, headers.join(' '), body].filter(Boolean).join(' \\\n  ');
}

/** `x-auth-token` → `X-Auth-Token`. */
function capitalised(header: string): string {
  return header.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
