import { formatPointer, type Json } from '../../spec/description.ts';

type Node = { readonly [member: string]: Json };

/** What each place of a description says: JSON pointer → value; `true` where being there is all. */
export type Said = Map<string, Json>;

/** Keywords that explain or name, and demand nothing. Every other one is a claim, known or not. */
const EXPLAINS = new Set(
  'openapi info tags title summary description operationId example examples'.split(' '),
);

/** Keywords whose members are names, so that a member called `description` is no explanation. */
const NAMED = new Set(
  `properties patternProperties dependentSchemas $defs schemas parameters headers responses content
  securitySchemes requestBodies callbacks links variables paths webhooks pathItems`.split(/\s+/),
);

/** Everything that a description demands or offers, down to the codes of its errors. */
export function claimsOf(root: Node): Said {
  const said: Said = new Map();
  const errors = errorsOf(root);
  claim(root, []);
  return said;

  function claim(value: Json, at: string[]): void {
    const members = membersOf(value, at);
    if (!members) {
      said.set(formatPointer(at), value);
      return;
    }
    for (const [name, member] of members) {
      const place = [...at, name];
      if (name === 'examples') claimErrors(member, place);
      if (EXPLAINS.has(name) && !hasNames(at)) continue;
      if (isCounted(at)) said.set(formatPointer(place), true);
      claim(member, place);
    }
  }

  /** Of the examples, what they say of errors: which answer has which code and text. */
  function claimErrors(examples: Json, at: string[]): void {
    for (const [key, example] of Object.entries(examples as Node)) {
      const { $ref } = example as { $ref?: string };
      const error = errors.get(key);
      if (!error) continue;
      if ($ref !== undefined) said.set(formatPointer([...at, key, '$ref']), $ref);
      else
        for (const member of ['error_code', 'error_msg'])
          said.set(formatPointer([...at, key, 'value', member]), error[member] ?? null);
    }
  }
}

/** What a part consists of; nothing when the part is a claim itself, such as a limit or an enumeration. */
function membersOf(value: Json, at: string[]): [string, Json][] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) {
    const members = Object.entries(value);
    return members.length > 0 ? members : undefined;
  }
  if (at.at(-1) === 'required' && !hasNames(at.slice(0, -1)))
    return value.map((name) => [String(name), true]);
  const hasParts = value.length > 0 && value.every((part) => typeof part === 'object');
  return hasParts ? value.map((part, index) => [String(index), part]) : undefined;
}

function hasNames(at: string[]): boolean {
  return NAMED.has(at.at(-1) ?? '') && !NAMED.has(at.at(-2) ?? '');
}

/** Whether being there says something: an answer, a body, or a member, unless a branch only refines it. */
function isCounted(at: string[]): boolean {
  if (!hasNames(at)) return false;
  const kind = at.at(-1);
  return at[0] === 'paths'
    ? kind === 'responses' || kind === 'content'
    : kind === 'properties' && !at.includes('allOf');
}

function errorsOf(root: Node): Map<string, Node> {
  const { examples = {} } = (root['components'] ?? {}) as {
    examples?: Record<string, { value: Node }>;
  };
  const values = Object.entries(examples).map(([key, { value }]) => [key, value] as const);
  return new Map(values.filter(([, value]) => 'error_code' in value));
}
