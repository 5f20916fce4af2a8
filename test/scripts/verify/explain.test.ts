import { describe, expect, it } from 'vitest';
import { readRules } from '../../../contracts/conformance/rules.ts';
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
    expect(text).toContain('Why: Name of the connection: 4 to 50 letters');
    expect(text).toContain('--only ConnectionName.minLength');
  });

  it('knows why each rule about a member is one, and says nothing where the words are about the operation', () => {
    const bare = rules.filter(({ id }) => !explainRule(id, rules, description).includes('Why: '));
    const ofOperation = rules.filter(({ pointer }) => !pointer.startsWith('#/components/'));
    expect(bare).toEqual(ofOperation);
    expect(bare.length).toBeGreaterThan(3);
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
