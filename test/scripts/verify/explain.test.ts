import { describe, expect, it } from 'vitest';
import { readRules } from '../../../contracts/rules/rules.ts';
import { explainRule, explainRules } from '../../../scripts/verify/explain.ts';
import { readDescription } from '../../../spec/description.ts';

const description = readDescription();
const model = readRules(description);
const { rules } = model;

describe('explainRule', () => {
  it('says what a rule demands, where and why', () => {
    const line = description.lineOf('#/components/schemas/ConnectionName/minLength');
    const text = explainRule('connectionname.minlength', model);
    expect(text).toContain(`ConnectionName.minLength  spec/openapi.yaml:${line}\n`);
    expect(text).toContain('Stated at #/components/schemas/ConnectionName/minLength\n');
    expect(text).toContain('In the description: Name of the connection: 4 to 50 letters');
    expect(text).toContain('--only ConnectionName.minLength');
  });

  it.each([
    ['law.echo', 'Why: A client shows and keeps'],
    ['body.robust', 'Why: Whether such a body is accepted'],
    ['response.401', 'Why: A client tells a rejected credential'],
    ['Connection.name.required', 'In the description: Name of the connection: 4 to 50'],
    ['BaseEndpoint.db_user.required', 'In the description: User name to log in'],
  ])('has for %s a reason, or words of its own', (id, words) => {
    expect(explainRule(id, model)).toContain(`\n${words}`);
  });

  it('says something of each rule, but for examples, whose summary says it, and gives none the words of the operation', () => {
    const texts = rules
      .filter(({ id }) => !id.startsWith('example.'))
      .map(({ id }) => explainRule(id, model));
    expect(texts.filter((text) => !/^(Why|In the description): /m.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('Stores one connection'))).toEqual([]);
  });

  it('gives a reason for rules alone that there are', () => {
    const ids = rules.map(({ id }) => id);
    expect([...model.reasons.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names similar rules when there is none', () => {
    expect(() => explainRule('ConnectionName.length', model)).toThrow(
      /no rule is called so\. Similar: .*ConnectionName\.minLength.*\. List them/,
    );
    expect(() => explainRule('zzz', model)).toThrow(/so\. List them with/);
  });
});

it('lists every rule on a line', () => {
  expect(explainRules(rules).split('\n')).toHaveLength(rules.length);
});
