import type { Body } from '../../spec/schema/value-at.ts';
import type { Case } from '../cases/case.ts';
import type { LawCode } from '../findings/codes.ts';
import { type Exchange, type TestRequest, withoutResponseBody } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Session } from '../run/session.ts';
import { showOutcome } from '../findings/excerpt.ts';
import type { Places } from '../rules/places.ts';
import type { Trial, TrialResult } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';

/** A property across several exchanges. Its sentences have the words of `rules/words.ts` in braces. */
export interface Law {
  /** Id of its rule, stable. */
  readonly id: `law.${string}`;
  /** What a service does when all is well, in one sentence. */
  readonly summary: string;
  /** What goes wrong for a client without it, where the description at its place does not say so. */
  readonly why?: string;
  /** The codes of its findings, and what each says. */
  readonly codes: { readonly [code: LawCode]: string };
  /** Where the description says it. */
  readonly at: (places: Places) => string | undefined;
  /** Fields of `resource.yaml` without which it makes no trial. */
  readonly needs: readonly Need[];
  readonly trials: (given: LawContext) => Trial[];
}

/** A field of `resource.yaml`, dotted. */
export type Need = 'operations.create' | 'key' | 'assigned';

/** What a law makes its trials of. */
export interface LawContext {
  readonly workshop: Workshop;
  /** The rule of the law. */
  readonly rule: Rule;
  /** Cases of the same operation, proven. */
  readonly cases: readonly Case[];
}

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

/** What a law shows when no response has a bearing on it. */
export const NOTHING_SHOWN: TrialResult = { problems: [], exercised: [] };

/** Trial of a law, whose responses have a bearing on it unless it says so or a request that it needs got none. */
export function trial(
  rule: Rule,
  name: string,
  run: (session: Session) => Promise<readonly Problem[] | TrialResult>,
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

/** Whether a problem leaves a law without what it begins with: a resource. */
function isStop({ code }: Problem): boolean {
  return /^transport\.|^request\.valid\.|^response\.(status|server-error|name-taken)/.test(code);
}

/** Whether a request got no response since the run ended. */
export function isUnsent({ outcome }: Exchange): boolean {
  return outcome.kind === 'failure' && outcome.reason === 'aborted';
}

/** A problem that an exchange shows of a law. */
export function broken(
  { rule, code, exchange }: { rule: Rule; code: LawCode; exchange: Exchange },
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

/** Whether a request created a resource; that its status is the documented one is another rule. */
export function isCreated({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
}

/** Creates a resource that a law begins with; gives what is wrong when it is not created. */
export async function begin(session: Session, body: Body, rule: Rule): Promise<Problem[]> {
  const exchange = await sendBody(session, body);
  if (isCreated(exchange)) return [];
  return session.judge.problems(exchange, { expect: 'accepted', rule, what: 'A valid request' });
}

/** Creates a resource; gives all that is wrong with the response. */
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
