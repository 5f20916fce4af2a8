import { setTimeout as sleep } from 'node:timers/promises';
import { family } from '../mutation.ts';
import { SAMPLE } from '../samples.ts';
import { responding, rewriting, storedAs } from '../seams.ts';

const UNIQUE = '#/components/schemas/ConnectionName/description';
const TAKEN = '#/components/examples/name-taken/value/error_code';
const CODE = 'DRS.10010065';

const named = (...names: string[]) => names.map((name) => ({ body: { ...SAMPLE, name } }));
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
    how: () => storedAs(({ name }) => Buffer.from(String(name)).toString('hex')),
    probes: named('some-name', 'SOME-NAME'),
  },
  {
    name: 'tells-first-letter-apart',
    does: 'Folds the case of every letter but the first.',
    against: UNIQUE,
    how: () => storedAs(({ name }) => `${String(name).charCodeAt(0)}${name}`),
    probes: named('some-name', 'Some-name'),
  },
  {
    name: 'tells-mixed-case-apart',
    does: 'Compares a name as sent, in lower and in upper case only, so that a mixture goes through.',
    against: UNIQUE,
    how: () => {
      const taken = new Set<string>();
      return storedAs(({ name }) => {
        const text = String(name);
        const free = [text, text.toLowerCase(), text.toUpperCase()].every((t) => !taken.has(t));
        taken.add(text);
        return free ? crypto.randomUUID() : text;
      });
    },
    probes: named('Some-Name', 'sOME-nAME'),
  },
  {
    name: 'refuses-the-third-only',
    does: 'Creates a name twice, and refuses it from the third time on.',
    against: UNIQUE,
    how: () => storedAs(counting((count) => Math.min(count, 2))),
    probes: [{ times: 2 }],
  },
  {
    name: 'refuses-the-second-only',
    does: 'Refuses a name the second time, and creates it the third time.',
    against: UNIQUE,
    how: () => storedAs(counting((count) => (count < 3 ? 1 : count))),
    probes: [{ times: 3 }],
  },
  {
    name: 'unique-per-database-type',
    does: 'Lets connections of different database types have the same name.',
    against: UNIQUE,
    how: () => storedAs(({ name, db_type }) => `${name}.${db_type}`),
    probes: [{}, { body: { ...SAMPLE, db_type: 'oracle' } }],
  },
  {
    name: 'unique-per-enterprise-project',
    does: 'Lets connections of different enterprise projects have the same name.',
    against: UNIQUE,
    how: () => storedAs(({ name, enterprise_project_id: id = '0' }) => `${name}.${id}`),
    probes: [{}, { body: { ...SAMPLE, enterprise_project_id: '1' } }],
  },
  {
    name: 'unique-per-content',
    does: 'Refuses a name only when everything else is the same, too.',
    against: UNIQUE,
    how: () => storedAs((body) => lower(JSON.stringify(body))),
    probes: [{}, { body: { ...SAMPLE, description: 'another' } }],
  },
  {
    name: 'compares-eight-characters',
    does: 'Compares the first eight characters of a name only, and claims that free names are taken.',
    against: UNIQUE,
    how: () => storedAs(({ name }) => String(name).slice(0, 8)),
    probes: named('same-start-1', 'same-start-2'),
  },
  {
    name: 'compares-letters-and-digits-only',
    does: 'Takes hyphens and underscores out of a name before it compares.',
    against: UNIQUE,
    how: () => storedAs(({ name }) => String(name).replace(/[-_]/g, '')),
    probes: named('some-name', 'some_name'),
  },
  {
    name: 'compares-by-pattern',
    does: 'Compares with LIKE, where an underscore in the new name stands for any character.',
    against: UNIQUE,
    how: () => {
      const taken: string[] = [];
      return storedAs(({ name }) => {
        const pattern = new RegExp(`^${String(name).replaceAll('_', '.')}$`, 'i');
        const like = taken.find((other) => pattern.test(other));
        taken.push(like ?? String(name));
        return like ?? String(name);
      });
    },
    probes: named('some-name', 'some_name'),
  },
  {
    name: 'claims-taken-now-and-then',
    does: 'Claims for every 20th name that it is taken.',
    against: TAKEN,
    how: () => {
      let count = 0;
      return storedAs(({ name }) => (++count % 20 === 1 ? 'fixed-name' : String(name)));
    },
    probes: Array.from({ length: 21 }, (_, i) => named(`name-${i}`)).flat(),
  },
  {
    name: 'claims-taken-for-any-rejection',
    does: 'Gives every rejection the code of a taken name.',
    against: TAKEN,
    how: () =>
      rewriting(({ status, answer }) =>
        status === 400 ? { body: { ...answer, error_code: CODE } } : undefined,
      ),
    probes: named('no'),
  },
  {
    name: 'gives-another-code',
    does: 'Refuses a taken name with a code of its own.',
    against: TAKEN,
    how: () => onTaken({ body: { error_code: 'DRS.M00202', error_msg: 'The name is taken.' } }),
    probes: [{ times: 2 }],
  },
  {
    name: 'gives-the-code-in-lower-case',
    does: 'Writes the code of a taken name in lower case.',
    against: TAKEN,
    how: () => onTaken({ body: { error_code: 'drs.10010065', error_msg: 'The name is taken.' } }),
    probes: [{ times: 2 }],
  },
  ...[409, 422, 500, 403].map((status) => ({
    name: `answers-${status}-to-a-taken-name`,
    does: `Refuses a taken name with status ${status}.`,
    against: '#/paths/~1v5~1{project_id}~1connections/post/responses/400',
    how: () => onTaken({ status }),
    probes: [{ times: 2 }],
  })),
  {
    name: 'answers-the-first-again',
    does: 'Answers a taken name with 200 and the first connection, as if creating were idempotent.',
    against: UNIQUE,
    how: () => {
      const first = new Map<string, object>();
      return responding(async (request, inner) => {
        const answer = await inner.respond(request);
        const key = lower(request.body.name);
        const earlier = first.get(key);
        if (answer.status === 200) first.set(key, answer.body);
        return 'error_code' in answer.body && answer.body.error_code === CODE && earlier
          ? { status: 200, body: earlier }
          : answer;
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
    does: 'Refuses every one of several simultaneous creates of a name.',
    against: UNIQUE,
    how: () => {
      const busy = new Map<string, number>();
      return responding(async (request, inner) => {
        if (request.violations.length > 0) return inner.respond(request);
        const key = lower(request.body.name);
        const before = busy.get(key) ?? 0;
        busy.set(key, before + 1);
        await sleep(5);
        const alone = busy.get(key) === 1;
        if (before === 0) setTimeout(() => busy.delete(key), 50);
        // Nobody is alone, so nobody is the first.
        return alone
          ? inner.respond(request)
          : { status: 400, body: { error_code: CODE, error_msg: 'The name is taken.' } };
      });
    },
    probes: [{ times: 20, atOnce: true }],
  },
  {
    name: 'answers-500-to-the-loser-of-a-race',
    does: 'Answers 500 when two creates of a name meet.',
    against: '#/paths/~1v5~1{project_id}~1connections/post/responses/400',
    how: () => {
      const busy = new Set<string>();
      return responding(async (request, inner) => {
        const key = lower(request.body.name);
        if (busy.has(key)) return { status: 500, body: { error_code: 'X', error_msg: 'deadlock' } };
        busy.add(key);
        await sleep(5);
        return Promise.resolve(inner.respond(request)).finally(() => busy.delete(key));
      });
    },
    probes: [{ times: 20, atOnce: true }],
  },
]);

/** Rewrites the refusal of a taken name. */
function onTaken(rewrite: { status?: number; body?: object }) {
  return rewriting(({ answer }) => (answer.error_code === CODE ? rewrite : undefined));
}

/** A key of a name and of how often it was seen, from 1. */
function counting(suffix: (count: number) => number) {
  const seen = new Map<string, number>();
  return ({ name }: { readonly name?: unknown }) => {
    const count = (seen.get(lower(name)) ?? 0) + 1;
    seen.set(lower(name), count);
    return `${name}.${suffix(count)}`;
  };
}

/** Looks, waits, then inserts. */
function racing(ms: number) {
  const taken = new Set<string>();
  return responding(async (request, inner) => {
    const key = lower(request.body.name);
    if (request.violations.length > 0 || taken.has(key)) return inner.respond(request);
    await sleep(ms);
    taken.add(key);
    const answer = await inner.respond({
      ...request,
      body: { ...request.body, name: crypto.randomUUID() },
    });
    await inner.respond(request);
    return { ...answer, body: { ...answer.body, name: request.body.name } };
  });
}
