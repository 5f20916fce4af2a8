import { formatPointer, type Json } from '../../spec/description.ts';

type Node = { readonly [member: string]: Json };

/** What each place of a description says: JSON pointer → value; `true` where being there is all. */
export type Said = Map<string, Json>;

/** Keywords that explain, and demand nothing. */
const ANNOTATIONS = ['title', 'description', 'examples'];

/** Everything that a description demands or offers: members, keywords, parameters, answers, credentials. */
export function claimsOf(root: Node): Said {
  const said: Said = new Map();
  const { schemas, parameters, securitySchemes, responses } = root['components'] as Record<
    string,
    Node
  >;
  for (const [name, schema] of Object.entries(schemas ?? {}))
    claimSchema(schema, ['components', 'schemas', name], said);
  for (const [name, parameter] of Object.entries(parameters ?? {}))
    claimParameter(parameter as Node, ['components', 'parameters', name], said);
  for (const [name, scheme] of Object.entries(securitySchemes ?? {}))
    said.set(
      formatPointer(['components', 'securitySchemes', name]),
      (scheme as Node)['name'] ?? null,
    );
  said.set(
    '#/security',
    (root['security'] as Node[]).flatMap((requirement) => Object.keys(requirement)),
  );
  for (const [path, item] of Object.entries(root['paths'] as Node))
    for (const [method, operation] of Object.entries(item as Node))
      claimOperation(operation as Node, {
        at: ['paths', path, method],
        said,
        shared: responses ?? {},
      });
  return said;
}

function claimOperation(
  operation: Node,
  { at, said, shared }: { at: string[]; said: Said; shared: Node },
): void {
  const body = operation['requestBody'] as Node;
  said.set(formatPointer([...at, 'requestBody', 'required']), body['required'] ?? false);
  claimContent(body, [...at, 'requestBody'], said);
  for (const [status, response] of Object.entries(operation['responses'] as Node)) {
    const place = [...at, 'responses', status];
    const ref = (response as Node)['$ref'];
    said.set(formatPointer(place), true);
    claimContent(
      (ref ? shared[String(ref).split('/').at(-1) ?? ''] : response) as Node,
      place,
      said,
    );
  }
}

function claimContent(body: Node, at: string[], said: Said): void {
  for (const [type, media] of Object.entries(body['content'] as Node)) {
    said.set(formatPointer([...at, 'content', type]), true);
    claimSchema((media as Node)['schema'] ?? true, [...at, 'content', type, 'schema'], said);
  }
}

function claimParameter(parameter: Node, at: string[], said: Said): void {
  said.set(formatPointer(at), `${String(parameter['in'])} ${String(parameter['name'])}`);
  said.set(formatPointer([...at, 'required']), parameter['required'] ?? false);
  claimSchema(parameter['schema'] ?? true, [...at, 'schema'], said);
}

function claimSchema(schema: Json, at: string[], said: Said): void {
  for (const [keyword, value] of Object.entries(schema as Node)) {
    if (ANNOTATIONS.includes(keyword)) continue;
    if (keyword === 'required')
      for (const name of value as string[]) said.set(formatPointer([...at, keyword, name]), true);
    else if (keyword === 'properties') claimMembers(value as Node, [...at, keyword], said);
    else if (keyword === 'allOf')
      (value as Json[]).forEach((part, i) => claimSchema(part, [...at, keyword, String(i)], said));
    else if (['if', 'then', 'else', 'items', 'not'].includes(keyword))
      claimSchema(value, [...at, keyword], said);
    else said.set(formatPointer([...at, keyword]), value);
  }
}

/** A member of a branch only refines one that is there. */
function claimMembers(members: Node, at: string[], said: Said): void {
  for (const [name, schema] of Object.entries(members)) {
    if (!at.includes('allOf')) said.set(formatPointer([...at, name]), true);
    claimSchema(schema, [...at, name], said);
  }
}
