import type { Problem } from '../findings/problem.ts';
import type { Trial } from '../run/trial.ts';
import { type Law, type LawContext, sendBody, trial } from './law.ts';

/** Requests that are sent. */
const REQUESTS = 160;
/** Requests of one trial. */
const BATCH = 20;

/** The same kind of valid request many times, over connections that stay open and over new ones: never a stray failure. */
export const steadiness: Law = {
  id: 'law.steadiness',
  summary: 'The same kind of valid request gets the same response, however often it is sent.',
  why: 'A failure now and then is seen by no single check, but by the users of every day.',
  codes: {
    'law.steadiness.unsteady': 'The same kind of request got different responses.',
  },
  at: ({ success }) => success,
  needs: ['operations.create'],
  trials,
};

function trials({ workshop, rule }: LawContext): Trial[] {
  // What is wrong from the first request on is wrong with all, and no stray failure.
  const asStray = (problem: Problem): Problem => ({
    ...problem,
    rule,
    code: 'law.steadiness.unsteady',
  });
  return Array.from({ length: REQUESTS / BATCH }, (_, batch) => {
    const connection = batch % 2 === 0 ? ('kept' as const) : ('own' as const);
    const how = connection === 'kept' ? 'connections that stay open' : 'new connections';
    return trial(
      rule,
      `answers ${BATCH} requests alike over ${how}, batch ${batch + 1}`,
      async (session) => {
        for (let sent = 0; sent < BATCH; sent++) {
          const exchange = await sendBody(session, workshop.fresh(), connection);
          const what = `One of ${REQUESTS} requests of the same kind`;
          const asked = {
            expect: 'accepted' as const,
            rule: workshop.model.rule('response.success'),
            what,
          };
          const found = session.judge.problems(exchange, asked);
          if (found.length === 0) continue;
          return sent === 0 ? { problems: found, exercised: [] } : found.map(asStray);
        }
        return [];
      },
    );
  });
}
