import { describe, expect, it } from 'vitest';
import { REASONS } from '../../../contracts/rules/general-rules.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { explainRule, explainRules } from '../../../scripts/verify/explain.ts';
import { readDescription } from '../../../spec/description.ts';

const description = readDescription();
const { rules } = readRules(description);

describe('explainRule', () => {
  it('says what a rule demands, where and why', () => {
    const line = description.lineOf('#/components/schemas/ConnectionName/minLength');
    const text = explainRule('connectionname.minlength', rules, description);
    expect(text).toContain(`ConnectionName.minLength  spec/openapi.yaml:${line}\n`);
    expect(text).toContain('Stated at #/components/schemas/ConnectionName/minLength\n');
    expect(text).toContain('In the description: Name of the connection: 4 to 50 letters');
    expect(text).toContain('--only ConnectionName.minLength');
  });

  it.each([
    ['law.echo', 'Why: A client shows and keeps'],
    ['body.robust', 'Why: Whether such a body is accepted'],
    ['response.401', 'Why: A client tells a refused credential'],
    ['Connection.name.required', 'In the description: Name of the connection: 4 to 50'],
    ['BaseEndpoint.db_user.required', 'In the description: User name to log in'],
  ])('has for %s a reason, or words of its own', (id, words) => {
    expect(explainRule(id, rules, description)).toContain(`\n${words}`);
  });

  it('says something of each rule, but for examples, whose summary says it, and gives none the words of the operation', () => {
    const texts = rules
      .filter(({ id }) => !id.startsWith('example.'))
      .map(({ id }) => explainRule(id, rules, description));
    expect(texts.filter((text) => !/^(Why|In the description): /m.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('Stores one connection'))).toEqual([]);
  });

  it('gives a reason for rules alone that there are', () => {
    const ids = rules.map(({ id }) => id);
    expect(Object.keys(REASONS).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names similar rules when there is none', () => {
    expect(() => explainRule('ConnectionName.length', rules, description)).toThrow(
      /no rule is called so\. Similar: .*ConnectionName\.minLength.*\. List them/,
    );
    expect(() => explainRule('zzz', rules, description)).toThrow(/so\. List them with/);
  });
});

it('lists every rule on a line', () => {
  expect(explainRules(rules).split('\n')).toHaveLength(rules.length);
});
