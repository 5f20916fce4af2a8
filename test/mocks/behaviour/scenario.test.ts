import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchedRequest } from '../../../mocks/behaviour/match.ts';
import { readScenario } from '../../../mocks/behaviour/scenario.ts';
import { SAMPLE } from '../send.ts';

const STATUSES: [number, string[]][] = [
  [200, ['mysql']],
  [400, ['name-taken', 'body-malformed']],
];
const REQUEST: MatchedRequest = { method: 'POST', path: '/v5/p/connections?x=1', body: SAMPLE };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'slow.yaml');
  writeFileSync(file, text);
  return readScenario(file, STATUSES);
}

/** What is wrong with a file, a line for each problem, without the path of its folder. */
function problemsOf(text: string): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    return (error as Error).message.replaceAll(`Failed to read ${folder}/`, '').split('\n');
  }
}

describe('a rule', () => {
  const sharded = { a: [{ 'db-user': 'x' }, { 'db-user': null }], port: '3306', flag: true };

  it.each<[string, boolean, Partial<MatchedRequest>?]>([
    ['{}', true],
    ['{method: POST}', true],
    ['{method: GET}', false],
    ['{path: /v5/p/connections}', true],
    ['{path: /v5/p/connection}', false],
    ['{path: /v5/*/connections}', true],
    ['{path: /v5/*}', false],
    ['{path: /v5/*/*ions}', true],
    ['{path: /v5/(p|q)/connections}', false],
    ['{path: /v5/p.q}', false, { path: '/v5/pxq' }],
    ['{body: {db_type: mysql}}', true],
    ['{body: {db_type: oracle}}', false],
    ['{body: {db_type: mysql, name: other}}', false],
    ['{body: {endpoint.endpoint_name: mysql}}', true],
    ['{body: {endpoint.db_port: 3306}}', true],
    ['{body: {endpoint.db_port: "3306"}}', true],
    ['{body: {endpoint.db_port: 330}}', false],
    ['{body: {name: {matches: ^drs-}}}', false],
    ['{body: {name: {matches: ^DRS-}}}', true],
    ['{body: {name: {exists: true}}}', true],
    ['{body: {name: {exists: false}}}', false],
    ['{body: {name.first: {exists: false}}}', true],
    ['{body: {name.length: {exists: true}}}', false],
    ['{body: {constructor: {exists: true}}}', false],
    ['{body: {endpoint: {matches: object}}}', false],
    ['{body: {name: {exists: true, matches: nothing}}}', false],
    ['{body: {"a[0].db-user": x}}', true, { body: sharded }],
    ['{body: {"a[1].db-user": null}}', true, { body: sharded }],
    ['{body: {"a[2].db-user": null}}', false, { body: sharded }],
    ['{body: {flag: true, port: {matches: ^33}}}', true, { body: sharded }],
    ['{body: {flag: "true"}}', false, { body: sharded }],
    ['{body: {name: {exists: false}}}', true, { body: undefined }],
    ['{body: {name: x}}', false, { body: undefined }],
  ])('whose match is %s matches: %s', (match, expected, request = {}) => {
    const wishes = read(`- {match: ${match}, fault: hang}`).wishesFor({ ...REQUEST, ...request });
    expect('fault' in wishes).toBe(expected);
  });

  it('is spent after its times, and the next that matches takes over', () => {
    const scenario = read(
      '- {match: {method: GET}, delay: 1}\n- {times: 2, delay: 2}\n- {times: 1, delay: 3}\n',
    );
    const run = () =>
      Array.from({ length: 5 }, () => scenario.wishesFor(REQUEST).delay?.value.min ?? 0);
    expect(run()).toEqual([2, 2, 3, 0, 0]);
    scenario.reset();
    expect(run()).toEqual([2, 2, 3, 0, 0]);
  });

  it('tells its line', () => {
    const { delay } = read('# why\n\n- delay: 5\n').wishesFor(REQUEST);
    expect(delay).toEqual({ value: { min: 5, max: 5 }, from: 'scenario slow.yaml:3' });
  });

  it.each([
    ['JSON', '[\n\t{ "fault": "hang" }\n]'],
    ['JSON with a byte-order mark', '\uFEFF[{ "fault": "hang" }]'],
    ['anchors', '- &a {fault: hang}\n- *a\n'],
    ['Windows line ends', '- fault: hang\r\n  times: 1\r\n'],
  ])('is read from %s', (_what, text) => {
    expect(read(text).wishesFor(REQUEST).fault?.value.fault).toBe('hang');
  });

  it.each(['code=400', 'code=400, example=name-taken', 'example=mysql', 'dynamic=true'])(
    'prefers what is documented: %s',
    (prefer) => {
      expect(read(`- prefer: ${prefer}`).wishesFor(REQUEST).prefer?.value).toBe(prefer);
    },
  );
});

describe('a scenario file that is not valid', () => {
  const DELAY = 'Write milliseconds from 0 to 60000, such as 500, or bounds, such as 200-800.';
  const FAULT = /Write one of connection-reset, .*, none, and how likely/;
  const DOCUMENTED =
    'Write a documented response: code=200, example=mysql; code=400, example=name-taken|body-malformed.';
  const PATH = 'Write the path of a member, such as endpoint.source_sharding[0].db_user.';

  it.each<[string, string, string | RegExp]>([
    [
      'no YAML',
      '- [',
      /^slow\.yaml:1:4: Flow sequence in block collection .*Correct the YAML there\.$/,
    ],
    ['no JSON', '[{"fault": "hang"]', /^slow\.yaml:1:\d+: .* Correct the YAML there\.$/],
    [
      'a key twice',
      '- delay: 1\n  delay: 2',
      'slow.yaml:2:3: Map keys must be unique. Correct the YAML there.',
    ],
    [
      'two documents',
      '- delay: 1\n---\n- delay: 2',
      /^slow\.yaml:2:1: .*multiple documents.* Correct/,
    ],
    ['an alias of nothing', '- delay: *x', /^slow\.yaml:1:1: Unresolved alias.*: x\. Correct/],
    ['nothing', '', 'slow.yaml:1:1: the file is empty. Write a list of rules.'],
    ['a text', 'hang', 'slow.yaml:1:1: the file is "hang". Write a list of rules.'],
    ['a map', 'rules:\n  - delay: 1', 'slow.yaml:1:1: the file is a map. Write a list of rules.'],
    [
      'a rule that is a text',
      '- delay: 1\n- hang',
      'slow.yaml:2:3: rule 2 is "hang". Write a rule with delay, fault or prefer; `fault: none` answers without a fault.',
    ],
    [
      'a rule that asks for nothing',
      '- times: 2',
      'slow.yaml:1:3: rule 1 asks for nothing. Write a rule with delay, fault or prefer; `fault: none` answers without a fault.',
    ],
    [
      'an unknown member',
      '- delay: 1\n  dealy: 2',
      'slow.yaml:2:3: dealy is not a member of rule 1. Valid are match, times, delay, fault, prefer.',
    ],
    [
      'an unknown part',
      '- delay: 1\n  match: {url: /}',
      'slow.yaml:2:11: url is not a member of match of rule 1. Valid are method, path, body.',
    ],
    [
      'times of 0',
      '- delay: 1\n  times: 0',
      'slow.yaml:2:10: times of rule 1 is 0. Write how many requests the rule is for, a whole number from 1.',
    ],
    ['half a time', '- {delay: 1, times: 1.5}', /^slow\.yaml:1:21: times of rule 1 is 1\.5\. /],
    [
      'times without a value',
      '- delay: 1\n  times:',
      /^slow\.yaml:2:9: times of rule 1 is empty\. /,
    ],
    ['a delay in words', '- delay: soon', `slow.yaml:1:10: delay of rule 1 is "soon". ${DELAY}`],
    ['a delay below 0', '- delay: -1', `slow.yaml:1:10: delay of rule 1 is -1. ${DELAY}`],
    [
      'a delay over the limit',
      '- delay: 60001',
      `slow.yaml:1:10: delay of rule 1 is 60001. ${DELAY}`,
    ],
    [
      'bounds over the limit',
      '- delay: 1-60001',
      `slow.yaml:1:10: delay of rule 1 is "1-60001". ${DELAY}`,
    ],
    ['bounds in a list', '- delay: [1, 2]', `slow.yaml:1:10: delay of rule 1 is a list. ${DELAY}`],
    ['a fault that is none', '- fault: reset', FAULT],
    ['a fault likelier than always', '- fault: hang:1.1', FAULT],
    [
      'a fault that is a number',
      '- fault: 503',
      /^slow\.yaml:1:10: fault of rule 1 is 503\. Write a fault/,
    ],
    [
      'a status without an answer',
      '- prefer: code=418',
      `slow.yaml:1:11: prefer of rule 1 is "code=418". ${DOCUMENTED}`,
    ],
    [
      'an example that is none',
      '- prefer: code=400, example=x',
      `slow.yaml:1:11: prefer of rule 1 is "code=400, example=x". ${DOCUMENTED}`,
    ],
    [
      'an example of another status',
      '- prefer: example=name-taken',
      `slow.yaml:1:11: prefer of rule 1 is "example=name-taken". ${DOCUMENTED}`,
    ],
    [
      'a preference that asks nothing',
      '- prefer: wait=10',
      `slow.yaml:1:11: prefer of rule 1 is "wait=10". ${DOCUMENTED}`,
    ],
    [
      'a code that is none',
      '- prefer: code=4xx',
      `slow.yaml:1:11: prefer of rule 1 is "code=4xx". ${DOCUMENTED}`,
    ],
    [
      'a preference cut by its comma',
      '- {prefer: code=400, example=x}',
      'slow.yaml:1:22: example=x is not a member of rule 1. Valid are match, times, delay, fault, prefer.',
    ],
    [
      'a method in small letters',
      '- {delay: 1, match: {method: post}}',
      'slow.yaml:1:30: match.method of rule 1 is "post". Write one of GET, HEAD, POST, PUT, PATCH, DELETE.',
    ],
    [
      'a path without its slash',
      '- {delay: 1, match: {path: v5}}',
      /^slow\.yaml:1:28: match\.path of rule 1 is "v5"\. Write a path from its first slash/,
    ],
    [
      'a path with a query',
      '- {delay: 1, match: {path: /v5?a=b}}',
      /^slow\.yaml:1:28: match\.path of rule 1 is "\/v5\?a=b"\. /,
    ],
    [
      'a body that is a text',
      '- {delay: 1, match: {body: x}}',
      /^slow\.yaml:1:28: match\.body of rule 1 is "x"\. Write paths of members/,
    ],
    [
      'a member path that is none',
      '- {delay: 1, match: {body: {a..b: 1}}}',
      `slow.yaml:1:29: "a..b" is no member path in match.body of rule 1. ${PATH}`,
    ],
    [
      'an index that is none',
      '- {delay: 1, match: {body: {"a[x]": 1}}}',
      `slow.yaml:1:29: "a[x]" is no member path in match.body of rule 1. ${PATH}`,
    ],
    [
      'a matcher without members',
      '- {delay: 1, match: {body: {a/b: {}}}}',
      /^slow\.yaml:1:34: match\.body\.a\/b of rule 1 is without members\. Write a text, a number/,
    ],
    [
      'a matcher that is a list',
      '- {delay: 1, match: {body: {a: [1]}}}',
      /^slow\.yaml:1:32: match\.body\.a of rule 1 is a list\. /,
    ],
    [
      'an unknown matcher',
      '- {delay: 1, match: {body: {a: {contains: x}}}}',
      'slow.yaml:1:33: contains is not a member of match.body.a of rule 1. Valid are matches, exists.',
    ],
    [
      'exists with a text',
      '- {delay: 1, match: {body: {a: {exists: maybe}}}}',
      'slow.yaml:1:41: match.body.a.exists of rule 1 is "maybe". Write true or false.',
    ],
    [
      'a pattern that is none',
      '- {delay: 1, match: {body: {a: {matches: "("}}}}',
      'slow.yaml:1:42: match.body.a.matches of rule 1 is "(". Write a regular expression of JavaScript (Unterminated group).',
    ],
  ])('is refused with place, finding and advice: %s', (_name, text, message) => {
    expect(problemsOf(text)[0]).toMatch(message instanceof RegExp ? message : exactly(message));
  });

  it('is told all that is wrong, in the order of the lines', () => {
    const text = '- times: 0\n  delay: x\n  match: {path: v5, more: 1}\n- {}\n';
    const places = problemsOf(text).map((problem) => problem.split(': ')[0]);
    expect(places).toEqual([
      'slow.yaml:1:10',
      'slow.yaml:2:10',
      'slow.yaml:3:17',
      'slow.yaml:3:21',
      'slow.yaml:4:3',
    ]);
  });

  it('is told where an alias leads', () => {
    expect(problemsOf('- &a {delay: x}\n- *a')).toEqual([
      `slow.yaml:1:14: delay of rule 1 is "x". ${DELAY}`,
      `slow.yaml:1:14: delay of rule 2 is "x". ${DELAY}`,
    ]);
  });

  it.each([
    ['nesting without end', `- ${'['.repeat(2_000)}`],
    [
      'aliases that multiply',
      `- &a [x]\n${'bcdefghi'.replaceAll(/./g, (name, at: number) => `- &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]\n`)}`,
    ],
  ])('is refused, not followed, where it has %s', (_name, text) => {
    expect(problemsOf(text)[0]).toMatch(/^slow\.yaml:\d+:\d+: /);
  });
});

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
