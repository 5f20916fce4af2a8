import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import type { ServeOptions } from './options.ts';

/** Where a mock listens, what decides its draws, and where it keeps connections. */
export interface Listening {
  readonly url: string;
  readonly seed?: number;
  /** Where connections are kept, without a password. */
  readonly data?: string | undefined;
}

/** What the command says once it listens: where, how it responds, and a first request to try. */
export function greeting({ url, seed, data }: Listening, options: ServeOptions): string {
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
  const tried = ['Try it:', '', curl(url), ''];
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

/** The document's sample request as a curl command. */
function curl(url: string): string {
  const path = `/v5/${openapi.components.parameters.ProjectId.example}/connections`;
  const body = JSON.stringify(openapi.components.examples['mysql-request'].value);
  return [
    `curl -i ${url}${path} \\`,
    "  -H 'Content-Type: application/json' -H 'X-Auth-Token: any-token' \\",
    `  -d '${body}'`,
  ].join('\n');
}
