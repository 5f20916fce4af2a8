import type { Json } from '../../../spec/description.ts';
import { canonical, child, isMap, items, type Node, placeOf, rawChild } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operations.ts';

/** One way to be let in: everything that has to be shown for it. */
interface Alternative {
  readonly node: Node;
  /** Each credential or scope, by what it is, not by its name. */
  readonly needs: ReadonlySet<string>;
  readonly name: string;
}

/** Compares what has to be shown to be let in: one of several alternatives, each of several credentials. */
export function compareSecurity(pair: Pair<Operation>, context: Context): void {
  const all = { old: alternativesOf(pair.old), new: alternativesOf(pair.new) };
  const where = `${pair.new.name}, security`;
  for (const old of all.old) {
    if (all.new.some((now) => suffices(old, now))) continue;
    const message = `${old.name} was enough, is not any more: ${listOf(all.new)} is.`;
    const at = { old: old.node, new: all.new[0]?.node ?? pair.new.node };
    tell(context, 'security.tightened', { where, message, at });
  }
  for (const now of all.new) {
    if (all.old.some((old) => suffices(now, old))) continue;
    const message = `${now.name} was not enough, is now: before, ${listOf(all.old)} was.`;
    const at = { old: all.old[0]?.node ?? pair.old.node, new: now.node };
    tell(context, 'security.loosened', { where, message, at });
  }
}

function alternativesOf({ node, root }: Operation): Alternative[] {
  const list = rawChild(node, 'security') ?? rawChild(root, 'security');
  const found = items(list).map((alternative) => toAlternative(alternative, root));
  return found.length > 0
    ? found
    : [{ node: list ?? node, needs: new Set(), name: 'no credential' }];
}

function toAlternative(node: Node, root: Node): Alternative {
  const schemes = Object.entries(isMap(node.value) ? node.value : {});
  const needs = schemes.flatMap(([name, scopes]) => {
    const scheme = schemeOf(name, { node, root });
    const list = Array.isArray(scopes) ? scopes : [];
    return [scheme, ...list.map((scope) => `${scheme} ${String(scope)}`)];
  });
  const names = schemes.map(([name, scopes]) =>
    Array.isArray(scopes) && scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name,
  );
  return { node, needs: new Set(needs), name: names.join(' with ') || 'no credential' };
}

/** What a security scheme is, without its words for people. */
function schemeOf(name: string, { node, root }: { node: Node; root: Node }): string {
  const scheme = child(root, 'components', 'securitySchemes', name);
  if (!scheme) {
    const { file, line } = placeOf(node);
    throw new Error(
      `Failed to compare ${file}:${line}: no security scheme is called ${JSON.stringify(name)}. Add it to components/securitySchemes.`,
    );
  }
  return canonical(withoutWords(scheme.value));
}

function withoutWords(scheme: Json): Json {
  if (!isMap(scheme)) return scheme;
  const kept = Object.entries(scheme)
    .filter(([name]) => !['description', 'bearerFormat', 'deprecated', 'scopes'].includes(name))
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, value]) => [name, spell(name, scheme, withoutWords(value))] as const);
  return Object.fromEntries(kept);
}

/** Names of headers and of HTTP schemes count in any case (RFC 9110, sections 5.1 and 11.1). */
function spell(name: string, scheme: { [name: string]: Json }, value: Json): Json {
  const free = (name === 'name' && scheme.in === 'header') || name === 'scheme';
  return free && typeof value === 'string' ? value.toLowerCase() : value;
}

/** Whether who shows what one alternative needs has shown what the other needs. */
function suffices(shown: Alternative, needed: Alternative): boolean {
  return [...needed.needs].every((need) => shown.needs.has(need));
}

function listOf(alternatives: readonly Alternative[]): string {
  return alternatives.map(({ name }) => name).join(' or ');
}
