import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request, run } from './attack.ts';
import { type Command, startServer } from './command.ts';
import { ATTACKS } from './kinds/index.ts';

const all = ATTACKS.flatMap(([, attacks]) => attacks);

const ARGS = [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  'mock',
  '-p',
  '0',
  'spec/openapi.yaml',
];

describe('the same attacks on prism mock spec/openapi.yaml', () => {
  let prism: Command;
  beforeAll(async () => {
    prism = await startServer(ARGS, /listening on (http:\S+)/);
  });
  afterAll(() => prism.end('SIGKILL'));

  it.each([
    ['an unfinished text', /^no end after/],
    ['a body over 12 MB, in chunks', /^413 has a body of another shape/],
    ['arrays 100000 deep', /^500: /],
    ['two lengths', /^400 has the content type undefined/],
    ['a pipeline that ends in garbage', /^answers \[200,400\]/],
    ['a content type that is none', /^500: /],
    ['an unknown expectation', /^417 is not documented/],
    ['an answer type that is not there', /^406 is not documented/],
    ['a header of 100 kB', /^431 is not documented/],
    ['a path: two slashes', /^404 has the content type application\/problem\+json/],
    ['a path: encoded dots', /^answers \[200\]/],
    ['Prefer: an unknown code', /^404 has the content type application\/problem\+json/],
    ['Prefer: a code that is no number', /^422 is not documented/],
    ['the method GET', /^405 is not documented/],
    ['the method CONNECT', /^answers \[\]/],
  ])('are failed: %s', async (name, fault) => {
    expect(await attackBy(name, prism.url)).toEqual(
      expect.arrayContaining([expect.stringMatching(fault)]),
    );
  });

  it('end it: a path with a bad percent', async () => {
    await attackBy('a path: a bad percent', prism.url);
    const valid = { name: 'a valid request', writes: [request()], want: [200] };
    expect(await run(valid, prism.url, 1_000)).not.toEqual([]);
  });
});

function attackBy(name: string, url: string): Promise<string[]> {
  const attack = all.find((candidate) => candidate.name === name);
  if (!attack) throw new Error(`Failed to attack: no attack is named ${name}.`);
  return run(attack, url, 1_000);
}
