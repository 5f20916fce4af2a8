import { readFileSync } from 'node:fs';
import * as openapiPactComparator from '@pactflow/openapi-pact-comparator';
import { describe, expect, it } from 'vitest';
import { CREATED, PACT_FILE, REJECTED, STATES } from '../../../contracts/pacts/interactions.ts';
import description from '../../../spec/generated/openapi.json' with { type: 'json' };
import {
  validateApiError,
  validateConnection,
  validateCreateConnectionRequest,
} from '../../../spec/generated/validators.js';
import { receivedView } from '../../../spec/schema/response-view.ts';

/** The package's own types lack file extensions, so that TypeScript finds no member in them. */
const { Comparator } = openapiPactComparator as unknown as {
  Comparator: new (documents: { oas: object }) => {
    compare(pact: object): AsyncIterable<{ code: string }>;
  };
};

interface Interaction {
  description: string;
  providerStates: { name: string }[];
  request: { body: { content: { [member: string]: unknown } }; headers: object; path: string };
  response: { status: number; body: { content: { [member: string]: unknown } } };
}

const file = new URL(`../../../contracts/pacts/${PACT_FILE}`, import.meta.url);
const pact = JSON.parse(readFileSync(file, 'utf8')) as { interactions: Interaction[] };

function interaction(name: string, of = pact): Interaction {
  const found = of.interactions.find(({ description }) => description === name);
  if (!found) throw new Error(`no interaction "${name}"`);
  return found;
}

/** Results about requests from the description as it is, those about responses from how a response sees it. */
async function compare(compared: object): Promise<string[]> {
  const { components } = description;
  const schemas = receivedView(components.schemas);
  // By itself the comparator demands of a response what a conditional rule demands of a request.
  const received = { ...description, components: { ...components, schemas } };
  return [
    ...(await codesOf(compared, description)).filter((code) => code.startsWith('request.')),
    ...(await codesOf(compared, received)).filter((code) => !code.startsWith('request.')),
  ];
}

async function codesOf(compared: object, oas: object): Promise<string[]> {
  const codes: string[] = [];
  // The comparator changes what it is given.
  const comparator = new Comparator({ oas: structuredClone(oas) });
  for await (const { code } of comparator.compare(structuredClone(compared))) codes.push(code);
  return codes;
}

describe('the committed pact', () => {
  it('has the interactions and states that are named, and no other', () => {
    const names = pact.interactions.map(({ description }) => description);
    expect(names.toSorted()).toEqual(
      [...Object.values(CREATED), ...Object.values(REJECTED)].toSorted(),
    );
    const states = pact.interactions.flatMap((one) => one.providerStates.map(({ name }) => name));
    expect([...new Set(states)].toSorted()).toEqual(Object.values(STATES).toSorted());
  });

  it('has an interaction for each request example of the description', () => {
    const { examples } =
      description.paths['/v5/{project_id}/connections'].post.requestBody.content[
        'application/json'
      ];
    expect(Object.keys(CREATED)).toEqual(Object.keys(examples));
  });

  it('agrees with the description', async () => {
    expect(await compare(pact)).toEqual([]);
  });

  it.each<[string, string, (broken: Interaction) => void]>([
    [
      'a path that is not there',
      'request.path-or-method.unknown',
      ({ request }) => Object.assign(request, { path: '/v5/p/connection' }),
    ],
    [
      'a request that breaks a rule',
      'request.body.incompatible',
      ({ request }) => Object.assign(request.body.content, { db_type: 'sqlite' }),
    ],
    [
      'an undocumented status',
      'response.status.unknown',
      ({ response }) => Object.assign(response, { status: 201 }),
    ],
    [
      'a response with another type',
      'response.body.incompatible',
      ({ response }) => Object.assign(response.body.content, { create_time: 'today' }),
    ],
    [
      'no credential',
      'request.authorization.missing',
      ({ request }) => Object.assign(request, { headers: {} }),
    ],
  ])('would not agree with %s', async (_, code, change) => {
    const broken = structuredClone(pact);
    change(interaction(CREATED.mysql, broken));
    expect(await compare(broken)).toContain(code);
  });

  it.each(Object.values(CREATED))('expects of "%s" what the description allows', (name) => {
    const { request, response } = interaction(name);
    expect(validateCreateConnectionRequest(request.body.content)).toBe(true);
    expect(validateConnection(response.body.content)).toBe(true);
  });
});

describe('each rejected request of the pact', () => {
  // For a status from 400 the comparator looks at neither the request nor whether it is invalid.
  const broken = {
    [REJECTED.memberMissing]: '#/components/schemas/BaseEndpoint/required',
    [REJECTED.valueOutsideSet]: '#/components/schemas/DbType/enum',
  };
  const valid = {
    [REJECTED.nameTaken]: 'its state',
    [REJECTED.nameTakenInOtherCase]: 'its state',
    [REJECTED.tokenMissing]: 'its lack of a token',
  };

  it('is accounted for', () => {
    const names = [...Object.keys(broken), ...Object.keys(valid)];
    expect(names.toSorted()).toEqual(Object.values(REJECTED).toSorted());
  });

  it.each(Object.entries(broken))('breaks a rule: "%s" breaks %s, and no other', (name, rule) => {
    expect(validateCreateConnectionRequest(interaction(name).request.body.content)).toBe(false);
    const paths = validateCreateConnectionRequest.errors?.map(({ schemaPath }) => schemaPath);
    expect(paths).toEqual([rule]);
  });

  it.each(Object.entries(valid))('is valid: "%s" is rejected for %s', (name, reason) => {
    const { request, providerStates } = interaction(name);
    expect(validateCreateConnectionRequest(request.body.content)).toBe(true);
    const taken = providerStates.some((state) => state.name === STATES.nameTaken);
    const token = Object.keys(request.headers).includes('X-Auth-Token');
    expect({ taken, token }).toEqual({ taken: reason === 'its state', token: taken });
  });

  it.each(Object.values(REJECTED))('gets an error that the description allows: "%s"', (name) => {
    expect(validateApiError(interaction(name).response.body.content)).toBe(true);
  });
});
