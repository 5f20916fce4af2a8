import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../spec/operations.ts';
import { showUrl, unreachable } from '../http/reach.ts';
import { memberOf, parseResponse } from '../judge/parse.ts';
import { parametersOf } from '../requests/parameters.ts';
import type { Model } from '../rules/model.ts';
import { createHttpClient, type HttpResponse } from '../http/client.ts';
import { createNames } from '../requests/names.ts';
import { requestHeaders, type Target } from './session.ts';

/** Statuses of a server that knows no such operation (RFC 9110, sections 15.5.5, 15.5.6 and 15.6.2). */
const NOT_THERE = [404, 405, 501];
/** Statuses that reject a credential. */
const REFUSED = [401, 403];

/**
 * Sends one plain valid request, to tell a service that is wrong from a URL or a credential that is. What it can't
 * tell it leaves to the checks: no response, a failure, any rejection of another kind.
 * @throws Error when there is no connection, no such operation, a rejected credential, or only examples come back
 */
export async function sendFirstRequest(target: Target, model: Model): Promise<void> {
  const name = createNames()();
  const { operation, resource } = model;
  const example = operation.examples[0]?.request.value;
  const key = resource?.key?.member;
  const body = JSON.stringify(
    key === undefined ? example : { ...(example as object), [key]: name },
  );
  const path = operation.url(parametersOf(operation, resource, target.projectId));
  const client = createHttpClient({ ...target, connections: 1, keepAlive: false });
  const headers = requestHeaders(target, operation);
  const request = { method: operation.method, url: path, headers, body: Buffer.from(body) };
  const outcome = await client.send(request, target.signal).finally(() => client.close());
  if (outcome.kind === 'failure') {
    if (outcome.reason === 'unreachable') throw unreachable(target.baseUrl, outcome.detail);
    return;
  }
  const problem =
    rejection(outcome, target.baseUrl, operation) ?? onlyExamples(outcome, { name, model });
  if (problem === undefined) return;
  const { found, advice } = problem;
  const base = showUrl(target.baseUrl);
  throw new Error(
    `Failed to verify ${base}: ${operation.method} ${base}${path} ${found}. ${advice}`,
  );
}

interface Verdict {
  readonly found: string;
  readonly advice: string;
}

function rejection(
  response: HttpResponse,
  baseUrl: URL,
  operation: Operation,
): Verdict | undefined {
  const { status } = response;
  if (REFUSED.includes(status)) {
    return {
      found: `got status ${status}: the service rejected the credential`,
      advice:
        'Pass one that it accepts with --token or --header, and its project with --project-id.',
    };
  }
  const page = operation.success.includes(status) && isHtml(response);
  if (!page && !NOT_THERE.includes(status)) return undefined;
  const found = `got status ${status}${page ? ' and an HTML page' : ''}`;
  const inFront = urlInFront(baseUrl, operation);
  const front = `/${operation.path.split('/')[1] ?? ''}`;
  const advice =
    inFront === undefined
      ? `Pass the URL in front of ${front}; where that is right, a project that the service knows with --project-id.`
      : `Pass the URL in front of ${front}: ${inFront}`;
  return { found, advice };
}

/** The base URL that was meant, when one was given with a part of the operation's own path. */
function urlInFront(url: URL, { path }: Operation): string | undefined {
  const fixed = path.split('/').filter((part) => part !== '' && !part.includes('{'));
  const parts = url.pathname.split('/');
  const first = parts.findIndex((part) => fixed.includes(part));
  const front = first < 0 ? url.pathname : parts.slice(0, first).join('/');
  return front === url.pathname ? undefined : showUrl(new URL(front || '/', url.origin));
}

function isHtml({ headers, body }: HttpResponse): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^text\/html/i.test(type) || /^\s*<(!doctype html|html)/i.test(body.toString('latin1'));
}

/** A mock without memory: the name that was sent does not come back, but a documented response does, to the letter. */
function onlyExamples(
  response: HttpResponse,
  { name, model: { operation, resource } }: { name: string; model: Model },
): Verdict | undefined {
  const key = resource?.key?.member;
  const { success } = operation;
  if (key === undefined || !success.includes(response.status) || memberOf(response, key) === name)
    return undefined;
  const parsed = parseResponse(response);
  const examples = operation.response(response.status)?.json?.examples ?? [];
  const given = 'value' in parsed ? parsed.value : undefined;
  if (!examples.some(({ value }) => isDeepStrictEqual(value, given))) return undefined;
  return {
    found: 'got an example of the description, whatever was sent',
    advice: 'A mock that responds with examples can not be verified: start it with --stateful.',
  };
}
