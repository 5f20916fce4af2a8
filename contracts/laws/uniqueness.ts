import { type Body, withValue } from '../../spec/schema/value-at.ts';
import type { Problem } from '../findings/problem.ts';
import { keywordOf, labelOf } from '../../spec/schema/walk.ts';
import type { Session } from '../run/session.ts';
import type { Workshop } from '../requests/workshop.ts';
import { begin, isCreated, type Law, sendBody, spellings, trial } from './law.ts';

/** A taken name is refused, in any spelling and whatever happened since; a name that only looks alike is free. */
export const uniqueness: Law = (workshop) => {
  const rule = workshop.model.rule('law.uniqueness');
  const taken = (session: Session, name: string, how: string, body = workshop.fresh()) =>
    refusedAsTaken(session, workshop.named(body, name), how);
  return [
    trial(rule, 'refuses a name that is taken', async (session) => {
      const name = workshop.freshName();
      return first(
        () => begin(session, withName(workshop, name), rule),
        () => taken(session, name, 'The second request with one name'),
        () => taken(session, name, 'The third request with one name'),
      );
    }),
    trial(rule, 'refuses a taken name whatever the other members are', async (session) => {
      const name = workshop.freshName();
      const others = workshop.exampleKeys.map((key) => workshop.fresh(key));
      return first(
        () => begin(session, withName(workshop, name), rule),
        ...others.map(
          (other) => () =>
            taken(session, name, 'A request whose name is taken, with other members,', other),
        ),
      );
    }),
    trial(rule, 'refuses a taken name whatever its optional texts are', async (session) => {
      const name = workshop.freshName();
      return first(
        () => begin(session, withName(workshop, name), rule),
        ...variations(workshop).map(
          ([label, body]) =>
            () =>
              notCreated(session, workshop.named(body, name), label),
        ),
      );
    }),
    trial(rule, 'refuses each of three names that are taken', async (session) => {
      const names = [0, 1, 2].map(() => workshop.freshName());
      return first(
        ...names.map((name) => () => begin(session, withName(workshop, name), rule)),
        ...names.map(
          (name, index) => () =>
            taken(session, name, `A request whose name was taken ${3 - index} creates ago`),
        ),
      );
    }),
    trial(rule, 'refuses a taken name after other creates and rejections', async (session) => {
      const name = workshop.freshName();
      return first(
        () => begin(session, withName(workshop, name), rule),
        ...Array.from({ length: 20 }, () => () => begin(session, workshop.fresh(), rule)),
        () => sendBody(session, withValue(workshop.fresh(), ['endpoint'], 'text')).then(() => []),
        () => taken(session, name, 'A request whose name was taken 20 creates ago'),
      );
    }),
    ...[0, 1, 2].map((kind) =>
      trial(
        rule,
        `refuses a taken name in other spellings, ${['first in capitals', 'first in small letters', 'first in a mixture'][kind]}`,
        async (session) => {
          const name = workshop.freshName();
          const firstSpelling = spellings(name)[kind] as string;
          const others = spellings(name).filter((spelling) => spelling !== firstSpelling);
          return first(
            () => begin(session, withName(workshop, firstSpelling), rule),
            ...others.map(
              (spelling) => () =>
                taken(
                  session,
                  spelling,
                  `A request with the name "${spelling}", where "${firstSpelling}" is taken,`,
                ),
            ),
          );
        },
      ),
    ),
    trial(rule, 'tells names apart that look alike', async (session) =>
      (
        await Promise.all(
          lookAlikes(workshop).map((names) =>
            first(...names.map((name) => () => free(session, name))),
          ),
        )
      ).flat(),
    ),
  ];

  async function refusedAsTaken(session: Session, body: Body, what: string): Promise<Problem[]> {
    return session.judge.problems(await sendBody(session, body), { expect: 'taken', rule, what });
  }

  /** Another value of a member may be refused for its own sake; created it must not be. */
  async function notCreated(session: Session, body: Body, label: string): Promise<Problem[]> {
    const exchange = await sendBody(session, body);
    const what = `A request whose name is taken, with another \`${label}\`,`;
    return isCreated(exchange)
      ? session.judge.problems(exchange, { expect: 'taken', rule, what })
      : [];
  }

  async function free(session: Session, name: string): Promise<Problem[]> {
    const exchange = await sendBody(session, withName(workshop, name));
    if (isCreated(exchange)) return [];
    const problems = session.judge.problems(exchange, {
      expect: 'accepted',
      rule,
      what: `A request with the free name "${name}"`,
    });
    return problems.map((problem) =>
      problem.code === 'response.name-taken.false'
        ? { ...problem, rule, code: 'law.uniqueness.refused' as const }
        : problem,
    );
  }
};

function withName(workshop: Workshop, name: string): Body {
  return workshop.named(workshop.fresh(), name);
}

/** Runs steps until one shows a problem. */
async function first(...steps: (() => Promise<Problem[]>)[]): Promise<Problem[]> {
  for (const step of steps) {
    const problems = await step();
    if (problems.length > 0) return problems;
  }
  return [];
}

/** Groups of names that differ in one character: at the end, at the limit, or where `_` could stand for any. */
function lookAlikes(workshop: Workshop): string[][] {
  const site = workshop.site(workshop.keyPath ?? []);
  const most = Number((site && keywordOf(site, 'maxLength')) ?? 50);
  const groups = [
    ['1', '2'].map((end) => (name: string) => `${name}${end}`),
    ['y', 'z'].map((end) => (name: string) => name.padEnd(most - 1, 'x') + end),
    ['a', '_', '-'].map((char) => (name: string) => `${name.slice(0, 3)}${char}${name.slice(3)}`),
    ['', 'x', 'xx'].map((end) => (name: string) => `${name}${end}`),
  ];
  return groups
    .map((group) => {
      const name = workshop.freshName();
      return group.map((change) => change(name));
    })
    .filter((names) =>
      names.every((name) => workshop.violations(withName(workshop, name)).length === 0),
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
