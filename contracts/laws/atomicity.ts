import type { Exchange } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { AT_ONCE, type Session } from '../run/session.ts';
import type { Shown } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import {
  broken,
  isCreated,
  isUnsent,
  type Law,
  NOTHING_SHOWN,
  sendBody,
  spellings,
  trial,
} from './law.ts';

/** Rounds of simultaneous requests. */
const ROUNDS = 8;

/** Of simultaneous creates of one name exactly one is answered 200, the rest as taken. */
export const atomicity: Law = (workshop) => {
  const rule = workshop.model.rule('law.atomicity');
  return Array.from({ length: ROUNDS }, (_, round) => ({
    ...trial(
      rule,
      `creates one of ${AT_ONCE} simultaneous connections of one name, round ${round + 1}`,
      (session) => race(session, workshop, { rule, mixed: round % 2 === 1 }),
    ),
    alone: true,
  }));
};

async function race(
  session: Session,
  workshop: Workshop,
  { rule, mixed }: { rule: Rule; mixed: boolean },
): Promise<Problem[] | Shown> {
  const name = workshop.freshName();
  const names = Array.from({ length: AT_ONCE }, (_, index) =>
    mixed ? (spellings(name)[index % 3] ?? name) : name,
  );
  const exchanges = await Promise.all(
    names.map((spelling) => sendBody(session, workshop.named(workshop.fresh(), spelling))),
  );
  if (exchanges.some(isUnsent)) return NOTHING_SHOWN;
  const created = exchanges.filter(isCreated);
  const [one = exchanges[0] as Exchange] = created;
  const spelt = mixed ? ', spelt differently,' : '';
  const expected = 'exactly one 200, the rest 400 as taken';
  if (created.length > 1) {
    return [
      broken(
        { rule, code: 'law.atomicity.several', exchange: one },
        `Of ${AT_ONCE} simultaneous requests with one name${spelt} ${created.length} were answered 200. Let a unique index decide, not a look-up before the insert.`,
        expected,
      ),
    ];
  }
  if (created.length === 0) {
    return [
      broken(
        { rule, code: 'law.atomicity.none', exchange: one },
        `Of ${AT_ONCE} simultaneous requests with one name${spelt} none was answered 200. Let exactly one succeed.`,
        expected,
      ),
    ];
  }
  return exchanges
    .filter((exchange) => exchange !== one)
    .flatMap((exchange) =>
      session.judge.problems(exchange, {
        expect: 'taken',
        rule,
        what: 'One of several simultaneous requests with one name',
      }),
    );
}
