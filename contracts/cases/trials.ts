import type { Judge } from '../judge/judge.ts';
import type { Trial } from '../run/trial.ts';
import type { Case } from './case.ts';

/** How often a case with a short name is sent with another one, which an earlier run may have used. */
const MOST_ATTEMPTS = 4;

/** A case as a trial: it is sent, and its response judged. */
export function caseTrial(one: Case, judge: Judge): Trial {
  return {
    name: one.name,
    suite: 'cases',
    rule: one.rule,
    also: judge.exercises(one.expect, one),
    async run({ send }) {
      let sent = one;
      let exchange = await send(sent);
      for (
        let attempt = 1;
        one.again && attempt < MOST_ATTEMPTS && judge.saysTaken(exchange.outcome);
        attempt++
      ) {
        sent = one.again();
        exchange = await send(sent);
      }
      const asked = { expect: sent.expect, rule: sent.rule, what: describe(sent) };
      return {
        problems: judge.problems(exchange, asked),
        exercised: judge.exercised(exchange, asked),
      };
    },
  };
}

function describe({ says, value, secrets }: Case): string {
  const text = JSON.stringify(value);
  const short =
    typeof value === 'string' &&
    text.length <= 60 &&
    !says.includes(text) &&
    !secrets.includes(value);
  return `A request in which ${says}${short ? ` (${text.replace(/\n/g, '\\n')})` : ''}`;
}
