import type { Description, Json } from '../../spec/description.ts';
import type { Body } from './body.ts';
import type { Expectation } from './cases/case.ts';
import type { Code } from './codes.ts';
import { createEcho, subjectOf } from './echo.ts';
import type { Exchange, Sent } from './exchange.ts';
import type { Rule } from './finding.ts';
import type { Answer, Outcome } from './http.ts';
import { answerSchema, takenCode } from './operation.ts';
import type { Problem } from './problem.ts';
import type { Model } from './rules.ts';
import { labelOf } from './schema.ts';
import { leaksOf } from './secrets.ts';
import { show, showOutcome, showValue } from './show.ts';
import { createValidators, type Validator } from './validator.ts';

/** What a request was about, for a message about its answer. */
export interface Asked {
  readonly expect: Expectation | 'taken';
  readonly rule: Rule;
  /** What was sent, as the beginning of a sentence: "A request in which …". */
  readonly what: string;
}

/** Judges single answers by what the description says of them. */
export interface Judge {
  /** All that is wrong with an answer. */
  problems(exchange: Exchange, asked: Asked): Problem[];
  /** Rules that the expected answer exercises, beside the one of its request. */
  exercises(expect: Asked['expect'], sent: Sent): Rule[];
  /** The connection of a 200. */
  connection(outcome: Outcome): { readonly [member: string]: Json } | undefined;
  /** Whether an answer says that the name is taken. */
  saysTaken(outcome: Outcome): boolean;
}

const STATUSES: { readonly [expect in Asked['expect']]: readonly number[] } = {
  created: [200],
  refused: [400],
  taken: [400],
  unauthorised: [401, 403],
  survived: [],
};

/** A judge for one description. */
export function createJudge(model: Model): Judge {
  const { description } = model;
  const compareEcho = createEcho(description);
  const validators = bodyValidators(description);
  const taken = takenCode(description);
  const secretRules = model.rules.filter(({ id }) => id.endsWith('.writeOnly'));
  return { problems, exercises, connection, saysTaken };

  function problems(exchange: Exchange, asked: Asked): Problem[] {
    const { outcome, sent } = exchange;
    const add = adder(exchange, asked);
    if (outcome.kind === 'failure') {
      if (outcome.reason === 'aborted') return [];
      const rule = asked.expect === 'survived' ? asked.rule : model.rule('response.complete');
      return [
        add(`transport.${outcome.reason}`, rule, {
          found: `got no answer: ${outcome.detail}`,
          advice: 'Answer every request, whole and in time.',
          expected: 'a whole answer in time',
        }),
      ];
    }
    const leaks = leaksOf(outcome, sent.secrets).map((place) =>
      add('response.secret.returned', model.rule('secret.not-returned'), {
        found: `got back a secret that was sent, in the ${place} of the answer`,
        advice: 'Leave secrets out of every answer.',
        expected: 'no secret',
        subject: place,
      }),
    );
    const statuses = STATUSES[asked.expect];
    const wrong = statusProblem(outcome, asked, add);
    if (wrong || statuses.length === 0) return [...(wrong ? [wrong] : []), ...leaks];
    return [...leaks, ...contentProblems(exchange, outcome, asked, add)];
  }

  function statusProblem(answer: Answer, asked: Asked, add: Add): Problem | undefined {
    const { status } = answer;
    const statuses = STATUSES[asked.expect];
    const say = (code: Code, found: string, advice: string, rule = asked.rule) =>
      add(code, rule, {
        found,
        advice,
        expected: statuses.length > 0 ? `status ${statuses.join(' or ')}` : 'any answer but a 5xx',
      });
    if (status >= 500 && !statuses.includes(status))
      return say(
        'response.server-error',
        `was answered with ${status}`,
        statuses.length > 0
          ? `Answer ${statuses.join(' or ')}.`
          : 'Answer it in whatever way, without failing.',
      );
    if (statuses.length === 0 || statuses.includes(status)) return undefined;
    if (status === 200)
      return say(
        asked.expect === 'taken' ? 'law.uniqueness.accepted' : 'request.invalid.accepted',
        'was accepted with 200',
        `${asked.rule.summary} Answer ${statuses.join(' or ')}.`,
      );
    if (asked.expect !== 'created')
      return say(
        'response.status.unexpected',
        `was answered with ${status}`,
        `Answer ${statuses.join(' or ')}.`,
      );
    if (saysTaken(answer))
      return say(
        'response.name-taken.false',
        'was refused as if its name were taken, which it is not',
        'Refuse as taken only a name that a connection has.',
        model.rule('response.name-taken'),
      );
    if (status >= 400)
      return say(
        'request.valid.refused',
        `was refused with ${status}${reasonOf(answer)}`,
        refusalAdvice(status),
      );
    return say('response.status.unexpected', `was answered with ${status}`, 'Answer 200.');
  }

  function contentProblems(exchange: Exchange, answer: Answer, asked: Asked, add: Add): Problem[] {
    const type = contentTypeProblem(answer);
    const found = type
      ? [
          add('response.content-type.incompatible', model.rule('response.content-type'), {
            found: `was answered with ${type}`,
            advice: 'Send the body as application/json.',
            expected: 'application/json, with charset UTF-8 if any',
          }),
        ]
      : [];
    const parsed = parse(answer);
    if ('code' in parsed) {
      return [
        ...found,
        add(parsed.code, model.rule('response.encoding'), {
          found: `was answered with ${answer.status} and a body that ${parsed.reason}`,
          advice: 'Send JSON in UTF-8, without a byte-order mark.',
          expected: 'JSON in UTF-8',
        }),
      ];
    }
    return [
      ...found,
      ...bodyProblems(parsed.value, answer.status, add),
      ...semanticProblems(parsed.value, exchange, asked, add),
    ];
  }

  function bodyProblems(body: Json, status: number, add: Add): Problem[] {
    const validate = validators.get(status) ?? validators.get(400);
    return (validate?.(withoutNull(body)) ?? []).flatMap(
      ({ pointer, keyword, path, data, message }) => {
        const label = labelOf(path);
        const secret = keyword === 'false schema';
        if (secret && data === '') return [];
        const rule = secret
          ? (secretRules.find((candidate) => memberOf(candidate) === path.at(-1)) ??
            model.rule('secret.not-returned'))
          : (model.ruleAt(pointer) ?? model.rule(status === 200 ? 'response.200' : 'response.400'));
        const what = secret
          ? `\`${label}\`, which is never returned`
          : keyword === 'required'
            ? `no \`${label}\``
            : `a \`${label}\` that ${message}: ${showValue(data as Json)}`;
        return [
          add('response.body.incompatible', rule, {
            found: `was answered with ${status} and ${what}`,
            advice: secret ? 'Leave secrets out of every answer.' : rule.summary,
            expected: rule.summary,
            subject: label,
          }),
        ];
      },
    );
  }

  function semanticProblems(body: Json, exchange: Exchange, asked: Asked, add: Add): Problem[] {
    const { sent, outcome } = exchange;
    if (asked.expect === 'created' && sent.body !== undefined) {
      return compareEcho(sent.body, body).map((difference) => {
        const { kind, received } = difference;
        const label = labelOf(difference.path);
        const found = {
          missing: `was answered without \`${label}\`, which was sent`,
          different: `was answered with \`${label}\` ${showValue(received, sent.secrets)} instead of ${showValue(difference.sent, sent.secrets)}`,
          added: `was answered with \`${label}\` ${showValue(received)}, which was not sent`,
        }[kind];
        return add(`response.echo.${kind}`, model.rule('law.echo'), {
          found,
          advice: 'Answer with the connection as it was sent, without its secrets.',
          expected:
            kind === 'added'
              ? `no \`${label}\``
              : `\`${label}\` ${showValue(difference.sent, sent.secrets)}`,
          subject: subjectOf(difference),
        });
      });
    }
    if (asked.expect === 'taken' && !saysTaken(outcome)) {
      return [
        add('law.uniqueness.code', asked.rule, {
          found: `was refused with the error code ${showValue(member(body, 'error_code'))}`,
          advice: `Answer 400 with the error code ${taken}.`,
          expected: `error code ${taken}`,
        }),
      ];
    }
    if (asked.expect === 'refused' && saysTaken(outcome)) {
      return [
        add('response.name-taken.false', model.rule('response.name-taken'), {
          found: `was refused with ${taken}, as if its name were taken`,
          advice: 'Answer with an error code that says what is wrong.',
          expected: `400 with another error code than ${taken}`,
        }),
      ];
    }
    return [];
  }

  function exercises(expect: Asked['expect'], sent: Sent): Rule[] {
    const [status] = STATUSES[expect];
    if (status === undefined) return [model.rule('response.complete')];
    const ids = ['response.complete', 'response.content-type', 'response.encoding'];
    if (status !== 401) ids.push(`response.${status}`, 'response.name-taken');
    if (sent.secrets.length > 0) ids.push('secret.not-returned');
    const rules = [...ids.map((id) => model.rule(id)), ...(model.answerRules.get(status) ?? [])];
    if (expect !== 'created') return rules;
    const text = JSON.stringify(sent.body);
    const secrets = secretRules.filter((rule) => text.includes(`"${memberOf(rule)}":`));
    return [...rules, ...secrets, model.rule('law.echo')];
  }

  function connection(outcome: Outcome): { readonly [member: string]: Json } | undefined {
    if (outcome.kind === 'failure' || outcome.status !== 200) return undefined;
    const parsed = parse(outcome);
    return 'value' in parsed &&
      typeof parsed.value === 'object' &&
      parsed.value !== null &&
      !Array.isArray(parsed.value)
      ? parsed.value
      : undefined;
  }

  function saysTaken(outcome: Outcome): boolean {
    if (outcome.kind === 'failure' || outcome.status < 400) return false;
    const parsed = parse(outcome);
    return 'value' in parsed && member(parsed.value, 'error_code') === taken;
  }
}

/** `…/properties/db_password/writeOnly` → `db_password`. */
function memberOf({ pointer }: Rule): string | undefined {
  return pointer.split('/').at(-2);
}

type Add = (
  code: Code,
  rule: Rule,
  words: { found: string; advice: string; expected: string; subject?: string },
) => Problem;

function adder(exchange: Exchange, { what }: Asked): Add {
  return (code, rule, { found, advice, expected, subject }) => ({
    code,
    rule,
    message: `${what} ${show(found, exchange.sent.secrets)}. ${advice}`,
    expected,
    actual: showOutcome(exchange),
    exchange,
    ...(subject !== undefined && { subject }),
  });
}

/** Validators by status; an answer of the gateway needs what an error of the service needs. */
function bodyValidators(description: Description): Map<number, Validator> {
  const received = createValidators(description, 'received');
  return new Map([200, 400].map((status) => [status, received(answerSchema(description, status))]));
}

function contentTypeProblem({ headers }: Answer): string | undefined {
  const types = headers
    .filter(([name]) => name.toLowerCase() === 'content-type')
    .map(([, value]) => value);
  if (types.length === 0) return 'no content type';
  const [type = ''] = types;
  const [media = '', ...parameters] = type.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const fits =
    types.length === 1 &&
    media === 'application/json' &&
    (!charset || /^charset="?utf-?8"?$/.test(charset));
  return fits ? undefined : `the content type ${types.join(', ')}`;
}

function parse(answer: Answer): { value: Json } | { code: Code; reason: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.body);
  } catch {
    return { code: 'response.body.not-utf8', reason: 'is not UTF-8' };
  }
  if (/(?:[[{][^[\]{}]*){200}/.test(text)) {
    return { code: 'response.body.not-json', reason: 'nests deeper than any reader expects' };
  }
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { code: 'response.body.not-json', reason: text === '' ? 'is empty' : 'is not JSON' };
  }
}

/** A copy without null members, which count as absent. */
function withoutNull(value: Json): Body {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNull(inner)]),
  );
}

function member(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value[name]
    : undefined;
}

function reasonOf(answer: Answer): string {
  const parsed = parse(answer);
  const text = 'value' in parsed ? member(parsed.value, 'error_msg') : undefined;
  return typeof text === 'string' && text !== '' ? ` ("${show(text)}")` : '';
}

function refusalAdvice(status: number): string {
  if (status === 401 || status === 403)
    return 'Pass a --token and a --project-id that the service accepts, or accept the request.';
  if (status === 404)
    return 'Pass the URL in front of /v5 as the base URL, or serve the operation there.';
  return status === 429
    ? 'Let the requests of a verification through, or lower --concurrency.'
    : 'Accept it with 200.';
}
