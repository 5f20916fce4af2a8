import { memberOf } from '../judge/parse.ts';
import type { Trial } from '../run/trial.ts';
import { broken, type Law, type LawContext, NOTHING_SHOWN, sendBody, trial } from './law.ts';

/** Resources that are created to compare their ids. */
const CREATES = 120;
/** How far the service's clock may be off, in milliseconds. */
const SKEW_MS = 15 * 60 * 1000;
/** Milliseconds in a unit. */
const UNITS = { milliseconds: 1, seconds: 1000 };

/** Ids differ, and the time of creation is now. */
export const identity: Law = {
  id: 'law.identity',
  summary: 'Each {one} has an id of its own and the time of its creation, in {unit}.',
  codes: {
    'law.identity.repeated': 'Two resources have the same id.',
    'law.identity.time': 'The time of creation is not now, or in another unit.',
  },
  at: ({ id, success }) => id ?? success,
  needs: ['operations.create', 'assigned'],
  trials: (given) => [...idTrials(given), ...timeTrials(given)],
};

function idTrials({ workshop, rule }: LawContext): Trial[] {
  const member = workshop.model.resource?.assigned?.id?.member;
  if (member === undefined) return [];
  const { words } = workshop;
  return [
    trial(rule, words('gives each {one} an id of its own'), async (session) => {
      const exchanges = await Promise.all(
        Array.from({ length: CREATES }, () => sendBody(session, workshop.fresh())),
      );
      const seen = new Set<unknown>();
      for (const exchange of exchanges) {
        const id = memberOf(exchange.outcome, member);
        if (id === undefined) continue;
        if (seen.has(id)) {
          const message = words(
            `Of ${CREATES} {many} two have the id ${JSON.stringify(id)}. Give each {one} an id of its own.`,
          );
          const code = 'law.identity.repeated';
          return [broken({ rule, code, exchange }, message, 'ids that differ')];
        }
        seen.add(id);
      }
      return seen.size > 1 ? [] : NOTHING_SHOWN;
    }),
  ];
}

function timeTrials({ workshop, rule }: LawContext): Trial[] {
  const time = workshop.model.resource?.assigned?.time;
  if (time === undefined) return [];
  const { words } = workshop;
  const unit = UNITS[time.unit];
  const other = time.unit === 'seconds' ? 'milliseconds' : 'seconds';
  return [
    trial(rule, words('tells the time of creation in {unit}'), async (session) => {
      const exchange = await sendBody(session, workshop.fresh());
      const value = memberOf(exchange.outcome, time.member);
      if (typeof value !== 'number') return NOTHING_SHOWN;
      const isNow = (factor: number) => Math.abs(value * factor - Date.now()) < SKEW_MS;
      if (isNow(unit)) return [];
      const inOther = isNow(UNITS[other]) ? `, which is in ${other}` : '';
      const message = words(
        `A {one} that was just created has the ${time.member} ${value}${inOther}. Give the time of creation in {unit} since 1970.`,
      );
      const expected = `about ${Math.floor(Date.now() / unit)}`;
      return [broken({ rule, code: 'law.identity.time', exchange }, message, expected)];
    }),
  ];
}
