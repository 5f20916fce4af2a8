import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Matchers, Pact } from '@pact-foundation/pact';
import { afterAll, describe, expect, it } from 'vitest';
import description from '../../../spec/generated/openapi.json' with { type: 'json' };
import type { CreateConnectionRequest } from '../../../spec/generated/types.ts';
import { createClient } from '../../client/client.ts';
import { CREATED, type ExampleKey, PACT_FILE, PARTIES, REJECTED, STATES } from '../interactions.ts';

const { fromProviderState, integer, matchStatus, regex } = Matchers;
const { examples, parameters } = description.components;
const projectId = parameters.ProjectId.example;
const token = 'token-of-a-user';
const taken = examples['mysql-request'].value as CreateConnectionRequest;
const nameTaken = examples['name-taken'].value;
const COMMITTED = new URL(`../${PACT_FILE}`, import.meta.url);

// `npm run pacts` names the folder of the committed pacts; the tests write elsewhere and compare.
const dir = process.env.PACT_DIR ?? mkdtempSync(join(tmpdir(), 'pacts-'));
const pact = new Pact({ ...PARTIES, dir, cors: false, logLevel: 'error' });

describe('createConnection', () => {
  // vitest wants a pattern here, and nothing of it is used.
  afterAll(({}, { tasks }) => {
    if (process.env.PACT_DIR) return;
    const partial = tasks.some(({ mode, result }) => mode === 'skip' || result?.state === 'fail');
    const written = partial ? undefined : readFileSync(join(dir, PACT_FILE), 'utf8');
    rmSync(dir, { recursive: true });
    if (partial) return;
    const committed = existsSync(COMMITTED) ? readFileSync(COMMITTED, 'utf8') : '';
    const hint = 'contracts/pacts is stale. Run `npm run pacts` and commit the result.';
    expect(written, hint).toBe(committed);
  });

  it.each(Object.entries(CREATED) as [ExampleKey, string][])(
    'returns the connection of the example %s',
    async (key, interaction) => {
      const request = examples[`${key}-request`].value;
      const connection = examples[`${key}-response`].value;

      await requestOf(interaction, { state: STATES.nameFree, body: named(request) })
        .willRespondWith(200, (response) => {
          response.jsonBody({
            ...named(connection),
            // The two members that the service chooses: their form counts, not their value.
            connection_id: regex(
              /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
              connection.connection_id,
            ),
            create_time: integer(connection.create_time),
          });
        })
        .executeTest(async ({ url }) => {
          const result = await clientOf(url).createConnection(request as CreateConnectionRequest);
          expect(result).toEqual({ status: 200, data: connection });
        });
    },
  );

  it('returns the documented code for a name that is taken', async () => {
    await requestOf(REJECTED.nameTaken, { state: STATES.nameTaken, body: named(taken) })
      .willRespondWith(400, (response) =>
        response.jsonBody({ ...anyError(nameTaken), error_code: nameTaken.error_code }),
      )
      .executeTest(async ({ url }) => {
        const result = await clientOf(url).createConnection(taken);
        expect(result).toEqual({ status: 400, error: nameTaken });
      });
  });

  it('returns the documented code for a name that is taken in another case', async () => {
    const request = { ...taken, name: 'drs-MYSQL' };
    const body = { ...request, name: fromProviderState('${name_in_other_case}', request.name) };

    await requestOf(REJECTED.nameTakenInOtherCase, { state: STATES.nameTaken, body })
      .willRespondWith(400, (response) =>
        response.jsonBody({ ...anyError(nameTaken), error_code: nameTaken.error_code }),
      )
      .executeTest(async ({ url }) => {
        const result = await clientOf(url).createConnection(request);
        expect(result).toEqual({ status: 400, error: nameTaken });
      });
  });

  it('returns an error when a mandatory member is missing', async () => {
    const { db_user, ...endpoint } = taken.endpoint;
    const request = { ...taken, endpoint };

    await requestOf(REJECTED.memberMissing, { state: STATES.nameFree, body: named(request) })
      .willRespondWith(400, (response) =>
        response.jsonBody(anyError(examples['parameter-empty'].value)),
      )
      .executeTest(async ({ url }) => {
        const result = await clientOf(url).createConnection(request as CreateConnectionRequest);
        expect(result).toEqual({ status: 400, error: examples['parameter-empty'].value });
      });
  });

  it('returns an error when a value is outside its set', async () => {
    const request = { ...taken, db_type: 'mariadb' };

    await requestOf(REJECTED.valueOutsideSet, { state: STATES.nameFree, body: named(request) })
      .willRespondWith(400, (response) =>
        response.jsonBody(anyError(examples['parameter-invalid'].value)),
      )
      .executeTest(async ({ url }) => {
        const result = await clientOf(url).createConnection(request as never);
        expect(result).toEqual({ status: 400, error: examples['parameter-invalid'].value });
      });
  });

  it('returns an error when there is no token', async () => {
    const { request_id, ...error } = examples['token-missing'].value;
    const request = { state: STATES.nameFree, body: named(taken), anonymous: true };

    await requestOf(REJECTED.tokenMissing, request)
      // The document names neither: a provider may choose, and the client knows both.
      .willRespondWith(matchStatus(401, [401, 403]), (response) => {
        response.jsonBody(anyError(error));
      })
      .executeTest(async ({ url }) => {
        const client = createClient({ baseUrl: url, projectId });
        const result = await client.createConnection(taken);
        expect(result).toEqual({ status: 401, error });
      });
  });
});

/** Starts an interaction; a user's token goes with the request unless it is anonymous. */
function requestOf(
  interaction: string,
  { state, body, anonymous }: { state: string; body: { name: unknown }; anonymous?: boolean },
) {
  const path = fromProviderState('/v5/${project_id}/connections', `/v5/${projectId}/connections`);
  return pact
    .addInteraction()
    .given(STATES.user)
    .given(state)
    .uponReceiving(interaction)
    .withRequest('POST', path, (request) => {
      if (!anonymous) request.headers({ 'X-Auth-Token': fromProviderState('${token}', token) });
      request.jsonBody(body);
    });
}

/** A body with the name that the provider state gives. */
function named<T extends { name: string }>(request: T) {
  return { ...request, name: fromProviderState('${name}', request.name) };
}

/** An error with some code and some message: the document fixes neither, save for the taken name. */
function anyError({ error_code, error_msg }: { error_code: string; error_msg: string }) {
  return { error_code: regex(/.+/, error_code), error_msg: regex(/.+/, error_msg) };
}

function clientOf(baseUrl: string) {
  return createClient({ baseUrl, projectId, token });
}
