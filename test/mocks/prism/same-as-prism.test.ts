import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { type Generated, generate } from './requests.ts';
import { type PrismServer, startPrism } from './start-prism.ts';

const COUNT = 3_000;
const SEED = 20_261_124;
const PATH = '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections';

interface Got {
  readonly status: number;
  readonly body: { readonly [member: string]: unknown };
  /** Prism's own errors, which are no answers of the API. */
  readonly problem: boolean;
}

let prism: PrismServer;
let mock: Mock;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startPrism(), createMock()]);
});
afterAll(async () => {
  await Promise.all([prism.close(), mock.close()]);
});

async function ask(url: string, { body, headers }: Generated): Promise<Got> {
  const response = await fetch(url + PATH, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return {
    status: response.status,
    body: (await response.json()) as Got['body'],
    problem: response.headers.get('content-type')?.includes('problem+json') ?? false,
  };
}

/** What the two disagree in; undefined where they agree, or where Prism does not answer for the API. */
async function difference(
  { url, requests }: Mock,
  request: Generated,
  seen: Map<string, number>,
): Promise<object | undefined> {
  const theirs = await ask(prism.url, request);
  const ours = await ask(url, request);
  const { example = '', why, valid } = requests.at(-1)?.verdict ?? {};
  const kind = theirs.problem ? 'no answer of the API' : `${ours.status} ${WHY[why ?? ''] ?? why}`;
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
  if (theirs.problem) return undefined;
  if (theirs.status !== ours.status) return { request, theirs, ours };
  // Prism answers each invalid request with the first example; ours names the member that is wrong.
  if (!valid && why !== 'Prefer asks for it') return undefined;
  const expected = WHY[why ?? ''] === 'pair' ? await askForExample(request, example) : theirs;
  return isDeepStrictEqual(comparable(expected), comparable(ours))
    ? undefined
    : { request, expected, ours };
}

/** Prism knows no pairs: it is asked for the example that ours took for the nearest. */
function askForExample({ body, headers }: Generated, key: string): Promise<Got> {
  return ask(prism.url, { body, headers: { ...headers, Prefer: `code=200, example=${key}` } });
}

/** How often each kind of choice must have been compared. */
const LEAST = {
  '200 pair': 300,
  '200 Prefer asks for it': 30,
  '400 Prefer asks for it': 15,
  '503 Prefer asks for it': 15,
  '400 a member breaks a rule': 300,
  '400 a mandatory member is missing or empty': 150,
  '401 neither X-Auth-Token nor Authorization was sent': 100,
};

/** Each answer has a number of its own. */
function comparable({ body: { request_id: _, ...body } }: Got): object {
  return body;
}

const WHY: { readonly [why: string]: string } = {
  'its request is the one sent': 'pair',
  'its request has the same endpoint.endpoint_name': 'pair',
  'its request has the same db_type': 'pair',
};

async function compare(other: Mock, count: number): Promise<[Map<string, number>, object[]]> {
  const seen = new Map<string, number>();
  const differences: object[] = [];
  for (const request of generate(count, SEED)) {
    const found = await difference(other, request, seen);
    if (found) differences.push(found);
  }
  return [seen, differences];
}

it('answers as Prism does, wherever Prism answers for the API', async () => {
  const [seen, differences] = await compare(mock, COUNT);
  expect(differences.slice(0, 3)).toEqual([]);
  // Every kind of choice was seen, and often enough.
  expect(COUNT - (seen.get('no answer of the API') ?? 0)).toBeGreaterThan(2_000);
  for (const [kind, least] of Object.entries(LEAST))
    expect([kind, (seen.get(kind) ?? 0) >= least]).toEqual([kind, true]);
}, 60_000);

it('notices another choice', async () => {
  const changed = await createMock({
    wrap: (inner) => ({
      ...inner,
      respond: async (request) => {
        const answer = await inner.respond(request);
        return request.prefer?.includes('code=429') ? { ...answer, body: {} } : answer;
      },
    }),
  });
  const [, differences] = await compare(changed, 500);
  await changed.close();
  expect(differences.length).toBeGreaterThan(0);
}, 60_000);
