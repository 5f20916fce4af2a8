import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import type { ServeOptions } from './options.ts';

/** Where a mock listens, and what decides its draws. */
interface Listening {
  readonly url: string;
  readonly seed?: number;
}

/** What the command says once it listens: where, how it answers, and a first request to try. */
export function greeting({ url, seed }: Listening, options: ServeOptions): string {
  const { host, workers = 1 } = options;
  const open = ['127.0.0.1', 'localhost', '::1'].includes(host)
    ? []
    : [`It can be reached from other machines (--host ${host}).`];
  const pages =
    workers > 1
      ? [`Answered by ${workers} processes, without pages.`]
      : [`Documentation: ${url}/docs   Requests: ${url}/_mock   Example page: ${url}/example`];
  const draws =
    seed !== undefined && isRandom(options) ? [`Random delays and faults: --seed ${seed}`] : [];
  const tried = ['Try it:', '', curl(url), ''];
  return [`Mock on ${url}: ${modeOf(options)}.`, ...open, ...pages, ...draws, ...tried].join('\n');
}

function isRandom({ delay, fault, scenario }: ServeOptions): boolean {
  return delay !== undefined || fault !== undefined || scenario !== undefined;
}

function modeOf({ stateful, data, description = 'spec/openapi.yaml' }: ServeOptions): string {
  return stateful
    ? `creates connections, kept ${data ? `in ${data}` : 'in memory'}`
    : `answers with the examples of ${description}`;
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
