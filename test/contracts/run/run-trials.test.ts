import { afterEach, describe, expect, test } from 'vitest';
import type { Running } from '../../fixtures/servers/listen.ts';
import { startCorrect } from '../../fixtures/servers/correct.ts';
import { changed, schemaPath } from './description.ts';
import { run } from './run.ts';
import { type Fault, type Reply, startService } from './service.ts';

let service: Running | undefined;
afterEach(() => service?.close());

async function tryService(fault: Fault, only: string[] = []) {
  service = await startService(fault);
  return run(service.url, { only });
}

type Members = { [member: string]: unknown };
const created =
  (change: (body: Members, reply: Reply) => void): Fault =>
  (reply) => {
    if (reply.status === 200) change(reply.body as Members, reply);
    return undefined;
  };
const endpointOf = (body: Members) => body.endpoint as Members;

describe('a correct service', () => {
  test('passes, with every rule exercised, twice in a row', async () => {
    service = await startService();
    for (const seed of [1, 2]) {
      const { findings, coverage, checks } = await run(service.url, { seed });
      expect(findings).toEqual([]);
      expect(coverage.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(checks.length).toBeGreaterThan(500);
    }
  });

  test('passes where it was written in another style', async () => {
    service = await startCorrect();
    expect((await run(service.url)).findings).toEqual([]);
  });

  test.each<[string, Fault]>([
    [
      'members that the description does not know',
      created((body) => {
        body.status = 'ok';
        endpointOf(body).region = 'x';
      }),
    ],
    [
      'null for what was not sent',
      created((body) => {
        body.vpc ??= null;
        endpointOf(body).db_password = null;
      }),
    ],
    [
      'an id for an endpoint',
      created((body) => {
        endpointOf(body).id ??= 'given';
      }),
    ],
    [
      'a default enterprise project',
      created((body) => {
        body.enterprise_project_id ??= '0';
      }),
    ],
    [
      'a charset',
      (reply) => {
        reply.headers['content-type'] = 'application/json; charset=UTF-8';
        return undefined;
      },
    ],
    [
      'a clock that is ten minutes ahead',
      created((body) => {
        body.create_time = Date.now() + 600_000;
      }),
    ],
    [
      'the region of an instance',
      created((body, { sent }) => {
        if (sent.cloud) body.cloud = sent.cloud;
      }),
    ],
    [
      'messages in Chinese',
      (reply) => {
        if (reply.status === 400) (reply.body as Members).error_msg = '参数不合法';
        return undefined;
      },
    ],
    [
      'the order of members turned around',
      created((body, reply) => {
        reply.body = Object.fromEntries(Object.entries(body).reverse());
      }),
    ],
  ])('may answer with %s', async (_, fault) => {
    expect((await tryService(fault)).findings).toEqual([]);
  });
});

describe('a fault is noticed, and named by its rule', () => {
  let count = 0;
  const names: string[] = [];
  const isCase =
    (is: (sent: Members) => boolean, change: (reply: Reply) => void): Fault =>
    (reply) => {
      if (is(reply.sent)) change(reply);
      return undefined;
    };
  const accept = (reply: Reply) => {
    reply.status = 200;
    reply.body = { ...reply.sent, connection_id: crypto.randomUUID(), create_time: Date.now() };
  };

  test.each<[string, string, string, Fault]>([
    [
      '201 for a create',
      'response.200',
      'response.status.unexpected',
      created((_, reply) => {
        reply.status = 201;
      }),
    ],
    [
      '422 for a rejection',
      'response.400',
      'response.status.unexpected',
      (reply) => {
        if (reply.status === 400) reply.status = 422;
        return undefined;
      },
    ],
    [
      'a crash on malformed JSON',
      'body.malformed',
      'response.server-error',
      (reply) => {
        if (reply.bytes[0] === 123 && Object.keys(reply.sent).length === 0) reply.status = 500;
        return undefined;
      },
    ],
    [
      'a short name let through',
      'ConnectionName.minLength',
      'request.invalid.accepted',
      isCase(({ name }) => typeof name === 'string' && name.length === 3, accept),
    ],
    [
      'a port above the range let through',
      'BaseEndpoint.db_port.pattern',
      'request.invalid.accepted',
      isCase(({ endpoint }) => (endpoint as Members)?.db_port === '65536', accept),
    ],
    [
      'a long name refused',
      'ConnectionName.maxLength',
      'request.valid.refused',
      created((body, reply) => {
        if (String(body.name).length > 45) {
          reply.status = 400;
          reply.body = { error_code: 'X', error_msg: 'too long' };
        }
      }),
    ],
    [
      'no connection_id',
      'Connection.connection_id.required',
      'response.body.incompatible',
      created((body) => {
        delete body.connection_id;
      }),
    ],
    [
      'an id that is a number',
      'Connection.connection_id.type',
      'response.body.incompatible',
      created((body) => {
        body.connection_id = 7;
      }),
    ],
    [
      'no error_msg',
      'ApiError.error_msg.required',
      'response.body.incompatible',
      (reply) => {
        if (reply.status === 400) delete (reply.body as Members).error_msg;
        return undefined;
      },
    ],
    [
      'a password that comes back',
      'BaseEndpoint.db_password.writeOnly',
      'response.body.incompatible',
      created((body, { sent }) => {
        endpointOf(body).db_password = endpointOf(sent).db_password;
      }),
    ],
    [
      'a password in a header',
      'secret.not-returned',
      'response.secret.returned',
      (reply) => {
        const { db_password } = (reply.sent.endpoint ?? {}) as Members;
        if (typeof db_password === 'string' && /^\w+$/.test(db_password))
          reply.headers['x-debug'] = Buffer.from(`user:${db_password}`).toString('base64');
        return undefined;
      },
    ],
    [
      'the password of another connection',
      'secret.not-returned',
      'response.secret.returned',
      created((body, { sent }) => {
        const own = endpointOf(sent).db_password as string;
        names.push(own);
        body.last = names.at(-2);
      }),
    ],
    [
      'a name cut off',
      'law.echo',
      'response.echo.different',
      created((body) => {
        body.name = String(body.name).slice(0, 40);
      }),
    ],
    [
      'a member that was not sent',
      'law.echo',
      'response.echo.added',
      created((body) => {
        body.description ??= 'none';
      }),
    ],
    [
      'shards in another order',
      'law.echo',
      'response.echo.different',
      created((body) => {
        (endpointOf(body).source_sharding as unknown[] | undefined)?.reverse();
      }),
    ],
    [
      'text/plain',
      'response.content-type',
      'response.content-type.incompatible',
      (reply) => {
        reply.headers['content-type'] = 'text/plain';
        return undefined;
      },
    ],
    [
      'a byte-order mark',
      'response.encoding',
      'response.body.not-json',
      (reply) => {
        reply.body = `\ufeff${JSON.stringify(reply.body)}`;
        return undefined;
      },
    ],
    [
      'Latin-1',
      'response.encoding',
      'response.body.not-utf8',
      (reply) => {
        reply.body = Buffer.from(JSON.stringify(reply.body), 'latin1');
        return undefined;
      },
    ],
    [
      'the same id twice',
      'law.identity',
      'law.identity.repeated',
      created((body) => {
        body.connection_id = `00000000-0000-4000-8000-0000000000${10 + (count++ % 60)}`;
      }),
    ],
    [
      'a time in seconds',
      'law.identity',
      'law.identity.time',
      created((body) => {
        body.create_time = Math.floor(Date.now() / 1000);
      }),
    ],
    [
      'another code for a taken name',
      'law.uniqueness',
      'law.uniqueness.code',
      (reply) => {
        const body = reply.body as Members;
        if (body.error_code === 'DRS.10010065') body.error_code = 'X';
        return undefined;
      },
    ],
    [
      'a stray failure',
      'law.steadiness',
      'law.steadiness.unsteady',
      created((_, reply) => {
        if (count++ % 90 === 89) reply.status = 503;
      }),
    ],
  ])('%s', async (_, id, code, fault) => {
    count = 0;
    const { findings, coverage } = await tryService(fault, [id]);
    const finding = findings.find(({ rule }) => rule.id === id);
    expect(findings.map(({ rule }) => rule.id)).toContain(id);
    expect(findings.filter(({ rule }) => rule.id === id).map((found) => found.code)).toContain(
      code,
    );
    expect(finding?.request).toMatch(/^(printf .* \| )?curl -X POST /);
    expect(coverage.some(({ outcome }) => outcome === 'failed')).toBe(true);
  });

  test('a look-up before the insert', async () => {
    const names = new Set<string>();
    const { findings } = await tryService(async (reply) => {
      const key = String(reply.sent.name).toLowerCase();
      if ((reply.body as Members).error_code !== 'DRS.10010065' && reply.status !== 200)
        return undefined;
      const isTaken = names.has(key);
      await new Promise((resolve) => setTimeout(resolve, 2));
      names.add(key);
      if (!isTaken && reply.status !== 200) accept(reply);
      return undefined;
    });
    expect(findings.map(({ code }) => code)).toContain('law.atomicity.several');
  });
});

describe('a finding', () => {
  test('can be understood by somebody who has never seen the description', async () => {
    const { findings } = await tryService((reply) => {
      if (reply.sent.name !== undefined && String(reply.sent.name).length === 3) {
        reply.status = 200;
        reply.body = {
          ...reply.sent,
          endpoint: { endpoint_name: 'mysql', db_user: 'root' },
          connection_id: crypto.randomUUID(),
          create_time: Date.now(),
        };
      }
      return undefined;
    });
    const finding = findings.find(({ rule }) => rule.id === 'ConnectionName.minLength');
    expect(finding?.message).toMatch(
      /^A request in which `name` has 3 characters \("\w{3}"\) was accepted with 200\. `name` \(connection name\) has 4 to 50 characters\. Respond with 400\./,
    );
    expect(finding?.request).toContain('"x-auth-token: ${DRS_TOKEN:-any-token}"');
    expect(finding?.request).toMatch(/"db_password":"[xX0]{20}"/);
    expect(JSON.stringify(findings)).not.toContain('token-of-the-tests');
  });

  test('names the line of a limit that was changed in the description', async () => {
    service = await startService();
    const description = changed((document) =>
      document.setIn(schemaPath('ConnectionName', 'maxLength'), 60),
    );
    const { findings } = await run(service.url, { description, only: ['ConnectionName'] });
    expect(findings.map(({ rule }) => [rule.id, rule.line])).toEqual([
      [
        'ConnectionName.maxLength',
        description.lineOf('#/components/schemas/ConnectionName/maxLength'),
      ],
    ]);
  });

  test('stands for all requests with one cause', async () => {
    const { findings } = await tryService(
      created((_, reply) => {
        reply.status = 201;
      }),
    );
    expect(
      findings.filter(({ code }) => code === 'response.status.unexpected').length,
    ).toBeLessThan(3);
    expect(findings.length).toBeLessThan(10);
  });
});

describe('a rule without data', () => {
  const outcomes = async (fault: Fault) => {
    const { checks, coverage } = await tryService(fault);
    return {
      names: checks.map(({ name }) => name),
      outcomeOf: (id: string) => coverage.find(({ rule }) => rule.id === id)?.outcome,
    };
  };

  test('of a service that creates nothing is not exercised, and its check not passed', async () => {
    const { names, outcomeOf } = await outcomes((reply) => {
      if (reply.status !== 200) return undefined;
      reply.status = 400;
      reply.body = { error_code: 'X', error_msg: 'no' };
      return undefined;
    });
    const without = ['law.identity', 'law.steadiness', 'Connection.connection_id.required'];
    expect(without.map(outcomeOf)).toEqual(without.map(() => 'not exercised'));
    expect(['law.echo', 'law.uniqueness', 'law.atomicity'].map(outcomeOf)).not.toContain('passed');
    expect(outcomeOf('ApiError.error_code.required')).toBe('passed');
    expect(names).not.toContain('gives each connection an id of its own');
    expect(names).not.toContain('tells the time of creation in milliseconds');
  });

  test('of a service that refuses nothing is not exercised', async () => {
    const { names, outcomeOf } = await outcomes((reply) => {
      reply.status = 200;
      return undefined;
    });
    const without = ['law.rejection-leaves-nothing', 'ApiError.error_code.required'];
    expect(without.map(outcomeOf)).toEqual(without.map(() => 'not exercised'));
    expect(names.filter((name) => name.startsWith('leaves nothing of'))).toEqual([]);
  });

  test('of a service whose answers are not JSON is not exercised', async () => {
    const { outcomeOf } = await outcomes((reply) => {
      reply.body = 'ok';
      return undefined;
    });
    const rules = ['law.identity', 'Connection.create_time.type', 'ApiError.error_msg.type'];
    expect(rules.map(outcomeOf)).toEqual(rules.map(() => 'not exercised'));
    expect(outcomeOf('response.200')).toBe('passed');
    expect(outcomeOf('response.encoding')).toBe('failed');
  });
});
