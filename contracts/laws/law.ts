import type { Body } from '../../spec/schema/value-at.ts';
import type { Code } from '../findings/codes.ts';
import { type Exchange, type TestRequest, withoutResponseBody } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Session } from '../run/session.ts';
import { showOutcome } from '../findings/excerpt.ts';
import type { Shown, Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';

/** Sends a body. */
export function sendBody(
  session: Session,
  body: Body,
  connection: TestRequest['connection'] = 'kept',
): Promise<Exchange> {
  const { workshop } = session;
  return session.send({
    body,
    bytes: Buffer.from(JSON.stringify(body)),
    secrets: workshop.secretsIn(body),
    connection,
  });
}

/** What a law shows when no answer has a bearing on it. */
export const NOTHING_SHOWN: Shown = { problems: [], exercised: [] };

/** Trial of a law, whose answers have a bearing on it unless it says so or a request that it needs was not answered. */
export function trial(
  rule: Rule,
  name: string,
  run: (session: Session) => Promise<readonly Problem[] | Shown>,
): Trial {
  return {
    name,
    suite: 'laws',
    rule,
    async run(session) {
      const shown = await run(session);
      if ('exercised' in shown) return shown;
      const stopped = shown.some((problem) => problem.rule !== rule && isStop(problem));
      return { problems: shown, exercised: stopped ? [] : [rule] };
    },
  };
}

/** Whether a problem leaves a law without what it begins with: a connection. */
function isStop({ code }: Problem): boolean {
  return /^transport\.|^request\.valid\.|^response\.(status|server-error|name-taken)/.test(code);
}

/** Whether a request got no answer since the run ended. */
export function isUnsent({ outcome }: Exchange): boolean {
  return outcome.kind === 'failure' && outcome.reason === 'aborted';
}

/** A problem that an exchange shows of a law. */
export function broken(
  { rule, code, exchange }: { rule: Rule; code: Code; exchange: Exchange },
  message: string,
  expected: string,
): Problem {
  return {
    code,
    rule,
    message,
    expected,
    actual: showOutcome(exchange),
    exchange: withoutResponseBody(exchange),
  };
}

/** Whether a request created a connection; that its status is exactly 200 is another rule. */
export function isCreated({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
}

/** Creates a connection that a law begins with; gives what is wrong when it is not created. */
export async function begin(session: Session, body: Body, rule: Rule): Promise<Problem[]> {
  const exchange = await sendBody(session, body);
  if (isCreated(exchange)) return [];
  return session.judge.problems(exchange, { expect: 'accepted', rule, what: 'A valid request' });
}

/** Creates a connection; gives all that is wrong with the answer. */
export async function create(session: Session, body: Body, rule: Rule): Promise<Problem[]> {
  const exchange = await sendBody(session, body);
  return session.judge.problems(exchange, { expect: 'accepted', rule, what: 'A valid request' });
}

/** The spellings of a name: as it is, in capitals, in small letters, in a mixture. */
export function spellings(name: string): string[] {
  const mixed = [...name]
    .map((char, index) => (index % 2 ? char.toUpperCase() : char.toLowerCase()))
    .join('');
  return [name.toUpperCase(), name.toLowerCase(), mixed];
}

/** A law: the trials that it wants. */
export type Law = (workshop: Workshop) => Trial[];
