import { expect, it } from 'vitest';
import { createHttpClient } from '../../../../contracts/http/client.ts';
import { CREATED, REJECTED } from '../../../../contracts/pacts/interactions.ts';
import { readPacts } from '../../../../contracts/pacts/replay/pact-files.ts';
import {
  type RecorderOptions,
  startRecorder,
} from '../../../../contracts/pacts/replay/recorder.ts';
import { runReplay } from '../../../../contracts/pacts/replay/run-replay.ts';
import { readRules } from '../../../../contracts/rules/rules.ts';
import { readDescription } from '../../../../spec/description.ts';
import { createMock } from '../../../../mocks/server.ts';

/** The examples mock remembers nothing: what a provider state would bring about, `Prefer` asks for. */
const PREFER: { [interaction: string]: string } = {
  ...Object.fromEntries(Object.entries(CREATED).map(([key, name]) => [name, `example=${key}`])),
  [REJECTED.nameTaken]: 'code=400, example=name-taken',
  [REJECTED.nameTakenInOtherCase]: 'code=400, example=name-taken',
};

it('gets the responses of the pact from the examples mock through Prefer', async () => {
  const pacts = await readPacts(undefined, readRules(readDescription()));
  const mock = await createMock();
  const client = createHttpClient({ baseUrl: new URL(mock.url), timeoutMs: 5_000, connections: 1 });
  const options: RecorderOptions = {
    setUp: async () => ({
      project_id: 'p1',
      token: 't',
      name: 'any-name',
      name_in_other_case: 'ANY-NAME',
    }),
    forward: async (index, request) => {
      const prefer = PREFER[pacts[index]?.description ?? ''];
      const headers = { ...request.headers, ...(prefer && { prefer }) };
      return { request, secrets: [], outcome: await client.send({ ...request, headers }) };
    },
  };
  const recorder = await startRecorder(options);
  try {
    const outcomes = await runReplay(pacts, recorder, { timeoutMs: 5_000 });
    const failed = outcomes.flatMap(({ mismatches, failure }, index) =>
      failure || mismatches.length > 0 ? [[pacts[index]?.description, failure, mismatches]] : [],
    );
    expect(failed).toEqual([]);
    expect(outcomes).toHaveLength(pacts.length);
  } finally {
    client.close();
    await Promise.all([recorder.close(), mock.close()]);
  }
});
