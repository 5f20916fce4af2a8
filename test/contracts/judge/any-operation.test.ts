import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../contracts/http/curl.ts';
import type { Exchange } from '../../../contracts/http/exchange.ts';
import type { ExpectationKind } from '../../../contracts/judge/expectation.ts';
import { createJudge } from '../../../contracts/judge/judge.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { parseDescription } from '../../../spec/description.ts';

/** A description of which the toolkit knows no resource: a list, a removal without a body, a creation with 201. */
const DESCRIPTION = parseDescription(
  `
openapi: 3.1.1
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: All of them
          content:
            application/vnd.things+json:
              schema: { type: array, items: { $ref: '#/components/schemas/Thing' } }
        '422': { $ref: '#/components/responses/Wrong' }
    post:
      operationId: addThing
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Thing' }
      responses:
        '201':
          description: It
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
        '422': { $ref: '#/components/responses/Wrong' }
  /things/{id}:
    delete:
      operationId: removeThing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '204': { description: Gone }
        '422': { $ref: '#/components/responses/Wrong' }
components:
  responses:
    Wrong:
      description: Not like this
      content:
        application/json:
          schema: { type: object, required: [title], properties: { title: { type: string } } }
  schemas:
    Thing:
      type: object
      required: [label]
      properties:
        label: { type: string, maxLength: 9 }
        pin: { type: string, writeOnly: true }
`,
  'things.yaml',
);

type Reply = readonly [status: number, body?: unknown, type?: string];

function exchangeOf(method: string, [status, body, type = 'application/json']: Reply): Exchange {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    request: { method, url: '/things', headers: {} },
    body: { label: 'a' },
    secrets: [],
    outcome: {
      kind: 'response',
      status,
      statusMessage: '',
      headers: [['content-type', type]],
      body: Buffer.from(text),
      durationMs: 1,
    },
  };
}

describe('the judge of any operation', () => {
  it.each<[string, ExpectationKind, Reply, string[]]>([
    ['listThings', 'accepted', [200, [{ label: 'a' }]], []],
    ['listThings', 'accepted', [200, [{ label: 'a' }], 'application/vnd.things+json'], []],
    [
      'listThings',
      'accepted',
      [200, [{ label: 7 }]],
      ['response.body.incompatible listThings.Thing.label.type'],
    ],
    ['listThings', 'accepted', [200, []], []],
    ['listThings', 'rejected', [422, { title: 'no' }], []],
    [
      'listThings',
      'rejected',
      [400, { title: 'no' }],
      ['response.status.unexpected listThings.response.complete'],
    ],
    ['removeThing', 'accepted', [204], []],
    [
      'removeThing',
      'accepted',
      [200, {}],
      ['response.status.unexpected removeThing.response.complete'],
    ],
    [
      'removeThing',
      'accepted',
      [404, { title: 'no' }],
      ['request.valid.refused removeThing.response.complete'],
    ],
    ['addThing', 'accepted', [201, { label: 'another', id: 1 }], []],
    [
      'addThing',
      'accepted',
      [201, { label: 'a', pin: '1234' }],
      ['response.body.incompatible addThing.Thing.pin.writeOnly'],
    ],
    [
      'addThing',
      'accepted',
      [200, { label: 'a' }],
      ['response.status.unexpected addThing.response.complete'],
    ],
  ])('%s, %s, %j', (operation, expected, reply, found) => {
    const model = readRules(DESCRIPTION, { operation });
    const problems = createJudge(model).problems(exchangeOf('GET', reply), {
      expect: expected,
      rule: model.rule('response.complete'),
      what: 'A request',
    });
    expect(problems.map(({ code, rule }) => `${code} ${rule.id}`)).toEqual(found);
  });

  it('exercises what the response shows, and no law of a resource that nobody knows', () => {
    const model = readRules(DESCRIPTION, { operation: 'removeThing' });
    const judge = createJudge(model);
    const rules = judge.exercises('accepted', { secrets: [] });
    expect(rules.map(({ id }) => id)).toEqual([
      'removeThing.response.complete',
      'removeThing.response.204',
    ]);
    const rule = model.rule('response.complete');
    const expectation = { expect: 'accepted', rule, what: 'A request' } as const;
    expect(judge.exercised(exchangeOf('DELETE', [204]), expectation)).toHaveLength(3);
    expect(judge.saysTaken(exchangeOf('DELETE', [422, {}]).outcome)).toBe(false);
  });

  it('shows a request without a body as curl without one', () => {
    const { operation } = readRules(DESCRIPTION, { operation: 'listThings' });
    const command = toCurl(exchangeOf('GET', [200]), {
      target: new URL('http://host/base'),
      operation,
    });
    expect(command).toBe("curl -X GET 'http://host/base/things'");
  });
});
