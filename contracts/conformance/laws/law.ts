import type { Body } from '../body.ts';
import type { Code } from '../codes.ts';
import type { Exchange, Sent } from '../exchange.ts';
import type { Rule } from '../finding.ts';
import type { Problem } from '../problem.ts';
import type { Session } from '../session.ts';
import { showOutcome } from '../show.ts';
import type { Trial } from '../trial.ts';
import type { Workshop } from '../workshop.ts';

/** Sends a body. */
export function sendBody(
  session: Session,
  body: Body,
  connection: Sent['connection'] = 'kept',
): Promise<Exchange> {
  const { workshop } = session;
  return session.send({
    body,
    bytes: Buffer.from(JSON.stringify(body)),
    secrets: workshop.secretsIn(body),
    connection,
  });
}

/** Trial of a law. */
export function trial(
  rule: Rule,
  name: string,
  run: (session: Session) => Promise<Problem[]>,
): Trial {
  return { name, suite: 'laws', rule, run };
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
  return { code, rule, message, expected, actual: showOutcome(exchange), exchange };
}

/** Creates a connection that a law begins with; gives what is wrong when it is not created. */
export async function create(session: Session, body: Body, rule: Rule): Promise<Problem[]> {
  const exchange = await sendBody(session, body);
  return session.judge.problems(exchange, { expect: 'created', rule, what: 'A valid request' });
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
