import { memberOf } from '../judge/parse.ts';
import { broken, type Law, NOTHING_SHOWN, sendBody, trial } from './law.ts';

/** Connections that are created to compare their ids. */
const CREATES = 120;
/** How far the service's clock may be off, in milliseconds. */
const SKEW_MS = 15 * 60 * 1000;

/** Ids differ between connections, and the time of creation is now, in milliseconds. */
export const identity: Law = (workshop) => {
  const rule = workshop.model.rule('law.identity');
  return [
    trial(rule, 'gives each connection an id of its own', async (session) => {
      const exchanges = await Promise.all(
        Array.from({ length: CREATES }, () => sendBody(session, workshop.fresh())),
      );
      const seen = new Set<unknown>();
      for (const exchange of exchanges) {
        const id = memberOf(exchange.outcome, 'connection_id');
        if (id === undefined) continue;
        if (seen.has(id)) {
          return [
            broken(
              { rule, code: 'law.identity.repeated', exchange },
              `Of ${CREATES} connections two have the id ${JSON.stringify(id)}. Give each connection an id of its own.`,
              'ids that differ',
            ),
          ];
        }
        seen.add(id);
      }
      return seen.size > 1 ? [] : NOTHING_SHOWN;
    }),
    trial(rule, 'tells the time of creation in milliseconds', async (session) => {
      const exchange = await sendBody(session, workshop.fresh());
      const time = memberOf(exchange.outcome, 'create_time');
      if (typeof time !== 'number') return NOTHING_SHOWN;
      const off = Math.abs(time - Date.now());
      const seconds = Math.abs(time * 1000 - Date.now()) < SKEW_MS;
      return off < SKEW_MS
        ? []
        : [
            broken(
              { rule, code: 'law.identity.time', exchange },
              `A connection that was just created has the create_time ${time}${seconds ? ', which is in seconds' : ''}. Give the time of creation in milliseconds since 1970.`,
              `about ${Date.now()}`,
            ),
          ];
    }),
  ];
};
