import type { IncomingHttpHeaders } from 'node:http';
import type { Catalogue } from '../catalogue.ts';
import type { Answer, Violation } from '../exchange.ts';
import type { BrokenRule, LogEntry } from './entry.ts';
import { createRedactBody, redactHeaders, redactPath } from './redact.ts';
import type { RequestLog } from './request-log.ts';

/** One exchange as the front saw it, with its secrets. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** JSON body; undefined where there was none, or none to read. */
  readonly body: unknown;
  /** From its arrival until now. */
  readonly durationMs: number;
  readonly answer: Answer;
  /** Delay and fault, as a sentence. */
  readonly behaviour?: string | undefined;
}

/** Broken rules that an entry keeps; a body may break thousands. */
const BROKEN_LIMIT = 50;

/** Gives a function that keeps exchanges in a log, without their secrets. */
export function createRecorder(log: RequestLog, catalogue: () => Catalogue): (seen: Seen) => void {
  let id = 0;
  let redactor: { catalogue?: Catalogue; body: (body: unknown) => unknown } = { body: () => {} };
  return (seen) => {
    const current = catalogue();
    if (redactor.catalogue !== current)
      redactor = { catalogue: current, body: createRedactBody(current.openapi) };
    log.add(entryOf(++id, seen, { catalogue: current, redactBody: redactor.body }));
  };
}

function entryOf(
  id: number,
  { method, url, headers, body, durationMs, answer, behaviour }: Seen,
  { catalogue, redactBody }: { catalogue: Catalogue; redactBody: (body: unknown) => unknown },
): LogEntry {
  const { status, body: answered, violations = [], choice } = answer;
  return {
    id,
    time: timeOf(Date.now() - durationMs),
    durationMs,
    method,
    path: redactPath(url),
    headers: redactHeaders(headers),
    ...(body !== undefined && { body: redactBody(body) }),
    answer: { status, body: answered },
    verdict: {
      valid: violations.length === 0,
      broken: brokenRules(violations, catalogue),
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

function brokenRules(violations: readonly Violation[], catalogue: Catalogue): BrokenRule[] {
  return violations.slice(0, BROKEN_LIMIT).map(({ member, message, rule }) => {
    const line = catalogue.lineOf(rule);
    return { member, message, rule, file: catalogue.file, ...(line !== undefined && { line }) };
  });
}
