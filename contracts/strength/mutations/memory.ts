import { setTimeout as sleep } from 'node:timers/promises';
import type { MockResponse } from '../../../mocks/response.ts';
import { changing, errorOf, responding, storedAs } from '../changes.ts';
import { type Body, mapMember, mapStrings } from '../members.ts';
import { family } from '../mutation.ts';
import {
  ID,
  inRequest,
  inResponse,
  KEY,
  ofStatus,
  REJECTION,
  SUCCESS,
  TIME,
} from '../operation.ts';
import { FULL, INVALID, many, named, sampleWith } from '../samples.ts';

const UNIQUE = inRequest(KEY, 'description');
const OF_ID = inResponse(ID, 'description');
const AS_CREATED = inResponse('', 'description');
const NOTHING_CREATED = ofStatus(REJECTION, 'description');
const YEAR_MS = 365 * 24 * 3_600_000;

type Response = MockResponse & { readonly body: object };

/** What takes more than one request to see. */
export const memory = family('memory and races', [
  time('in-seconds', 'in seconds', (now) => Math.floor(now / 1000)),
  time('in-microseconds', 'in microseconds', (now) => now * 1000),
  time('constant', 'that is always the same', () => 1_716_879_012_121),
  time('a-year-ahead', 'a year ahead', (now) => now + YEAR_MS),
  time('a-year-behind', 'a year ago', (now) => now - YEAR_MS),
  time('zero', 'of 0', () => 0),
  time('negative', 'below 0', (now) => -now),
  time('random', 'drawn at random', () => Math.floor(Math.random() * 1e12)),
  time('of-start-of-day', 'cut to the day before', (now) => now - (now % 86_400_000) - 86_400_000),
  {
    name: 'gives-one-id-to-all',
    does: 'Gives every connection the same id.',
    against: OF_ID,
    how: () => changing((response) => ({ ...response, [ID]: uuid(1) })),
    probes: many(2),
  },
  {
    name: 'repeats-an-id-every-tenth-time',
    does: 'Gives every tenth connection the id of the one before.',
    against: OF_ID,
    how: () => repeating(10),
    probes: many(10),
  },
  {
    name: 'repeats-an-id-every-50th-time',
    does: 'Gives every 50th connection the id of the one before.',
    against: OF_ID,
    how: () => repeating(50),
    probes: many(50),
  },
  {
    name: 'gives-ids-of-a-small-set',
    does: 'Draws ids from a set of 60.',
    against: OF_ID,
    how: () => {
      let count = 0;
      return changing((response) => ({ ...response, [ID]: uuid((++count * 7919) % 60) }));
    },
    probes: many(61),
  },
  {
    name: 'gives-simultaneous-creates-one-id',
    does: 'Makes the id of the time in milliseconds, so that creates of one moment share it.',
    against: OF_ID,
    how: () => changing((response) => ({ ...response, [ID]: uuid(Math.floor(Date.now() / 64)) })),
    probes: many(4),
  },
  {
    name: 'keeps-names-of-rejected-creates',
    does: 'Takes the name of a rejected request.',
    against: NOTHING_CREATED,
    how: () => keepingNames(() => true),
    probes: [{ body: sampleWith('db_type', 'no-such-type') }, {}],
  },
  {
    name: 'keeps-names-when-the-endpoint-is-wrong',
    does: 'Takes the name before it looks at the endpoint.',
    against: NOTHING_CREATED,
    how: () => keepingNames((members) => members.every((member) => member.startsWith('endpoint'))),
    probes: [{ body: sampleWith('endpoint', {}) }, {}],
  },
  ...[10, 50].map((limit) => ({
    name: `forgets-after-${limit}-creates`,
    does: `Forgets all names after every ${limit} creates.`,
    against: UNIQUE,
    how: () => {
      let count = 0;
      const ages = new Map<string, number>();
      return storedAs(({ [KEY]: name }) => {
        const key = String(name).toLowerCase();
        const age = ages.get(key);
        if (age !== undefined && count - age < limit) return key;
        ages.set(key, ++count);
        return `${key}.${count}`;
      });
    },
    probes: [{ body: named('name-0') }, ...many(limit + 5).slice(1), ...many(1)],
  })),
  {
    name: 'forgets-after-a-rejection',
    does: 'Forgets all names when it rejects a request.',
    against: UNIQUE,
    how: () => {
      let round = 0;
      const stored = storedAs(({ [KEY]: name }) => `${name}.${round}`);
      const counting = responding((request, inner) => {
        if (request.violations.length > 0) round++;
        return inner.respond(request);
      });
      return { wrap: (inner) => counting.wrap?.(stored.wrap?.(inner) ?? inner) ?? inner };
    },
    probes: [{}, INVALID, {}],
  },
  {
    name: 'frees-a-name-when-it-is-refused',
    does: 'Forgets a name when it rejects to create it a second time.',
    against: UNIQUE,
    how: () => {
      const seen = new Map<string, number>();
      return storedAs(({ [KEY]: name }) => {
        const key = String(name).toLowerCase();
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return `${key}.${Math.ceil((seen.get(key) ?? 0) / 2)}`;
      });
    },
    probes: [{ times: 3 }],
  },
  {
    name: 'returns-the-endpoint-of-the-request-before',
    does: 'Returns the endpoint that was created before.',
    against: AS_CREATED,
    how: () => {
      let before: unknown;
      return changing((response) => {
        const endpoint = before ?? response.endpoint;
        before = response.endpoint;
        return { ...response, endpoint };
      });
    },
    probes: [{}, { body: FULL }],
  },
  {
    name: 'keeps-members-of-the-request-before',
    does: 'Adds optional members of the request before that this one lacks.',
    against: AS_CREATED,
    how: () => {
      let before: Body = {};
      return changing((response) => {
        const merged = { ...before, ...response };
        before = response;
        return merged;
      });
    },
    probes: [{ body: FULL }, {}],
  },
  {
    name: 'mixes-simultaneous-requests',
    does: 'Keeps the current request in a global variable, which the next one overwrites.',
    against: AS_CREATED,
    how: () => {
      let current: Body = {};
      return responding(async (request, inner) => {
        if (request.violations.length > 0) return inner.respond(request);
        current = request.body;
        await sleep(3);
        const { description = '' } = current;
        return withMembers(await inner.respond(request), { description });
      });
    },
    probes: [
      {
        atOnce: true,
        times: 20,
        bodyOf: (i) => ({ ...named(`name-${i}`), description: `description ${i}` }),
      },
    ],
  },
  {
    name: 'mixes-names-of-simultaneous-requests',
    does: 'Responds with the name of the request that came last.',
    against: AS_CREATED,
    how: () => {
      let last: unknown;
      return responding(async (request, inner) => {
        last = request.body[KEY];
        await sleep(15);
        return withMembers(await inner.respond(request), { [KEY]: last });
      });
    },
    probes: [{ atOnce: true, times: 20, bodyOf: (i) => named(`name-${i}`) }],
  },
  ...[20, 32, 49].map((length) => ({
    name: `stores-names-cut-to-${length}`,
    does: `Compares names as its table keeps them, cut to ${length} characters.`,
    against: UNIQUE,
    how: () => storedAs(({ [KEY]: name }) => String(name).slice(0, length)),
    probes: ['a', 'b'].map((end) => ({ body: named(`${'n'.repeat(length)}${end}`) })),
  })),
  {
    name: 'takes-the-first-create-only',
    does: 'Rejects everything after the first connection.',
    against: UNIQUE,
    how: () => storedAs(() => 'the-only-one'),
    probes: many(2),
  },
  {
    name: 'is-full-after-100-creates',
    does: 'Responds with 500 after 100 creates.',
    against: ofStatus(SUCCESS),
    how: () => {
      let count = 0;
      return responding(async (request, inner) => {
        if (request.violations.length > 0 || ++count <= 100) return inner.respond(request);
        return { status: 500, body: errorOf('APIGW.0601', 'Out of memory.') };
      });
    },
    probes: many(101),
  },
  {
    name: 'grows-strings',
    does: 'Returns every string of the endpoint a second time behind itself.',
    against: AS_CREATED,
    how: () =>
      changing((response) =>
        mapMember(response, 'endpoint', (endpoint: Body) =>
          mapStrings(endpoint, (value, name) => (name === 'ip' ? value + value : value)),
        ),
      ),
  },
]);

function time(suffix: string, words: string, change: (now: number) => number) {
  return {
    name: `writes-time-${suffix}`,
    does: `Gives a ${TIME} ${words}.`,
    against: inResponse(TIME, 'description'),
    how: () => changing((response) => ({ ...response, [TIME]: change(Date.now()) })),
  };
}

/** Every n-th connection has the id of the one before. */
function repeating(n: number) {
  let before: unknown;
  let count = 0;
  return changing((response) => {
    before = ++count % n === 0 ? before : response[ID];
    return { ...response, [ID]: before };
  });
}

/** The name of a rejected request is taken, when the rejected members are as `when` wants them. */
function keepingNames(when: (members: readonly string[]) => boolean) {
  return responding(async (request, inner) => {
    const { violations, body } = request;
    const members = violations.map(({ member }) => member);
    if (members.length > 0 && typeof body[KEY] === 'string' && when(members)) {
      await inner.respond({ ...request, violations: [] });
    }
    return inner.respond(request);
  });
}

/** A response with other members, where it is a success. */
function withMembers(response: Response, members: Body): Response {
  if (response.status !== SUCCESS) return response;
  return { ...response, body: { ...response.body, ...members } };
}

function uuid(number: number): string {
  const digits = Math.abs(number).toString(16).padStart(12, '0');
  return `00000000-0000-4000-8000-${digits}`;
}
