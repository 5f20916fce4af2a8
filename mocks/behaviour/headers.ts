import type { RequestHeaders } from '../request-head.ts';
import { parseDelay, parseFault, quote, VALID_DELAY, VALID_FAULT, type Wishes } from './wishes.ts';

/** Header that asks for a delay: `X-Mock-Delay: 500`, `X-Mock-Delay: 200-800`. */
export const DELAY_HEADER = 'X-Mock-Delay';

/** Header that asks for a fault: `X-Mock-Fault: connection-reset`, `X-Mock-Fault: none`. */
export const FAULT_HEADER = 'X-Mock-Fault';

const DELAY_KEY = 'x-mock-delay';
const FAULT_KEY = 'x-mock-fault';

/** A header that can't be read, with a sentence that says what was found and what is valid. */
export interface Problem {
  readonly header: string;
  readonly problem: string;
}

/** Whether a request has a header that asks for a behaviour. */
export function hasBehaviourHeader(headers: RequestHeaders): boolean {
  return headers[DELAY_KEY] !== undefined || headers[FAULT_KEY] !== undefined;
}

/** What the headers of a request ask for. */
export function readHeaders(headers: RequestHeaders): Wishes | Problem {
  const { [DELAY_KEY]: delayText, [FAULT_KEY]: faultText } = headers;
  const delay = delayText === undefined ? undefined : parseDelay(String(delayText));
  const fault = faultText === undefined ? undefined : parseFault(String(faultText));
  if (delayText !== undefined && !delay) return problemOf(DELAY_HEADER, delayText, VALID_DELAY);
  if (faultText !== undefined && !fault) return problemOf(FAULT_HEADER, faultText, VALID_FAULT);
  return {
    ...(delay && { delay: { value: delay, from: DELAY_HEADER } }),
    ...(fault && { fault: { value: fault, from: FAULT_HEADER } }),
  };
}

function problemOf(header: string, found: string | string[], valid: string): Problem {
  return { header, problem: `is ${quote(String(found))}. Send ${valid}.` };
}
