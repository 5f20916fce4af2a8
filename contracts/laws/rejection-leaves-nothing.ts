import { type Body, valueAt } from '../../spec/schema/value-at.ts';
import type { Case } from '../cases/case.ts';
import type { Session } from '../run/session.ts';
import type { Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import {
  broken,
  isCreated,
  type Law,
  type LawContext,
  NOTHING_SHOWN,
  sendBody,
  trial,
} from './law.ts';

/** Statuses that say that a key is taken, whatever the code. */
const REMEMBERED = [400, 409, 422];

/** After a rejected create its key is still free: one trial for each rule that a request can break. */
export const rejectionLeavesNothing: Law = {
  id: 'law.rejection-leaves-nothing',
  summary: 'After a rejection nothing was created: the {key} is still free.',
  codes: { 'law.rejection.remembered': 'A rejected request took the key.' },
  at: ({ rejection, success }) => rejection ?? success,
  needs: ['operations.create', 'key'],
  trials,
};

function trials({ workshop, rule, cases }: LawContext): Trial[] {
  const { words, keyPath = [] } = workshop;
  const rejected = [...firstOfEachRule(workshop, cases), ...cases.filter(isAnonymous)];
  return rejected.map((one) =>
    trial(
      rule,
      `leaves nothing of a request in which ${one.says.replaceAll('`', '')}`,
      async (session: Session) => {
        const body = workshop.keyed(one.body as Body, workshop.freshKey());
        const rejection = await session.send({
          ...one,
          body,
          bytes: Buffer.from(JSON.stringify(body)),
        });
        if (rejection.outcome.kind === 'failure' || rejection.outcome.status < 400)
          return NOTHING_SHOWN;
        const valid = workshop.keyed(workshop.fresh(), valueAt(body, keyPath));
        const exchange = await sendBody(session, valid);
        if (isCreated(exchange)) return [];
        if (exchange.outcome.kind === 'response' && REMEMBERED.includes(exchange.outcome.status)) {
          const message = words(
            `A {key} was taken by a request that was rejected with ${rejection.outcome.status}, in which ${one.says}. Check a request whole before anything of it is stored.`,
          );
          return [
            broken(
              { rule, code: 'law.rejection.remembered', exchange },
              message,
              words('{success}: the {key} is still free'),
            ),
          ];
        }
        const what = `A valid request after a rejected one, in which ${one.says},`;
        return session.judge.problems(exchange, { expect: 'accepted', rule, what });
      },
    ),
  );
}

/** Rejected cases whose key is valid, one for each rule, those inside an array too. */
function firstOfEachRule(workshop: Workshop, cases: readonly Case[]): Case[] {
  const found = new Map<string, Case>();
  for (const one of cases) {
    if (
      one.expect !== 'rejected' ||
      workshop.isKey(one.path.slice(0, 1)) ||
      typeof valueAt(one.body, workshop.keyPath ?? []) !== 'string'
    )
      continue;
    const key = `${one.rule.id} ${one.path.includes(0)}`;
    const breaksKey = workshop
      .violations(one.body)
      .some(({ path }) => workshop.isKey(path.slice(0, 1)));
    if (!breaksKey && !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** A case without a credential: the law sends it with a key of its own. */
function isAnonymous({ expect }: Case): boolean {
  return expect === 'unauthorised';
}
