import { describe, expect, test } from 'vitest';
import type { Case } from '../../../contracts/cases/case.ts';
import { deriveCases } from '../../../contracts/cases/derive.ts';
import { prove } from '../../../contracts/cases/prove.ts';
import { openPointOf } from '../../../contracts/rules/open-points.ts';
import { valueAt } from '../../../spec/schema/value-at.ts';
import { validateCreateConnectionRequest } from '../../../spec/generated/validators.js';
import { changed, schemaPath } from '../run/description.ts';
import { workshopOf } from '../run/run.ts';

const workshop = workshopOf();
const { open } = workshop.model;
const { cases, dropped } = deriveCases(workshop);

describe('the cases', () => {
  test('cover each constraint on a request with a request that breaks it', () => {
    const refused = new Set(
      cases.filter(({ expect }) => expect === 'rejected').map(({ rule }) => rule.id),
    );
    const constraints = workshop.model.sites.flatMap((site) => site.constraints);
    const breakable = constraints
      .filter(({ keyword }) => keyword !== 'writeOnly')
      .map(({ rule }) => rule.id);
    expect(breakable.filter((id) => !refused.has(id))).toEqual([]);
    expect(dropped).toEqual([]);
  });

  test('are proven by the compiled validator too, from the bytes that are sent', () => {
    for (const one of cases.filter(({ body }) => body !== undefined)) {
      const valid = validateCreateConnectionRequest(JSON.parse(one.bytes.toString()));
      if (one.expect === 'rejected') expect(valid, one.name).toBe(false);
      if (one.expect === 'accepted' || one.expect === 'tolerated')
        expect(valid, one.name).toBe(true);
    }
  });

  test('have names of their own, and connections too', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    const created = cases
      .filter((one) => one.expect === 'accepted')
      .map(({ body }) => String(valueAt(body, ['name'])).toLowerCase());
    expect(new Set(created).size).toBe(created.length);
  });

  test('are the same for the same seed, but for the names of connections', () => {
    const shape = (all: readonly Case[]) =>
      all.map(({ name, rule, secrets }) => [name, rule.id, secrets]);
    expect(shape(deriveCases(workshopOf()).cases)).toEqual(shape(cases));
    expect(shape(deriveCases(workshopOf(undefined, 2)).cases)).not.toEqual(shape(cases));
  });

  test.each([
    ['accepts a request in which name has 50 characters'],
    ['rejects a request in which name has 51 characters'],
    ['rejects a request in which name has a line feed at its end'],
    ['accepts a request in which description has 255 Chinese characters'],
    ['rejects a request in which endpoint.db_port is "65536"'],
    ['accepts a request in which endpoint.db_port is "65535"'],
    ['rejects a request in which endpoint.source_sharding[0].db_user is missing'],
    ['rejects a request in which endpoint.source_sharding[1].db_user is missing'],
    [
      'rejects a request in which ssl.ssl_cert_password is missing, with ssl.ssl_cert_name "client.p12"',
    ],
    [
      'rejects a request in which endpoint.ip has 33 elements, with endpoint.endpoint_name "rediscluster"',
    ],
    ['accepts a request in which every optional member is present'],
    ['rejects a request in which the body is an array'],
    ['rejects a request in which there is no body'],
  ])('hold one that %s', (name) => {
    expect(cases.map((one) => one.name)).toContain(name);
  });

  test('hold none that expects what the document leaves open', () => {
    for (const { path, value, body, expect: expected, name } of cases) {
      if (body === undefined || (expected !== 'accepted' && expected !== 'rejected')) continue;
      if (name.includes(', with ')) continue;
      const candidate = {
        body,
        valid: expected === 'accepted',
        path,
        value,
        site: workshop.site(path),
      };
      expect(openPointOf(candidate, open)?.id, name).toBeUndefined();
    }
    expect(new Set(open.map(({ id }) => id)).size).toBe(open.length);
  });

  test('are refused as a bug where they are not what they say', () => {
    const one = cases.find(({ name }) => name.includes('name has 51')) as Case;
    const valid = { ...one, bytes: Buffer.from(JSON.stringify(workshop.fresh())) };
    expect(() => prove(valid, workshop)).toThrow(
      /^Failed to prove the case "rejects .*51 characters": it does not break ConnectionName.maxLength/,
    );
  });
});

describe('a change to the description', () => {
  test.each<[string, string[], unknown, string]>([
    [
      'a longer name',
      schemaPath('ConnectionName', 'maxLength'),
      60,
      'rejects a request in which name has 61 characters',
    ],
    [
      'a limit where there was none',
      schemaPath('EnterpriseProjectId', 'maxLength'),
      36,
      'rejects a request in which enterprise_project_id has 37 characters',
    ],
    [
      'another value of a set',
      schemaPath('DbType', 'enum'),
      ['mysql', 'mariadb'],
      'accepts or rejects a request in which db_type is "mariadb"',
    ],
    [
      'a mandatory member',
      schemaPath('CreateConnectionRequest', 'required'),
      ['name', 'db_type', 'endpoint', 'description'],
      'rejects a request in which description is missing',
    ],
    [
      'a limit on items',
      schemaPath('BaseEndpoint', 'properties', 'source_sharding', 'maxItems'),
      40,
      'rejects a request in which endpoint.source_sharding has 41 items',
    ],
    [
      'no other members',
      schemaPath('ConnectionConfig', 'additionalProperties'),
      false,
      'rejects a request in which config has a member that is not described',
    ],
  ])('gives new cases: %s', (_, path, value, name) => {
    const derived = deriveCases(workshopOf(changed((document) => document.setIn(path, value))));
    expect(derived.cases.map((one) => one.name)).toContain(name);
    expect(cases.map((one) => one.name)).not.toContain(name);
  });

  test('takes cases away with a constraint', () => {
    const derived = deriveCases(
      workshopOf(
        changed((document) => document.deleteIn(schemaPath('ConnectionName', 'maxLength'))),
      ),
    );
    expect(derived.cases.filter(({ rule }) => rule.id === 'ConnectionName.maxLength')).toEqual([]);
  });
});
