import type { Exchange } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { AT_ONCE, type Session } from '../run/session.ts';
import type { Trial, TrialResult } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import {
  broken,
  isCreated,
  isUnsent,
  type Law,
  type LawContext,
  NOTHING_SHOWN,
  sendBody,
  spellings,
  trial,
} from './law.ts';

/** Rounds of simultaneous requests. */
const ROUNDS = 8;

/** Of simultaneous creates of one key exactly one succeeds, the rest are rejected as taken. */
export const atomicity: Law = {
  id: 'law.atomicity',
  summary: 'Of simultaneous requests with one {key}, exactly one creates a {one}.',
  why: 'A look-up before an insert lets two through that come at once; then a {key} is no longer unique.',
  codes: {
    'law.atomicity.several': 'Several simultaneous requests got the same key.',
    'law.atomicity.none': 'None of several simultaneous requests got the key.',
  },
  at: ({ key, success }) => key ?? success,
  needs: ['operations.create', 'key'],
  trials,
};

function trials({ workshop, rule }: LawContext): Trial[] {
  const { words } = workshop;
  return Array.from({ length: ROUNDS }, (_, round) => ({
    ...trial(
      rule,
      words(`creates one of ${AT_ONCE} simultaneous {many} of one {key}, round ${round + 1}`),
      (session) => race(session, workshop, { rule, mixed: round % 2 === 1 }),
    ),
    alone: true,
  }));
}

async function race(
  session: Session,
  workshop: Workshop,
  { rule, mixed }: { rule: Rule; mixed: boolean },
): Promise<Problem[] | TrialResult> {
  const { words, isExact } = workshop;
  const key = workshop.freshKey();
  const spelt = mixed && !isExact;
  const keys = Array.from({ length: AT_ONCE }, (_, index) =>
    spelt ? (spellings(key)[index % 3] ?? key) : key,
  );
  const exchanges = await Promise.all(
    keys.map((spelling) => sendBody(session, workshop.keyed(workshop.fresh(), spelling))),
  );
  if (exchanges.some(isUnsent)) return NOTHING_SHOWN;
  const created = exchanges.filter(isCreated);
  const [one = exchanges[0] as Exchange] = created;
  const found = words(
    `Of ${AT_ONCE} simultaneous requests with one {key}${spelt ? ', spelt differently,' : ''}`,
  );
  const expected = words('exactly one {success}, the rest {rejection} as taken');
  if (created.length > 1) {
    const message = `${found} ${created.length} were accepted. Let a unique index decide, not a look-up before the insert.`;
    return [broken({ rule, code: 'law.atomicity.several', exchange: one }, message, expected)];
  }
  if (created.length === 0) {
    const message = `${found} none was accepted. Let exactly one succeed.`;
    return [broken({ rule, code: 'law.atomicity.none', exchange: one }, message, expected)];
  }
  const what = words('One of several simultaneous requests with one {key}');
  return exchanges
    .filter((exchange) => exchange !== one)
    .flatMap((exchange) => session.judge.problems(exchange, { expect: 'taken', rule, what }));
}
