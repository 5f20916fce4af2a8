import type { Level, Levels, Relation } from './change.ts';

/** What an id stands for. */
export interface Meaning {
  /** One sentence for people. */
  readonly sentence: string;
  readonly levels: Levels;
}

/**
 * What a relation means, by the set of values. A caller sends what the old request allows, and understands what the old
 * answer documents: the new request has to allow as much, the new answer no more. A service has to accept each valid
 * request and to refuse each invalid one, and answers as the old description says: the request has to stay what it was,
 * and the new answer has to allow as much.
 */
const BY_RELATION = {
  request: {
    tightened: levels('breaking', 'breaking'),
    loosened: levels('compatible', 'breaking'),
    changed: levels('breaking', 'breaking'),
    annotation: levels('compatible', 'compatible'),
  },
  response: {
    tightened: levels('compatible', 'breaking'),
    loosened: levels('breaking', 'compatible'),
    changed: levels('breaking', 'breaking'),
    annotation: levels('compatible', 'compatible'),
  },
} as const satisfies Record<'request' | 'response', Record<Relation, Levels>>;

/** Changes of a schema, which come in both directions: what it is about, its relation, and a clause about the values. */
const OF_SCHEMAS = {
  'type.tightened': ['tightened', 'may have fewer JSON types'],
  'type.loosened': ['loosened', 'may have more JSON types'],
  'type.changed': ['changed', 'has another JSON type'],
  'enum.removed': ['tightened', 'lost values of its enumeration, or got an enumeration'],
  'enum.added': ['loosened', 'got values in its enumeration, or lost the enumeration'],
  'length.tightened': ['tightened', 'may have fewer lengths'],
  'length.loosened': ['loosened', 'may have more lengths'],
  'range.tightened': ['tightened', 'may have fewer numbers'],
  'range.loosened': ['loosened', 'may have more numbers'],
  'multiple-of.tightened': ['tightened', 'has to be a multiple of more'],
  'multiple-of.loosened': ['loosened', 'has to be a multiple of less'],
  'multiple-of.changed': ['changed', 'has to be a multiple of another number'],
  'pattern.tightened': ['tightened', 'has to match one more pattern'],
  'pattern.loosened': ['loosened', 'has to match one pattern less'],
  'pattern.changed': ['changed', 'has to match another pattern; which texts differ is not decided'],
  'format.tightened': ['tightened', 'has to have a format or an encoding'],
  'format.loosened': ['loosened', 'need not have a format or an encoding any more'],
  'format.changed': ['changed', 'has to have another format or encoding'],
  'item-count.tightened': ['tightened', 'may have fewer numbers of items'],
  'item-count.loosened': ['loosened', 'may have more numbers of items'],
  'unique-items.tightened': ['tightened', 'may no longer repeat an item'],
  'unique-items.loosened': ['loosened', 'may repeat an item'],
  'contains.tightened': ['tightened', 'has to contain certain items'],
  'contains.loosened': ['loosened', 'need not contain certain items any more'],
  'contains.changed': ['changed', 'has to contain other items; which lists differ is not decided'],
  'member-count.tightened': ['tightened', 'may have fewer numbers of members'],
  'member-count.loosened': ['loosened', 'may have more numbers of members'],
  'other-members.tightened': ['tightened', 'may not have members that are not described any more'],
  'other-members.loosened': ['loosened', 'may have members that are not described'],
  'member.required': ['tightened', 'has to have a member that could be left out, or was not there'],
  'member.optional': ['loosened', 'may lack a member that was always there'],
  'member.forbidden': ['tightened', 'may not have a member any more that it could have'],
  'condition.tightened': ['tightened', 'has to keep one more conditional rule'],
  'condition.loosened': ['loosened', 'has to keep one conditional rule less'],
  'condition.changed': [
    'changed',
    'has to keep another conditional rule; what differs is not decided',
  ],
  'alternative.removed': ['tightened', 'has fewer alternatives (anyOf, oneOf)'],
  'alternative.added': ['loosened', 'has more alternatives (anyOf, oneOf)'],
  'alternative.changed': ['changed', 'has other alternatives; which values differ is not decided'],
  'exclusion.tightened': ['tightened', 'must not be one thing more (not)'],
  'exclusion.loosened': ['loosened', 'may be what was excluded (not)'],
  'exclusion.changed': ['changed', 'must not be another thing (not); what differs is not decided'],
  'schema.forbidden': ['tightened', 'may not have any value any more'],
  'schema.allowed': ['loosened', 'may have a value where none was allowed'],
  'discriminator.changed': ['annotation', 'is told from others by another member (discriminator)'],
} as const satisfies Record<string, readonly [Relation, string]>;

/** Changes whose meaning no set of values tells. */
const OTHERS = {
  'operation.removed': say('breaking', 'compatible', 'An operation is gone.'),
  'operation.added': say(
    'compatible',
    'breaking',
    'There is a new operation, which a service has to offer.',
  ),
  'operation.id.changed': say(
    'warning',
    'compatible',
    'An operation has another id, by which generated code calls it.',
  ),
  'operation.deprecated': say(
    'compatible',
    'compatible',
    'An operation is deprecated, and may go later.',
  ),
  'server.removed': say('warning', 'compatible', 'A base URL is gone.'),
  'server.added': say('compatible', 'compatible', 'There is one more base URL.'),
  'security.tightened': say(
    'breaking',
    'breaking',
    'A credential that was enough is not any more.',
  ),
  'security.loosened': say('compatible', 'breaking', 'A credential is enough that was not.'),
  'request.parameter.added': say(
    'compatible',
    'breaking',
    'There is a new parameter that may be left out.',
  ),
  'request.parameter.required': say(
    'breaking',
    'breaking',
    'A parameter has to be sent that could be left out, or was not there.',
  ),
  'request.parameter.optional': say(
    'compatible',
    'breaking',
    'A parameter may be left out that had to be sent.',
  ),
  'request.parameter.removed': say(
    'warning',
    'breaking',
    'A parameter is gone: callers that send it are no longer heard.',
  ),
  'request.parameter.serialization': say(
    'breaking',
    'breaking',
    'A parameter is written in another way (style, explode, content).',
  ),
  'request.body.added': say('compatible', 'breaking', 'There is a new body that may be left out.'),
  'request.body.required': say(
    'breaking',
    'breaking',
    'A body has to be sent that could be left out, or was not there.',
  ),
  'request.body.optional': say(
    'compatible',
    'breaking',
    'A body may be left out that had to be sent.',
  ),
  'request.body.removed': say(
    'warning',
    'breaking',
    'A request has no body any more: callers that send one are no longer heard.',
  ),
  'request.media-type.removed': say(
    'breaking',
    'breaking',
    'A request may not have a media type any more.',
  ),
  'request.media-type.added': say(
    'compatible',
    'breaking',
    'A request may have one more media type.',
  ),
  'request.encoding.changed': say(
    'breaking',
    'breaking',
    'A part of a form is written in another way (encoding).',
  ),
  'request.member.added': say(
    'compatible',
    'breaking',
    'There is a new member that may be left out of a request, and that a service has to read.',
  ),
  'request.member.removed': say(
    'warning',
    'breaking',
    'A member of a request is gone: callers that send it are no longer heard.',
  ),
  'request.default.changed': say(
    'warning',
    'warning',
    'A member or parameter that is left out counts as another value (default).',
  ),
  'request.read-only.changed': say(
    'warning',
    'warning',
    'A member of a request became read-only, or ceased to be.',
  ),
  'response.status.removed': say(
    'breaking',
    'breaking',
    'A status of success is gone, for which callers wait.',
  ),
  'response.status.narrowed': say(
    'compatible',
    'breaking',
    'Of a range of statuses of success, only some are left.',
  ),
  'response.status.added': say(
    'breaking',
    'compatible',
    'An answer may have a new status below 400.',
  ),
  'response.error-status.removed': say(
    'warning',
    'breaking',
    'A status of failure is gone; a service may still answer with it.',
  ),
  'response.error-status.added': say(
    'warning',
    'compatible',
    'An answer may have a new status of failure, which callers take for the x00 of its class (RFC 9110, section 15).',
  ),
  'response.body.removed': say('breaking', 'breaking', 'An answer has no body any more.'),
  'response.body.added': say('compatible', 'breaking', 'An answer has a body that had none.'),
  'response.media-type.removed': say(
    'breaking',
    'breaking',
    'An answer no longer has a media type that callers ask for.',
  ),
  'response.media-type.added': say(
    'warning',
    'warning',
    'An answer may have one more media type, if the caller does not say which it takes.',
  ),
  'response.header.removed': say(
    'breaking',
    'compatible',
    'A header is gone that was always there.',
  ),
  'response.header.removed-optional': say(
    'warning',
    'compatible',
    'A header is gone that came sometimes.',
  ),
  'response.header.added': say(
    'compatible',
    'compatible',
    'There is a new header that may be left out.',
  ),
  'response.header.required': say(
    'compatible',
    'breaking',
    'A header is always there that could be left out, or was not there.',
  ),
  'response.header.optional': say('breaking', 'compatible', 'A header is no longer guaranteed.'),
  'response.header.serialization': say(
    'breaking',
    'breaking',
    'A header is written in another way (explode, content).',
  ),
  'response.member.added': say(
    'compatible',
    'compatible',
    'There is a new member that may be left out of an answer.',
  ),
  'response.member.allowed': say(
    'breaking',
    'compatible',
    'An answer may have a new member, where no other members were allowed.',
  ),
  'response.member.removed': say(
    'breaking',
    'compatible',
    'A member of an answer is gone that was always there.',
  ),
  'response.member.removed-optional': say(
    'warning',
    'compatible',
    'A member of an answer is gone that came sometimes.',
  ),
  'response.member.exposed': say(
    'breaking',
    'compatible',
    'A member that was only sent (writeOnly) may come back.',
  ),
  'response.member.withheld': say(
    'breaking',
    'breaking',
    'A member of an answer does not come back any more (writeOnly).',
  ),
  'pact.refused': say(
    'breaking',
    'compatible',
    'What a client of the old contract relies on does not hold with the new description.',
  ),
} as const satisfies Record<string, Meaning>;

/** Id of a change of a schema, without its direction. */
export type SchemaChangeId = keyof typeof OF_SCHEMAS;

/** Id of a change. */
export type ChangeId = `${'request' | 'response'}.${SchemaChangeId}` | keyof typeof OTHERS;

/** Every id that a change may have, with its meaning, in the order of the alphabet. */
export const MEANINGS: ReadonlyMap<ChangeId, Meaning> = new Map(
  [...schemaMeanings(), ...(Object.entries(OTHERS) as [ChangeId, Meaning][])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  ),
);

/** The meaning of an id. */
export function meaningOf(id: ChangeId): Meaning {
  return MEANINGS.get(id) as Meaning;
}

function schemaMeanings(): [ChangeId, Meaning][] {
  return (['request', 'response'] as const).flatMap((direction) =>
    Object.entries(OF_SCHEMAS).map(([name, [relation, clause]]): [ChangeId, Meaning] => [
      `${direction}.${name as SchemaChangeId}`,
      {
        sentence: `${direction === 'request' ? 'A request, or a part of one,' : 'An answer, or a part of one,'} ${clause}.`,
        levels: BY_RELATION[direction][relation],
      },
    ]),
  );
}

function say(callers: Level, implementers: Level, sentence: string): Meaning {
  return { sentence, levels: levels(callers, implementers) };
}

function levels(callers: Level, implementers: Level): Levels {
  return { callers, implementers };
}
