import { deriveCases } from '../../contracts/cases/derive.ts';
import { type Json, readDescription } from '../../spec/description.ts';
import { workshopOf } from '../contracts/run/run.ts';
import type { Schema } from './consumer.ts';

/** How many of the requests that break a rule a validator refuses. */
export interface Refusals {
  readonly refused: number;
  readonly all: number;
}

/** What a generated validator does with requests that the contract's own cases send. */
export interface RequestVerdict {
  /** Names of the valid requests that it refuses. */
  readonly refusesValid: readonly string[];
  /** Refusals of invalid requests, by keyword of the rule that they break. */
  readonly byKeyword: Readonly<Record<string, Refusals>>;
}

/** What a generated validator does with answers. */
export interface AnswerVerdict {
  /** Names of the documented answers that it refuses. */
  readonly refusesExamples: readonly string[];
  /** Whether it refuses each wrong answer, by what is wrong with it. */
  readonly refuses: Readonly<Record<string, boolean>>;
  /** Type of `create_time` after parsing. */
  readonly time: string;
}

const description = readDescription();
const workshop = workshopOf();
const { cases } = deriveCases(workshop);
const keywords = new Map(
  workshop.model.sites.flatMap((site) =>
    site.constraints.map(({ rule, keyword }) => [rule.id, keyword] as const),
  ),
);

/** Puts every derived case that is JSON to a validator of requests. */
export function judgeRequests(schema: Schema): RequestVerdict {
  const bodies = cases.filter(({ body }) => body !== undefined);
  const accepts = (bytes: Buffer) => schema.safeParse(JSON.parse(bytes.toString())).success;
  const valid = bodies.filter(({ expect }) => expect === 'accepted');
  const invalid = bodies.filter(
    ({ expect, rule }) => expect === 'rejected' && keywords.has(rule.id),
  );
  const groups = Map.groupBy(invalid, ({ rule }) => keywords.get(rule.id) as string);
  return {
    refusesValid: valid.filter(({ bytes }) => !accepts(bytes)).map(({ name }) => name),
    byKeyword: Object.fromEntries(
      [...groups].map(([keyword, own]) => [
        keyword,
        { refused: own.filter(({ bytes }) => !accepts(bytes)).length, all: own.length },
      ]),
    ),
  };
}

/** Answers that the description rules out: the documented one of MySQL, with one change. */
const WRONG_ANSWERS: { readonly [what: string]: { readonly [member: string]: Json | undefined } } =
  {
    '`connection_id` is no UUID': { connection_id: 'connection-1' },
    '`create_time` is a text': { create_time: '1716879012121' },
    '`create_time` is a fraction': { create_time: 1.5 },
    '`connection_id` is missing': { connection_id: undefined },
  };

/** Puts the documented answers, and wrong ones, to a validator of answers. */
export function judgeAnswers(schema: Schema): AnswerVerdict {
  const examples = examplesOf('#/paths/~1v5~1{project_id}~1connections/post/responses/200');
  const accepted = acceptable(examples.get('mysql')).find((one) => schema.safeParse(one).success);
  if (!accepted) throw new Error('Failed to judge answers: the validator refuses every one.');
  const { data } = schema.safeParse(accepted);
  return {
    refusesExamples: [...examples.keys()].filter(
      (key) => !schema.safeParse(examples.get(key)).success,
    ),
    refuses: Object.fromEntries(
      Object.entries(WRONG_ANSWERS).map(([what, change]) => {
        const answer = JSON.parse(JSON.stringify({ ...accepted, ...change })) as Json;
        return [what, !schema.safeParse(answer).success];
      }),
    ),
    time: typeof (data as { create_time?: unknown }).create_time,
  };
}

/** An answer, and the same with the secret that validators demand which have lost `writeOnly`. */
function acceptable(answer: Json | undefined) {
  const own = answer as { readonly [member: string]: Json; endpoint: { [member: string]: Json } };
  return [own, { ...own, endpoint: { ...own.endpoint, db_password: 'password' } }];
}

function examplesOf(pointer: string): Map<string, Json> {
  const named = description.at(`${pointer}/content/application~1json/examples`) as object;
  return new Map(
    Object.keys(named).map((key) => [
      key,
      description.at(`${pointer}/content/application~1json/examples/${key}/value`),
    ]),
  );
}
