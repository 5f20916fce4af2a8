import { type Body, valueAt } from '../../spec/schema/value-at.ts';
import type { Case } from '../cases/case.ts';
import { CREDENTIALS } from '../cases/credentials.ts';
import type { Session } from '../run/session.ts';
import type { Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import { broken, isCreated, NOTHING_SHOWN, sendBody, trial } from './law.ts';

/** Statuses that say that a name is taken, whatever the code. */
const REMEMBERED = [400, 409, 422];

/** After a rejected create its name is still free: one trial for each rule that a request can break. */
export function rejectionLeavesNothing(workshop: Workshop, cases: readonly Case[]): Trial[] {
  const rule = workshop.model.rule('law.rejection-leaves-nothing');
  const rejected = [...firstOfEachRule(workshop, cases), withoutCredential(workshop)];
  return rejected.map((one) =>
    trial(
      rule,
      `leaves nothing of a request in which ${one.says.replaceAll('`', '')}`,
      async (session: Session) => {
        const body = workshop.named(one.body as Body, workshop.freshName());
        const refused = await session.send({
          ...one,
          body,
          bytes: Buffer.from(JSON.stringify(body)),
        });
        if (refused.outcome.kind === 'failure' || refused.outcome.status < 400)
          return NOTHING_SHOWN;
        const valid = workshop.named(workshop.fresh(), valueAt(body, workshop.keyPath ?? []));
        const exchange = await sendBody(session, valid);
        if (isCreated(exchange)) return [];
        if (exchange.outcome.kind === 'response' && REMEMBERED.includes(exchange.outcome.status)) {
          const message = `A name was taken by a request that was refused with ${refused.outcome.status}, in which ${one.says}. Check a request whole before anything of it is stored.`;
          return [
            broken(
              { rule, code: 'law.rejection.remembered', exchange },
              message,
              '200: the name is still free',
            ),
          ];
        }
        const what = `A valid request after a refused one, in which ${one.says},`;
        return session.judge.problems(exchange, { expect: 'accepted', rule, what });
      },
    ),
  );
}

/** Refused cases whose name is valid, one for each rule, those inside a shard too. */
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
    const breaksName = workshop
      .violations(one.body)
      .some(({ path }) => workshop.isKey(path.slice(0, 1)));
    if (!breaksName && !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function withoutCredential(
  workshop: Workshop,
): Pick<Case, 'body' | 'says' | 'secrets' | 'headers'> {
  const body = workshop.fresh();
  return {
    body,
    says: 'there is no credential',
    secrets: workshop.secretsIn(body),
    headers: CREDENTIALS,
  };
}
