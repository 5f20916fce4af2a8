import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import { canonical, child, items, type Node, placeOf, rawChild } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operation.ts';

/** One way to be let in: everything that has to be shown for it. */
interface Alternative {
  readonly node: Node;
  /** Each credential or scope, by what it is, not by its name. */
  readonly needs: ReadonlySet<string>;
  readonly name: string;
}

/** Compares what has to be shown to be let in: one of several alternatives, each of several credentials. */
export function compareSecurity(pair: Pair<Operation>, context: Context): void {
  const all = mapPair(pair, alternativesOf);
  const about = { where: `${pair.new.name}, security`, context };
  for (const old of all.old) {
    if (all.new.some((now) => suffices(old, now))) continue;
    const message = `${nameIn(old, all.new)} was enough, is not any more: ${listOf(all.new, old)} is.`;
    const at = { old: old.node, new: all.new[0]?.node ?? pair.new.node };
    tell(about, 'security.tightened', { message, at });
  }
  for (const now of all.new) {
    if (all.old.some((old) => suffices(now, old))) continue;
    const message = `${nameIn(now, all.old)} was not enough, is now: before, ${listOf(all.old, now)} was.`;
    const at = { old: all.old[0]?.node ?? pair.old.node, new: now.node };
    tell(about, 'security.loosened', { message, at });
  }
}

function alternativesOf({ node, root }: Operation): Alternative[] {
  const list = rawChild(node, 'security') ?? rawChild(root, 'security');
  const found = items(list).flatMap((alternative) => toAlternatives(alternative, root));
  return found.length > 0
    ? found
    : [{ node: list ?? node, needs: new Set(), name: 'no credential' }];
}

/** One alternative for each flow of OAuth, since a token of any of them is enough. */
function toAlternatives(node: Node, root: Node): Alternative[] {
  const schemes = Object.entries(isObject(node.value) ? node.value : {});
  const ways = schemes.reduce<string[][]>(
    (all, [name, scopes]) =>
      schemesOf(name, { node, root }).flatMap((scheme) => {
        const list = Array.isArray(scopes) ? scopes : [];
        const needs = [scheme, ...list.map((scope) => `${scheme} ${String(scope)}`)];
        return all.map((way) => [...way, ...needs]);
      }),
    [[]],
  );
  const names = schemes.map(([name, scopes]) =>
    Array.isArray(scopes) && scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name,
  );
  const name = names.join(' with ') || 'no credential';
  return ways.map((needs) => ({ node, needs: new Set(needs), name }));
}

/** What a security scheme is, without its words for people; each flow apart. */
function schemesOf(name: string, { node, root }: { node: Node; root: Node }): string[] {
  const scheme = child(root, 'components', 'securitySchemes', name);
  if (!scheme) {
    const { file, line } = placeOf(node);
    throw new Error(
      `Failed to compare ${file}:${line}: no security scheme is called ${JSON.stringify(name)}. Add it to components/securitySchemes.`,
    );
  }
  const said = withoutWords(scheme.value);
  if (!isObject(said) || !isObject(said.flows)) return [canonical(said)];
  return Object.entries(said.flows).map(([flow, value]) =>
    canonical({ ...said, flows: { [flow]: value } }),
  );
}

function withoutWords(scheme: Json): Json {
  if (!isObject(scheme)) return scheme;
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

function listOf(alternatives: readonly Alternative[], other: Alternative): string {
  return alternatives.map((one) => nameIn(one, [other])).join(' or ');
}

/** The name of an alternative; where others are called the same, what it is, but for scopes. */
function nameIn({ name, needs }: Alternative, others: readonly Alternative[]): string {
  const isClear = others.every((other) => other.name !== name);
  const schemes = [...needs].filter((need) => need.endsWith('}'));
  return isClear ? name : `${name} as ${schemes.join(' with ')}`;
}
