import type { SchemaError } from '../../../spec/generated/validators.js';
import type { Schema } from '../../../spec/schema/walk.ts';
import { ignoring } from '../changes.ts';
import { type Body, mapMember, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { ITEMS, type Member, REQUEST } from '../operation.ts';
import { FULL } from '../samples.ts';

/** A value that breaks one keyword and no other of the same member. */
type Break = (schema: Schema, value: string) => unknown;

const BREAKS: Readonly<Record<string, Break>> = {
  type: ({ type }) => WRONG_TYPE[String(type)],
  enum: () => 'no-such-value',
  minLength: ({ minLength }, value) => value.slice(0, Number(minLength) - 1),
  maxLength: ({ maxLength }) => 'x'.repeat(Number(maxLength) + 1),
  pattern: () => 'not/ok+%',
};

const WRONG_TYPE: Readonly<Record<string, unknown>> = {
  string: 12345,
  boolean: 'true',
  object: 'text',
  array: 'text',
};

/**
 * Each keyword of each member of the description ignored, at its place only. Of the optional members
 * of a shard only those count that have a rule beside their type.
 */
export const notEnforced = family('not enforced', REQUEST.flatMap(of));

function of(member: Member): MutationRow[] {
  const { schema, path } = member;
  const keywords = Object.keys(BREAKS).filter((keyword) => keyword in schema);
  const plain = !member.mandatory && schema.type === 'string' && keywords.length === 1;
  if (plain && path.includes('[')) return [];
  const rows = keywords.map((keyword) => ignoringKeyword(member, keyword));
  if (!member.mandatory) return rows;
  return [
    ...rows,
    {
      name: `accepts-no-${path}`,
      does: `Creates a connection without ${path}.`,
      against: `${member.holder}/required`,
      how: () =>
        ignoring(
          ({ keyword, params, instancePath }) =>
            keyword === 'required' && isAt(path, `${instancePath}/${params.missingProperty}`),
        ),
      probes: [{ body: withMember(FULL, path, undefined) }],
    },
  ];
}

function ignoringKeyword({ path, schema, pointer }: Member, keyword: string): MutationRow {
  const wrong = (value: unknown) => BREAKS[keyword]?.(schema, String(value));
  return {
    name: `ignores-${keyword}-of-${path}`,
    does: `Creates a connection whose ${path} breaks its ${keyword}.`,
    against: `${pointer}/${keyword}`,
    how: () => ignoring((error, body) => isAt(path, error.instancePath) && covers(error, body)),
    probes: [{ body: mapMember(FULL, path, wrong) }],
  };

  /** A value of the wrong type is outside an enumeration, too: who ignores the type lets it through. */
  function covers(error: SchemaError, body: Body): boolean {
    const keywords = keyword === 'type' ? ['type', 'enum'] : [keyword];
    const ofType = typeof valueAt(body, memberAt(error.instancePath)) === schema.type;
    return (
      keywords.some((each) => error.schemaPath === `${pointer}/${each}`) &&
      (keyword !== 'type' || !ofType)
    );
  }
}

/** Whether an error is at a member, or at the same one of another shard. */
function isAt(path: string, instancePath: string): boolean {
  const member = memberAt(instancePath);
  const inItem = member.startsWith(`${ITEMS}[`);
  return path === (inItem ? ITEMS + member.slice(ITEMS.length).replace(/^\[\d+\]/, '[0]') : member);
}

/** `/endpoint/source_sharding/0/ip` → `endpoint.source_sharding[0].ip`. */
function memberAt(instancePath: string): string {
  return instancePath
    .slice(1)
    .replaceAll('/', '.')
    .replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}
