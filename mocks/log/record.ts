import type { DescriptionSource } from '../catalogue/operation.ts';
import type { MockResponse, Violation } from '../response.ts';
import type { Outcome } from '../respond.ts';
import type { BrokenRule, LogEntry } from './entry.ts';
import { redact, redactHeaders, redactPath } from './redact.ts';
import type { RequestLog } from './request-log.ts';

/**
 * Is told of an exchange.
 * @param durationMs from its arrival until now
 * @param behaviour delay and fault, as a sentence
 */
export type Record = (outcome: Outcome, durationMs: number, behaviour: string | undefined) => void;

/** Broken rules that an entry shows; a body may break thousands. */
const BROKEN_LIMIT = 50;

/**
 * Gives a function that keeps exchanges in a log. Secrets are taken out at once; whatever else an
 * entry shows is made when somebody reads it.
 */
export function createRecorder(log: RequestLog): Record {
  let id = 0;
  return ({ admission, body, response, violations }, durationMs, behaviour) => {
    const { head, match } = admission;
    const kept: Kept = {
      id: ++id,
      time: Date.now() - durationMs,
      durationMs,
      method: head.method ?? '',
      path: redactPath(head.url ?? ''),
      headers: redactHeaders(head.headers),
      body: body === undefined ? undefined : redact(body, match?.operation.requestShape),
      response,
      violations,
      source: match?.operation.source,
      behaviour,
    };
    log.add(() => entryOf(kept));
  };
}

/** What is kept of an exchange: no secret. */
interface Kept extends Pick<
  LogEntry,
  'id' | 'durationMs' | 'method' | 'path' | 'headers' | 'body'
> {
  readonly time: number;
  readonly response: MockResponse;
  readonly violations: readonly Violation[];
  readonly source: DescriptionSource | undefined;
  readonly behaviour: string | undefined;
}

function entryOf(kept: Kept): LogEntry {
  const { response, violations, source, behaviour, body, durationMs } = kept;
  const { status, body: sent, choice } = response;
  return {
    id: kept.id,
    time: timeOf(kept.time),
    durationMs: Math.round(durationMs * 1000) / 1000,
    method: kept.method,
    path: kept.path,
    headers: kept.headers,
    ...(body !== undefined && { body }),
    answer: { status, body: sent },
    verdict: {
      valid: violations.length === 0,
      broken: brokenRules(violations, source),
      ...(choice?.example !== undefined && { example: choice.example }),
      why: choice?.why ?? '',
      ...(behaviour && { behaviour }),
    },
  };
}

let second = 0;
let prefix = '';

/** ISO 8601, UTC; the part down to the second is written once for all requests in it. */
function timeOf(ms: number): string {
  const whole = Math.floor(ms);
  const current = Math.floor(whole / 1000);
  if (current !== second) {
    second = current;
    prefix = new Date(whole).toISOString().slice(0, 20);
  }
  return `${prefix}${String(whole % 1000).padStart(3, '0')}Z`;
}

function brokenRules(
  violations: readonly Violation[],
  source: DescriptionSource | undefined,
): BrokenRule[] {
  return violations.slice(0, BROKEN_LIMIT).map(({ member, message, rule }) => {
    const line = source?.lineOf(rule);
    return {
      member,
      message,
      rule,
      file: source?.file ?? '',
      ...(line !== undefined && { line }),
    };
  });
}
