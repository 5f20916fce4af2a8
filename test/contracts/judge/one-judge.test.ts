import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../contracts/cases/case.ts';
import { caseTrial } from '../../../contracts/cases/trials.ts';
import type { Problem } from '../../../contracts/findings/problem.ts';
import type { HttpRequest, HttpResponse } from '../../../contracts/http/client.ts';
import type { Exchange } from '../../../contracts/http/exchange.ts';
import { createJudge } from '../../../contracts/judge/judge.ts';
import { secretsIn } from '../../../contracts/judge/secrets.ts';
import { CREATED, REJECTED } from '../../../contracts/pacts/interactions.ts';
import { findingsOf } from '../../../contracts/pacts/replay/findings.ts';
import { readPacts, type SinglePact } from '../../../contracts/pacts/replay/pact-files.ts';
import { type Recorder, startRecorder } from '../../../contracts/pacts/replay/recorder.ts';
import type { ReplayResult } from '../../../contracts/pacts/replay/replay.ts';
import { runReplay } from '../../../contracts/pacts/replay/run-replay.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { type Json, readDescription } from '../../../spec/description.ts';

const model = readRules(readDescription());
const judge = createJudge(model);
const examples = (key: string) =>
  model.description.at(`#/components/examples/${key}/value`) as { [member: string]: Json };

const request = examples('mongodb-sharded-request');
const connection = examples('mongodb-sharded-response');
const endpoint = connection.endpoint as { source_sharding: object[] };
const error = examples('parameter-empty');
const [shard] = endpoint.source_sharding;
const password = 'correct-horse-battery';

/** A response, to which request it is, and what both a pact and a case find: codes with their rules. */
interface Row {
  readonly of: 'created' | 'rejected' | 'unauthorised';
  readonly response: HttpResponse;
  readonly found: readonly string[];
}

type Head = { status?: number; type?: string | undefined; header?: [string, string] };

function respond(body: object | string | Buffer | null, head: Head = {}): HttpResponse {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const type = 'type' in head ? head.type : 'application/json';
  return {
    kind: 'response',
    status: head.status ?? 200,
    statusMessage: '',
    headers: [
      ...(type === undefined ? [] : [['Content-Type', type] as const]),
      ...(head.header ? [head.header] : []),
    ],
    body: Buffer.from(isRaw ? body : JSON.stringify(body)),
    durationMs: 1,
  };
}

function created(response: HttpResponse, ...found: string[]): Row {
  return { of: 'created', response, found };
}

function rejected(body: object, ...found: string[]): Row {
  return { of: 'rejected', response: respond(body, { status: 400 }), found };
}

function deep(depth: number): string {
  return JSON.stringify(connection).replace(
    /}$/,
    `,"more":${'['.repeat(depth)}${']'.repeat(depth)}}`,
  );
}

const BODY = 'response.body.incompatible';
const ROWS: { readonly [name: string]: Row } = {
  'the documented response': created(respond(connection)),
  'a charset': created(respond(connection, { type: 'Application/JSON ; charset=utf-8' })),
  'null for a member that was not sent': created(
    respond({ ...connection, vpc: null, config: null }),
  ),
  'empty secrets': created(respond({ ...connection, endpoint: { ...endpoint, db_password: '' } })),
  'members of its own': created(respond({ ...connection, status: { deep: [{}] } })),
  'a member of its own that nests 100 arrays': created(respond(deep(100))),
  'an error': rejected(error),
  'an error with members of its own': rejected({ ...error, more: [1] }),
  'an error of a gateway': {
    of: 'unauthorised',
    response: respond(examples('token-missing'), { status: 401 }),
    found: [],
  },
  'another status for a missing token': {
    of: 'unauthorised',
    response: respond(error, { status: 403 }),
    found: [],
  },
  'a byte-order mark': created(
    respond(`\ufeff${JSON.stringify(connection)}`),
    'response.body.not-json response.encoding',
  ),
  'charset=iso-8859-1': created(
    respond(connection, { type: 'application/json; charset=iso-8859-1' }),
    'response.content-type.incompatible response.content-type',
  ),
  'another content type': created(
    respond(connection, { type: 'text/html' }),
    'response.content-type.incompatible response.content-type',
  ),
  'no content type': created(
    respond(connection, { type: undefined }),
    'response.content-type.incompatible response.content-type',
  ),
  'no body': created(respond(''), 'response.body.not-json response.encoding'),
  'a body that is cut off': created(
    respond('{"name":'),
    'response.body.not-json response.encoding',
  ),
  'bytes that are not UTF-8': created(
    respond(Buffer.from('{"name":"\xff"}', 'latin1')),
    'response.body.not-utf8 response.encoding',
  ),
  'nesting without end': created(
    respond(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
    'response.body.not-json response.encoding',
  ),
  'a time as text': created(
    respond({ ...connection, create_time: '1' }),
    `${BODY} Connection.create_time.type`,
  ),
  'an id that is no UUID': created(
    respond({ ...connection, connection_id: '1' }),
    `${BODY} Connection.connection_id.format`,
  ),
  'no id': created(
    respond({ ...connection, connection_id: undefined }),
    `${BODY} Connection.connection_id.required`,
  ),
  'null for a mandatory member': created(
    respond({ ...connection, db_type: null }),
    `${BODY} Connection.db_type.required`,
    'response.echo.missing law.echo',
  ),
  'another name': created(
    respond({ ...connection, name: 'events' }),
    'response.echo.different law.echo',
  ),
  'a member that was not sent': created(
    respond({ ...connection, vpc: { vpc_id: 'a', subnet_id: 'b' } }),
    'response.echo.added law.echo',
  ),
  'a secret of a shard': created(
    respond({
      ...connection,
      endpoint: {
        ...endpoint,
        source_sharding: [{ ...shard, db_password: 'x' }, ...endpoint.source_sharding.slice(1)],
      },
    }),
    `${BODY} BaseEndpoint.db_password.writeOnly`,
  ),
  'the secret that was sent, in a header': created(
    respond(connection, { header: ['X-Debug', `password=${password}`] }),
    'response.secret.returned secret.not-returned',
  ),
  'the secret that was sent, in a member of its own': created(
    respond({ ...connection, more: password }),
    'response.secret.returned secret.not-returned',
  ),
  'another status of success': created(
    respond(connection, { status: 201 }),
    'response.status.unexpected response.200',
  ),
  'a failure of the service': created(
    respond(error, { status: 500 }),
    'response.server-error response.200',
  ),
  'an error without a message': rejected(
    { error_code: 'E' },
    `${BODY} ApiError.error_msg.required`,
  ),
  'an error with an empty code': rejected(
    { ...error, error_code: '' },
    `${BODY} ApiError.error_code.minLength`,
  ),
};

const INTERACTION = {
  created: CREATED['mongodb-sharded'],
  rejected: REJECTED.memberMissing,
  unauthorised: REJECTED.tokenMissing,
};
const rows = Object.values(ROWS);
let recorder: Recorder;
let pacts: SinglePact[];
let results: ReplayResult[];

beforeAll(async () => {
  const all = await readPacts(undefined, model);
  pacts = rows.map(
    (row) => all.find(({ interaction }) => interaction === INTERACTION[row.of]) as SinglePact,
  );
  const values = { project_id: 'p', token: 'a-token', name: request.name, name_in_other_case: 'X' };
  recorder = await startRecorder({
    setUp: async () => values,
    forward: async (index, received) => exchangeOf(rows[index] as Row, received),
  });
  results = await runReplay(pacts, recorder, { timeoutMs: 5_000 });
}, 60_000);

afterAll(() => recorder.close());

function exchangeOf({ response }: Row, received: HttpRequest): Exchange {
  const body = JSON.parse(Buffer.from(received.body ?? '').toString()) as Json;
  return {
    request: received,
    body,
    secrets: [...secretsIn(body, model), password],
    outcome: response,
  };
}

function namesOf(found: readonly Pick<Problem, 'code' | 'rule'>[]): string[] {
  return found.map(({ code, rule }) => `${code} ${rule.id}`).sort();
}

const EXPECTED = {
  created: ['accepted', 'response.200'],
  rejected: ['rejected', 'response.400'],
  unauthorised: ['unauthorised', 'response.401'],
} as const;

describe('the judge', () => {
  it.each(Object.entries(ROWS))('says the same of %s to a pact and to a case', async (_, row) => {
    const index = rows.indexOf(row);
    const recording = recorder.recordingOf(index);
    const [expected, rule] = EXPECTED[row.of];
    const one: Case = {
      name: 'a case',
      rule: model.rule(rule),
      expect: expected,
      says: 'all is well',
      path: [],
      value: undefined,
      body: request,
      bytes: Buffer.from(JSON.stringify(request)),
      secrets: [],
    };
    const send = async () => recording.exchange as Exchange;
    const { problems } = await caseTrial(one, judge).run({ send } as never);
    const findings = findingsOf(
      { pact: pacts[index] as SinglePact, recording, result: results[index] as ReplayResult },
      { model, judge, target: new URL('http://127.0.0.1') },
    );

    expect(namesOf(problems)).toEqual([...row.found].sort());
    expect(namesOf(findings as unknown as Problem[])).toEqual([...row.found].sort());
  });
});
