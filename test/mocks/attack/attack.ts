import { SAMPLE } from '../send.ts';
import { judge } from './judge.ts';
import { exchange, LIMIT_MS, type Wire, type Write } from './wire.ts';

/** Something that no well-meaning client sends. */
export interface Attack {
  readonly name: string;
  readonly writes: readonly Write[];
  /**
   * Statuses of the answers in their order, no more and no fewer; a list in the place of a status
   * where several are right. Any documented answers, one or more, when absent.
   */
  readonly want?: readonly (number | readonly number[])[];
  /** Answers have no body, as those to HEAD. */
  readonly bodiless?: boolean;
  /** A page may answer, or lead to one; a file outside never. */
  readonly page?: boolean;
}

/** Path of the operation. */
export const PATH = '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections';

/** The document's sample request, as JSON. */
export const BODY = JSON.stringify(SAMPLE);

/** Parts of a request; a valid one that asks to close where they say nothing else. */
export interface RequestParts {
  readonly line?: string;
  /** Lines in the place of those of a valid request, or behind them. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
  readonly keepAlive?: boolean;
}

/** One request in bytes with a right `Content-Length`. */
export function request(parts: RequestParts = {}): Uint8Array {
  const body = Buffer.from(parts.body ?? BODY);
  return Buffer.concat([head(parts, [`Content-Length: ${body.length}`]), body]);
}

/** Request line and headers up to the empty line, without a `Content-Length` unless one is given. */
export function head(
  { line, headers = [], keepAlive }: RequestParts,
  framing: readonly string[] = [],
): Uint8Array {
  const names = headers.map(nameOf);
  const usual = [
    'Host: 127.0.0.1',
    `Connection: ${keepAlive ? 'keep-alive' : 'close'}`,
    'Content-Type: application/json',
    'X-Auth-Token: a-token',
  ].filter((header) => !names.includes(nameOf(header)));
  const lines = [line ?? `POST ${PATH} HTTP/1.1`, ...usual, ...headers, ...framing];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function nameOf(header: string): string {
  return (header.split(':')[0] ?? '').toLowerCase();
}

/** Sends an attack; gives what is wrong with the answers, nothing where they are right. */
export async function run(attack: Attack, url: string, limitMs = LIMIT_MS): Promise<string[]> {
  const { bodiless = false } = attack;
  const wire = await exchange(url, attack.writes, { limitMs, bodiless });
  if (wire.end === 'hangs') return [`no end after ${limitMs} ms, ${describe(wire)}`];
  return [...faultsOfCount(attack, wire), ...faultsOfAnswers(attack, wire)];
}

function faultsOfCount({ want, page }: Attack, wire: Wire): string[] {
  const { answers, rest } = wire;
  if (rest) return [`no answer: ${JSON.stringify(rest.slice(0, 200))}`];
  if (!want || page) return answers.length > 0 ? [] : [`no answer, connection ${wire.end}`];
  const right =
    answers.length === want.length &&
    answers.every(({ status }, i) => [want[i] ?? []].flat().includes(status));
  return right ? [] : [`${describe(wire)}, wanted ${JSON.stringify(want)}`];
}

function faultsOfAnswers({ bodiless, page }: Attack, { answers }: Wire): string[] {
  return answers.flatMap((answer) => {
    const faults = judge(answer);
    if (bodiless) return answer.text === '' ? [] : ['an answer without body has one'];
    const isPage = page && /^(200|30\d)$/.test(String(answer.status));
    return isPage ? faults.filter((fault) => fault.includes('gives away')) : faults;
  });
}

function describe({ answers, end }: Wire): string {
  return `answers ${JSON.stringify(answers.map(({ status }) => status))}, connection ${end}`;
}
