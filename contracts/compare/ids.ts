import type { Direction, Level, Levels, Relation } from './levels.ts';

/** What an id stands for. */
export interface Meaning {
  /** One sentence for people. */
  readonly sentence: string;
  readonly levels: Levels;
}

/**
 * What a relation means, by the set of values. A caller sends what the old request allows, and understands what the old
 * response documents: the new request has to allow as much, the new response no more. A service has to accept each valid
 * request and to reject each invalid one, and responds as the old description says: the request has to stay what it
 * was, and the new response has to allow as much.
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
} as const satisfies Record<Direction, Record<Relation, Levels>>;

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

/** Changes whose meaning no set of values tells, by what they mean for callers and for implementers. */
const OTHERS = {
  ...means('breaking', 'breaking', {
    'security.tightened': 'A credential that was enough is not any more.',
    'request.parameter.required':
      'A parameter has to be sent that could be left out, or was not there.',
    'request.parameter.serialization':
      'A parameter is written in another way (style, explode, content).',
    'request.body.required': 'A body has to be sent that could be left out, or was not there.',
    'request.media-type.removed': 'A request may not have a media type any more.',
    'request.encoding.changed': 'A part of a form is written in another way (encoding).',
    'response.status.removed': 'A status of success is gone, for which callers wait.',
    'response.body.removed': 'A response has no body any more.',
    'response.media-type.removed': 'A response no longer has a media type that callers ask for.',
    'response.header.serialization': 'A header is written in another way (explode, content).',
    'response.member.withheld': 'A member of a response does not come back any more (writeOnly).',
  }),
  ...means('breaking', 'compatible', {
    'operation.removed': 'An operation is gone.',
    'response.status.added': 'A response may have a new status below 400.',
    'response.header.removed': 'A header is gone that was always there.',
    'response.header.optional': 'A header is no longer guaranteed.',
    'response.member.allowed':
      'A response may have a new member, where no other members were allowed.',
    'response.member.removed': 'A member of a response is gone that was always there.',
    'response.member.exposed': 'A member that was only sent (writeOnly) may come back.',
    'pact.refused':
      'What a client of the old contract relies on does not hold with the new description.',
  }),
  ...means('warning', 'breaking', {
    'request.parameter.removed': 'A parameter is gone: callers that send it are no longer heard.',
    'request.body.removed':
      'A request has no body any more: callers that send one are no longer heard.',
    'request.member.removed':
      'A member of a request is gone: callers that send it are no longer heard.',
    'response.error-status.removed':
      'A status of failure is gone; a service may still respond with it.',
  }),
  ...means('warning', 'warning', {
    'request.default.changed':
      'A member or parameter that is left out counts as another value (default).',
    'request.read-only.changed': 'A member of a request became read-only, or ceased to be.',
    'response.media-type.added':
      'A response may have one more media type, if the caller does not say which it takes.',
  }),
  ...means('warning', 'compatible', {
    'operation.id.changed': 'An operation has another id, by which generated code calls it.',
    'server.removed': 'A base URL is gone.',
    'response.error-status.added':
      'A response may have a new status of failure, which callers take for the x00 of its class (RFC 9110, section 15).',
    'response.header.removed-optional': 'A header is gone that came sometimes.',
    'response.member.removed-optional': 'A member of a response is gone that came sometimes.',
  }),
  ...means('compatible', 'breaking', {
    'operation.added': 'There is a new operation, which a service has to offer.',
    'security.loosened': 'A credential is enough that was not.',
    'request.parameter.added': 'There is a new parameter that may be left out.',
    'request.parameter.optional': 'A parameter may be left out that had to be sent.',
    'request.body.added': 'There is a new body that may be left out.',
    'request.body.optional': 'A body may be left out that had to be sent.',
    'request.media-type.added': 'A request may have one more media type.',
    'request.member.added':
      'There is a new member that may be left out of a request, and that a service has to read.',
    'response.status.narrowed': 'Of a range of statuses of success, only some are left.',
    'response.body.added': 'A response has a body that had none.',
    'response.header.required':
      'A header is always there that could be left out, or was not there.',
  }),
  ...means('compatible', 'compatible', {
    'operation.deprecated': 'An operation is deprecated, and may go later.',
    'server.added': 'There is one more base URL.',
    'response.header.added': 'There is a new header that may be left out.',
    'response.member.added': 'There is a new member that may be left out of a response.',
  }),
};

/** Id of a change of a schema, without its direction. */
export type SchemaChangeId = keyof typeof OF_SCHEMAS;

/** Id of a change. */
export type ChangeId = `${Direction}.${SchemaChangeId}` | keyof typeof OTHERS;

/** Every id that a change may have, with its meaning, in the order of the alphabet. */
export const MEANINGS: ReadonlyMap<ChangeId, Meaning> = new Map(
  Object.entries({ ...ofSchemas('request'), ...ofSchemas('response'), ...OTHERS }).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  ) as [ChangeId, Meaning][],
);

/** The meaning of an id. */
export function meaningOf(id: ChangeId): Meaning {
  return MEANINGS.get(id) as Meaning;
}

function ofSchemas(direction: Direction): Record<string, Meaning> {
  const subject = `A ${direction}, or a part of one,`;
  const meanings = Object.entries(OF_SCHEMAS).map(([name, [relation, clause]]) => [
    `${direction}.${name}`,
    { sentence: `${subject} ${clause}.`, levels: BY_RELATION[direction][relation] },
  ]);
  return Object.fromEntries(meanings) as Record<string, Meaning>;
}

function means<Id extends string>(
  callers: Level,
  implementers: Level,
  sentences: Readonly<Record<Id, string>>,
): Record<Id, Meaning> {
  const entries = Object.entries<string>(sentences).map(([id, sentence]) => [
    id,
    { sentence, levels: levels(callers, implementers) },
  ]);
  return Object.fromEntries(entries) as Record<Id, Meaning>;
}

function levels(callers: Level, implementers: Level): Levels {
  return { callers, implementers };
}
