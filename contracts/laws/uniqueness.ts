import type { Body } from '../../spec/schema/value-at.ts';
import { withValue } from '../../spec/schema/value-at.ts';
import { keywordOf, labelOf } from '../../spec/schema/walk.ts';
import type { Case } from '../cases/case.ts';
import type { Problem } from '../findings/problem.ts';
import type { Session } from '../run/session.ts';
import type { Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import { begin, isCreated, type Law, type LawContext, sendBody, spellings, trial } from './law.ts';

/** A taken key is rejected, in any spelling and whatever happened since; one that only looks alike is free. */
export const uniqueness: Law = {
  id: 'law.uniqueness',
  summary: 'A {key} is free until a {one} has it; {case}.',
  codes: {
    'law.uniqueness.accepted': 'A key that is taken was accepted.',
    'law.uniqueness.code': 'A taken key was rejected with another code.',
    'law.uniqueness.refused': 'A key that is free was rejected.',
  },
  at: ({ key, success }) => key ?? success,
  needs: ['operations.create', 'key'],
  trials: (given) => [...memory(given), ...spellingTrials(given), lookAlikeTrial(given)],
};

/** Creates before the last one to look back to. */
const MANY = 20;

/** A key is remembered, whatever else is sent, and however long ago it was taken. */
function memory({ workshop, rule, cases }: LawContext): Trial[] {
  const { words, exampleKeys } = workshop;
  const { created, taken, notCreated } = stepsOf({ workshop, rule, cases });
  const remembering = (name: string, steps: (session: Session, key: string) => Step[]) =>
    trial(rule, words(name), (session) => {
      const key = workshop.freshKey();
      return first(created(session, key), ...steps(session, key));
    });
  return [
    remembering('rejects a {key} that is taken', (session, key) => [
      taken(session, key, 'The second request with one {key}'),
      taken(session, key, 'The third request with one {key}'),
    ]),
    remembering('rejects a taken {key} whatever the other members are', (session, key) => {
      const what = 'A request whose {key} is taken, with other members,';
      return exampleKeys
        .map((example) => workshop.fresh(example))
        .map((body) => taken(session, key, what, body));
    }),
    remembering('rejects a taken {key} whatever its optional texts are', (session, key) =>
      variations(workshop).map(([label, body]) => notCreated(session, key, label, body)),
    ),
    trial(rule, words('rejects each of three {key}s that are taken'), (session) => {
      const keys = [0, 1, 2].map(() => workshop.freshKey());
      const ago = (index: number) => `A request whose {key} was taken ${3 - index} creates ago`;
      return first(
        ...keys.map((key) => created(session, key)),
        ...keys.map((key, index) => taken(session, key, ago(index))),
      );
    }),
    remembering('rejects a taken {key} after other creates and rejections', (session, key) => [
      ...Array.from({ length: MANY }, () => created(session, workshop.freshKey())),
      () => sendRejected(session, cases),
      taken(session, key, `A request whose {key} was taken ${MANY} creates ago`),
    ]),
  ];
}

/** Keys that differ in upper and lower case alone are the same, where the service compares them so. */
function spellingTrials(given: LawContext): Trial[] {
  const { workshop, rule } = given;
  if (workshop.isExact) return [];
  const { words } = workshop;
  const { created, taken } = stepsOf(given);
  return ['first in capitals', 'first in small letters', 'first in a mixture'].map((kind, index) =>
    trial(rule, words(`rejects a taken {key} in other spellings, ${kind}`), (session) => {
      const spelt = spellings(workshop.freshKey());
      const one = spelt[index] as string;
      return first(
        created(session, one),
        ...spelt
          .filter((other) => other !== one)
          .map((other) =>
            taken(session, other, `A request with the {key} "${other}", where "${one}" is taken,`),
          ),
      );
    }),
  );
}

function lookAlikeTrial(given: LawContext): Trial {
  const { workshop, rule } = given;
  const { free } = stepsOf(given);
  return trial(rule, workshop.words('tells {key}s apart that look alike'), async (session) => {
    const groups = lookAlikes(workshop).map((keys) =>
      first(...keys.map((key) => free(session, key))),
    );
    return (await Promise.all(groups)).flat();
  });
}

type Step = () => Promise<Problem[]>;

/** What a trial does, one step after the other. */
function stepsOf({ workshop, rule }: LawContext) {
  const { words } = workshop;
  const created =
    (session: Session, key: string): Step =>
    () =>
      begin(session, workshop.keyed(workshop.fresh(), key), rule);
  const taken =
    (session: Session, key: string, what: string, body = workshop.fresh()): Step =>
    async () =>
      session.judge.problems(await sendBody(session, workshop.keyed(body, key)), {
        expect: 'taken',
        rule,
        what: words(what),
      });
  /** Another value of a member may be rejected for its own sake; created it must not be. */
  const notCreated =
    (session: Session, key: string, label: string, body: Body): Step =>
    async () => {
      const exchange = await sendBody(session, workshop.keyed(body, key));
      const what = words(`A request whose {key} is taken, with another \`${label}\`,`);
      return isCreated(exchange)
        ? session.judge.problems(exchange, { expect: 'taken', rule, what })
        : [];
    };
  const free =
    (session: Session, key: string): Step =>
    async () => {
      const exchange = await sendBody(session, workshop.keyed(workshop.fresh(), key));
      if (isCreated(exchange)) return [];
      const what = words(`A request with the free {key} "${key}"`);
      return session.judge
        .problems(exchange, { expect: 'accepted', rule, what })
        .map((problem) =>
          problem.code === 'response.name-taken.false'
            ? { ...problem, rule, code: 'law.uniqueness.refused' as const }
            : problem,
        );
    };
  return { created, taken, notCreated, free };
}

/** Runs steps until one shows a problem. */
async function first(...steps: Step[]): Promise<Problem[]> {
  for (const step of steps) {
    const problems = await step();
    if (problems.length > 0) return problems;
  }
  return [];
}

/** Sends a request that is rejected, whatever comes back. */
async function sendRejected(session: Session, cases: readonly Case[]): Promise<Problem[]> {
  const rejected = cases.find(({ expect, body }) => expect === 'rejected' && body !== undefined);
  if (rejected) await session.send(rejected);
  return [];
}

/** Groups of keys that differ in one character: at the end, at the limit, or where `_` could stand for any. */
function lookAlikes(workshop: Workshop): string[][] {
  const site = workshop.keyPath && workshop.site(workshop.keyPath);
  const most = Number((site && keywordOf(site, 'maxLength')) ?? 50);
  const groups = [
    ['1', '2'].map((end) => (key: string) => `${key}${end}`),
    ['y', 'z'].map((end) => (key: string) => key.padEnd(most - 1, 'x') + end),
    ['a', '_', '-'].map((char) => (key: string) => `${key.slice(0, 3)}${char}${key.slice(3)}`),
    ['', 'x', 'xx'].map((end) => (key: string) => `${key}${end}`),
  ];
  return groups
    .map((group) => {
      const key = workshop.freshKey();
      return group.map((change) => change(key));
    })
    .filter((keys) =>
      keys.every((key) => workshop.violations(workshop.keyed(workshop.fresh(), key)).length === 0),
    );
}

/** The first example, once with each of its optional texts at the top changed. */
function variations(workshop: Workshop): [label: string, body: Body][] {
  const texts = workshop.model.sites.filter(
    ({ path, mandatory, parts }) =>
      path.length === 1 && !mandatory && parts.some(({ schema }) => schema.type === 'string'),
  );
  return texts.flatMap(({ path }) =>
    ['other', undefined].map((value): [string, Body] => [
      labelOf(path),
      withValue(workshop.fresh(), path, value),
    ]),
  );
}
