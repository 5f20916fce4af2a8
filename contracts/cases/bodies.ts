import { type Body, withValue } from '../../spec/schema/value-at.ts';
import { keywordOf } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import type { Case } from './case.ts';

interface Shape {
  readonly rule: string;
  readonly expect: Case['expect'];
  readonly says: string;
  readonly bytes: Buffer;
  readonly headers?: { readonly [name: string]: string };
}

/** Bodies that are no JSON; unusual ones; and requests without a credential. Their proof is below. */
export function bodies(workshop: Workshop): Case[] {
  const body = workshop.fresh();
  const secrets = workshop.secretsIn(body);
  return shapes(workshop, body).map(({ rule, expect, says, bytes, headers }) => ({
    name: `${VERB[expect]} a request in which ${says}`,
    rule: workshop.model.rule(rule),
    expect,
    says,
    path: [],
    value: undefined,
    bytes,
    secrets,
    ...(headers && { headers }),
  }));
}

/** What the service does, when all is well. */
export const VERB: { readonly [expect in Case['expect']]: string } = {
  accepted: 'accepts',
  rejected: 'refuses',
  unauthorised: 'refuses',
  tolerated: 'accepts or refuses',
  survived: 'survives',
};

function shapes(workshop: Workshop, body: Body): Shape[] {
  const json = (): string => JSON.stringify(workshop.named(body, workshop.freshName()));
  const refused = (rule: string, says: string, bytes: Buffer | string): Shape => ({
    rule,
    expect: 'rejected',
    says,
    bytes: Buffer.from(bytes),
  });
  const survived = (
    says: string,
    bytes: Buffer | string,
    headers?: { [name: string]: string },
  ): Shape => ({
    rule: 'body.robust',
    expect: 'survived',
    says,
    bytes: Buffer.from(bytes),
    ...(headers && { headers }),
  });
  return [
    refused('body.required', 'there is no body', ''),
    refused('body.malformed', 'the body is blank', ' \n'),
    refused('body.malformed', 'the body is cut off in its middle', json().slice(0, -10)),
    refused('body.malformed', 'the body lacks its last brace', json().slice(0, -1)),
    refused('body.malformed', 'the body is `{bad`', '{bad'),
    refused('body.malformed', 'the body is a word', 'connection'),
    refused('body.malformed', 'something follows after the body', `${json()}}`),
    refused('body.malformed', 'the body has a comma too many', json().replace(/}$/, ',}')),
    refused('body.malformed', 'the body has single quotes', json().replaceAll('"', "'")),
    refused('body.encoding', 'the body is not UTF-8', notUtf8(workshop)),
    survived('a key stands twice', json().replace('{', '{"db_type":"mysql",')),
    survived('the body begins with a byte-order mark', `\ufeff${json()}`),
    survived('a text has an unpaired surrogate', json().replace(/}$/, ',"comment":"\\ud800"}')),
    survived(
      'an unknown member nests 10,000 arrays',
      json().replace(/}$/, `,"comment":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    ),
    survived('the whole body nests 10,000 arrays', '['.repeat(10_000) + ']'.repeat(10_000)),
    survived('the content type is text/plain', json(), { 'content-type': 'text/plain' }),
    survived('the content type is XML', '<name>connection</name>', {
      'content-type': 'application/xml',
    }),
  ];
}

/** A byte that UTF-8 has nowhere, inside a text that may hold any character. */
function notUtf8(workshop: Workshop): Buffer {
  const free = workshop.model.sites.find(
    (site) =>
      site.path.length === 1 &&
      keywordOf(site, 'type') === 'string' &&
      !['pattern', 'enum', 'format'].some((k) => keywordOf(site, k) !== undefined),
  );
  const body = workshop.fresh();
  const text = JSON.stringify(withValue(body, free?.path ?? workshop.keyPath ?? [], 'caf\u00e9'));
  return Buffer.from(text, 'latin1');
}
