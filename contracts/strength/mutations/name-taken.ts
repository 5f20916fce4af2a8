import { setTimeout as sleep } from 'node:timers/promises';
import {
  errorOf,
  isTaken,
  responding,
  type Rewrite,
  rewriting,
  rewritingRejections,
  storedAs,
} from '../changes.ts';
import { type Body, withMember } from '../members.ts';
import { family } from '../mutation.ts';
import { CODE, inRequest, KEY, ofStatus, REJECTION, SUCCESS, TAKEN } from '../operation.ts';
import { INVALID, many, named, sampleWith } from '../samples.ts';

const UNIQUE = inRequest(KEY, 'description');
const OF_CODE = `${TAKEN.example.pointer}/value/${CODE}`;
const REJECTED = ofStatus(REJECTION);
const TAKEN_CODE = TAKEN.code ?? '';

const creates = (...names: string[]) => names.map((name) => ({ body: named(name) }));
const lower = (name: unknown) => String(name).toLowerCase();

/** The rule that a name is unique in a project, without regard to case. */
export const nameTaken = family('taken name', [
  {
    name: 'takes-a-name-again',
    does: 'Creates a second connection of the same name.',
    against: UNIQUE,
    how: () => storedAs(() => crypto.randomUUID()),
    probes: [{ times: 2 }],
  },
  {
    name: 'tells-case-apart',
    does: 'Takes a name that is taken in another case.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name }) => Buffer.from(String(name)).toString('hex')),
    probes: creates('some-name', 'SOME-NAME'),
  },
  {
    name: 'tells-first-letter-apart',
    does: 'Folds the case of every letter but the first.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name }) => `${String(name).charCodeAt(0)}${name}`),
    probes: creates('some-name', 'Some-name'),
  },
  {
    name: 'tells-mixed-case-apart',
    does: 'Compares a name as sent, in lower and in upper case only, so that a mixture goes through.',
    against: UNIQUE,
    how: () => {
      const taken = new Set<string>();
      return storedAs(({ [KEY]: name }) => {
        const text = String(name);
        const free = [text, text.toLowerCase(), text.toUpperCase()].every((t) => !taken.has(t));
        taken.add(text);
        return free ? crypto.randomUUID() : text;
      });
    },
    probes: creates('Some-Name', 'sOME-nAME'),
  },
  {
    name: 'refuses-the-third-only',
    does: 'Creates a name twice, and rejects it from the third time on.',
    against: UNIQUE,
    how: () => storedAs(counting((count) => Math.min(count, 2))),
    probes: [{ times: 2 }],
  },
  {
    name: 'refuses-the-second-only',
    does: 'Rejects a name the second time, and creates it the third time.',
    against: UNIQUE,
    how: () => storedAs(counting((count) => (count < 3 ? 1 : count))),
    probes: [{ times: 3 }],
  },
  {
    name: 'unique-per-database-type',
    does: 'Lets connections of different database types have the same name.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name, db_type }) => `${name}.${db_type}`),
    probes: [{}, { body: sampleWith('db_type', 'oracle') }],
  },
  {
    name: 'unique-per-enterprise-project',
    does: 'Lets connections of different enterprise projects have the same name.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name, enterprise_project_id: id = '0' }) => `${name}.${id}`),
    probes: [{}, { body: sampleWith('enterprise_project_id', '1') }],
  },
  {
    name: 'unique-per-content',
    does: 'Rejects a name only when everything else is the same, too.',
    against: UNIQUE,
    how: () => storedAs((body) => lower(JSON.stringify(body))),
    probes: [{}, { body: sampleWith('description', 'another') }],
  },
  {
    name: 'compares-eight-characters',
    does: 'Compares the first eight characters of a name only, and claims that free names are taken.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name }) => String(name).slice(0, 8)),
    probes: creates('same-start-1', 'same-start-2'),
  },
  {
    name: 'compares-letters-and-digits-only',
    does: 'Takes hyphens and underscores out of a name before it compares.',
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name }) => String(name).replace(/[-_]/g, '')),
    probes: creates('some-name', 'some_name'),
  },
  {
    name: 'compares-by-pattern',
    does: 'Compares with LIKE, where an underscore in the new name stands for any character.',
    against: UNIQUE,
    how: () => {
      const taken: string[] = [];
      return storedAs(({ [KEY]: name }) => {
        const pattern = new RegExp(`^${String(name).replaceAll('_', '.')}$`, 'i');
        const like = taken.find((other) => pattern.test(other));
        taken.push(like ?? String(name));
        return like ?? String(name);
      });
    },
    probes: creates('some-name', 'some_name'),
  },
  {
    name: 'claims-taken-now-and-then',
    does: 'Claims for every 20th name that it is taken.',
    against: OF_CODE,
    how: () => {
      let count = 0;
      return storedAs(({ [KEY]: name }) => (++count % 20 === 1 ? 'fixed-name' : String(name)));
    },
    probes: many(21),
  },
  {
    name: 'claims-taken-for-any-rejection',
    does: 'Gives every rejection the code of a taken name.',
    against: OF_CODE,
    how: () =>
      rewritingRejections(({ response }) => ({ body: { ...response, [CODE]: TAKEN_CODE } })),
    probes: [INVALID],
  },
  {
    name: 'gives-another-code',
    does: 'Rejects a taken name with a code of its own.',
    against: OF_CODE,
    how: () => onTaken({ body: errorOf('DRS.M00202', 'The name is taken.') }),
    probes: [{ times: 2 }],
  },
  {
    name: 'gives-the-code-in-lower-case',
    does: 'Writes the code of a taken name in lower case.',
    against: OF_CODE,
    how: () => onTaken({ body: errorOf(lower(TAKEN_CODE), 'The name is taken.') }),
    probes: [{ times: 2 }],
  },
  ...[409, 422, 500, 403].map((status) => ({
    name: `answers-${status}-to-a-taken-name`,
    does: `Rejects a taken name with status ${status}.`,
    against: REJECTED,
    how: () => onTaken({ status }),
    probes: [{ times: 2 }],
  })),
  {
    name: 'answers-the-first-again',
    does: 'Responds to a taken name with 200 and the first connection, as if creating were idempotent.',
    against: UNIQUE,
    how: () => {
      const first = new Map<string, object>();
      return responding(async (request, inner) => {
        const response = await inner.respond(request);
        const key = lower(request.body[KEY]);
        const earlier = first.get(key);
        if (response.status === SUCCESS) first.set(key, response.body);
        return isTaken(response.body as Body) && earlier
          ? { status: SUCCESS, body: earlier }
          : response;
      });
    },
    probes: [{ times: 2 }],
  },
  {
    name: 'checks-the-name-then-inserts',
    does: 'Looks whether a name is free, and inserts it five milliseconds later.',
    against: UNIQUE,
    how: () => racing(5),
    probes: [{ times: 20, atOnce: true }],
  },
  {
    name: 'checks-the-name-then-inserts-at-once',
    does: 'Looks whether a name is free, and inserts it a millisecond later.',
    against: UNIQUE,
    how: () => racing(1),
    probes: [{ times: 20, atOnce: true }],
  },
  {
    name: 'refuses-all-of-a-race',
    does: 'Rejects every one of several simultaneous creates of a name.',
    against: UNIQUE,
    how: () => {
      const busy = new Map<string, number>();
      return responding(async (request, inner) => {
        if (request.violations.length > 0) return inner.respond(request);
        const key = lower(request.body[KEY]);
        const before = busy.get(key) ?? 0;
        busy.set(key, before + 1);
        await sleep(5);
        const alone = busy.get(key) === 1;
        if (before === 0) setTimeout(() => busy.delete(key), 50);
        // Nobody is alone, so nobody is the first.
        return alone
          ? inner.respond(request)
          : { status: REJECTION, body: errorOf(TAKEN_CODE, 'The name is taken.') };
      });
    },
    probes: [{ times: 20, atOnce: true }],
  },
  {
    name: 'answers-500-to-the-loser-of-a-race',
    does: 'Responds with 500 when two creates of a name meet.',
    against: REJECTED,
    how: () => {
      const busy = new Set<string>();
      return responding(async (request, inner) => {
        const key = lower(request.body[KEY]);
        if (busy.has(key)) return { status: 500, body: errorOf('X', 'deadlock') };
        busy.add(key);
        await sleep(5);
        return Promise.resolve(inner.respond(request)).finally(() => busy.delete(key));
      });
    },
    probes: [{ times: 20, atOnce: true }],
  },
]);

/** Rewrites the rejection of a taken name. */
function onTaken(rewrite: Rewrite) {
  return rewriting(({ response }) => (isTaken(response) ? rewrite : undefined));
}

/** A key of a name and of how often it was seen, from 1. */
function counting(suffix: (count: number) => number) {
  const seen = new Map<string, number>();
  return ({ [KEY]: name }: Body) => {
    const count = (seen.get(lower(name)) ?? 0) + 1;
    seen.set(lower(name), count);
    return `${name}.${suffix(count)}`;
  };
}

/** Looks, waits, then inserts. */
function racing(ms: number) {
  const taken = new Set<string>();
  return responding(async (request, inner) => {
    const key = lower(request.body[KEY]);
    if (request.violations.length > 0 || taken.has(key)) return inner.respond(request);
    await sleep(ms);
    taken.add(key);
    const body = withMember(request.body, KEY, crypto.randomUUID());
    const response = await inner.respond({ ...request, body });
    await inner.respond(request);
    return { ...response, body: withMember(response.body, KEY, request.body[KEY]) };
  });
}
