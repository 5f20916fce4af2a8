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

/** Bodies that are no JSON, and unusual ones; none where a request has no body. */
export function bodies(workshop: Workshop): Case[] {
  const { requestBody } = workshop.model.operation;
  if (!requestBody) return [];
  const body = workshop.fresh();
  const secrets = workshop.secretsIn(body);
  const all = shapes(workshop, body).filter(
    ({ rule }) => rule !== 'body.required' || requestBody.required,
  );
  return all.map(({ rule, expect, says, bytes, headers }) => ({
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
  rejected: 'rejects',
  unauthorised: 'rejects',
  tolerated: 'accepts or rejects',
  survived: 'survives',
};

function shapes(workshop: Workshop, body: Body): Shape[] {
  const json = (): string => JSON.stringify(workshop.keyed(body, workshop.freshKey()));
  const [first] = Object.entries(body as object).filter(
    ([name, value]) => typeof value === 'string' && !workshop.isKey([name]),
  );
  const twice = first ? `"${first[0]}":${JSON.stringify(first[1])}` : '"a":1,"a":1';
  const { words } = workshop;
  const rejected = (rule: string, says: string, bytes: Buffer | string): Shape => ({
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
    rejected('body.required', 'there is no body', ''),
    rejected('body.malformed', 'the body is blank', ' \n'),
    rejected('body.malformed', 'the body is cut off in its middle', json().slice(0, -10)),
    rejected('body.malformed', 'the body lacks its last brace', json().slice(0, -1)),
    rejected('body.malformed', 'the body is `{bad`', '{bad'),
    rejected('body.malformed', 'the body is a word', words('{one}')),
    rejected('body.malformed', 'something follows after the body', `${json()}}`),
    rejected('body.malformed', 'the body has a comma too many', json().replace(/}$/, ',}')),
    rejected('body.malformed', 'the body has single quotes', json().replaceAll('"', "'")),
    rejected('body.encoding', 'the body is not UTF-8', notUtf8(workshop)),
    survived('a key stands twice', json().replace('{', `{${twice},`)),
    survived('the body begins with a byte-order mark', `\ufeff${json()}`),
    survived('a text has an unpaired surrogate', json().replace(/}$/, ',"comment":"\\ud800"}')),
    survived(
      'an unknown member nests 10,000 arrays',
      json().replace(/}$/, `,"comment":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    ),
    survived('the whole body nests 10,000 arrays', '['.repeat(10_000) + ']'.repeat(10_000)),
    survived('the content type is text/plain', json(), { 'content-type': 'text/plain' }),
    survived('the content type is XML', words('<{key}>{one}</{key}>'), {
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
