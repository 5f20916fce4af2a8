import { describe, expect, test } from 'vitest';
import { readRules } from '../../../contracts/rules/rules.ts';
import { labelOf } from '../../../spec/schema/walk.ts';
import { readDescription } from '../../../spec/description.ts';
import { changed, schemaPath } from '../run/description.ts';

const description = readDescription();
const model = readRules(description);

describe('the rules of the description', () => {
  test.each([
    [
      'ConnectionName.maxLength',
      '#/components/schemas/ConnectionName/maxLength',
      '`name` (connection name) has 4 to 50 characters.',
    ],
    [
      'BaseEndpoint.db_user.required',
      '#/components/schemas/BaseEndpoint/required/1',
      '`endpoint.db_user` is mandatory.',
    ],
    [
      'EndpointSslConfig.pkcs-12-certificate',
      '#/components/schemas/EndpointSslConfig/allOf/1',
      'A `.p12` certificate needs its password.',
    ],
    [
      'BaseEndpoint.db_password.writeOnly',
      '#/components/schemas/BaseEndpoint/properties/db_password/writeOnly',
      '`endpoint.db_password` is sent, and never returned.',
    ],
    [
      'Connection.connection_id.required',
      '#/components/schemas/Connection/required/0',
      '`connection_id` is mandatory.',
    ],
  ])('have %s, with its place and a plain sentence', (id, pointer, summary) => {
    expect(model.rules.find((rule) => rule.id === id)).toMatchObject({
      id,
      pointer,
      summary,
      line: description.lineOf(pointer),
    });
  });

  test('have ids of their own, a sentence and a line', () => {
    expect(new Set(model.rules.map(({ id }) => id)).size).toBe(model.rules.length);
    for (const { summary, line } of model.rules) {
      expect(summary).toMatch(/^\S.*\.$/s);
      expect(line).toBeGreaterThan(1);
    }
  });

  test('follow a schema that holds itself two levels inside', () => {
    const labels = model.sites.map(({ path }) => labelOf(path));
    expect(labels).toContain('endpoint.source_sharding[0].source_sharding[0].db_user');
    expect(labels.filter((label) => label.split('[0]').length > 3)).toEqual([]);
  });

  test('have a new constraint, and a keyword that the engine does not know', () => {
    const { rules } = readRules(
      changed((document) => {
        document.setIn(schemaPath('EnterpriseProjectId', 'maxLength'), 36);
        document.setIn(schemaPath('BaseEndpoint', 'dependentRequired'), {
          instance_name: ['instance_id'],
        });
      }),
    );
    const ids = rules.map(({ id }) => id);
    expect(ids).toContain('EnterpriseProjectId.maxLength');
    expect(ids).toContain('BaseEndpoint.dependentRequired');
  });

  test('find the rule that holds a part of the description', () => {
    const part =
      '#/components/schemas/EndpointSslConfig/allOf/1/then/properties/ssl_cert_password/minLength';
    expect(model.ruleAt(part)?.id).toBe('EndpointSslConfig.pkcs-12-certificate');
  });
});
