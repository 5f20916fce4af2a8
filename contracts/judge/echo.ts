import { formatPointer, type Json } from '../../spec/description.ts';
import type { Body } from '../../spec/schema/value-at.ts';
import { showValue } from '../findings/excerpt.ts';
import type { Problem } from '../findings/problem.ts';
import type { Model } from '../rules/model.ts';
import type { ProblemMaker } from './problem-maker.ts';
import { labelOf, nameOf, type Path, walk } from '../../spec/schema/walk.ts';

/** One difference between what was sent and what came back. */
export interface Difference {
  readonly kind: 'missing' | 'different' | 'added';
  readonly path: Path;
  readonly sent: Json | undefined;
  readonly received: Json | undefined;
}

/** Compares a resource with the request that created it, in all members that a response describes. */
export type CompareEcho = (sent: Body, received: Body) => Difference[];

/** A comparison that takes from the description which members come back; none where no resource is created. */
export function createEcho({ description, operation, resource }: Model): CompareEcho {
  if (resource?.roleOf(operation) !== 'create') return () => [];
  const [status] = operation.success;
  const schema = status === undefined ? undefined : operation.response(status)?.json?.schema;
  const sites = schema === undefined ? [] : walk(description, schema, nameOf(schema));
  const { assigned, mayAdd: others = [] } = resource;
  const added = new Set([assigned?.id?.member, assigned?.time?.member, ...others]);
  const returned = new Map<string, boolean>();
  for (const { path, parts } of sites) {
    const secret = parts.some(({ schema }) => schema.writeOnly === true);
    returned.set(keyOf(path), !secret);
  }
  return (sent, received) => compare(sent, received, []);

  function compare(sent: Json | undefined, received: Json | undefined, path: Path): Difference[] {
    if (isNothing(sent))
      return isNothing(received) || mayAdd(path) ? [] : [{ kind: 'added', path, sent, received }];
    if (isNothing(received)) {
      const hidden = isObject(sent) && members(sent, {}, path).length === 0;
      return hidden ? [] : [{ kind: 'missing', path, sent, received }];
    }
    if (Array.isArray(sent) && Array.isArray(received)) {
      if (sent.length !== received.length) return [{ kind: 'different', path, sent, received }];
      return sent.flatMap((item, index) => compare(item, received[index], [...path, index]));
    }
    if (isObject(sent) && isObject(received)) return members(sent, received, path);
    return sent === received ? [] : [{ kind: 'different', path, sent, received }];
  }

  /** Whether the service may give a member by itself. */
  function mayAdd(path: Path): boolean {
    return added.has(String(path.at(-1)));
  }

  function members(
    sent: { [name: string]: Json },
    received: { [name: string]: Json },
    path: Path,
  ): Difference[] {
    const names = new Set([...Object.keys(sent), ...Object.keys(received)]);
    return [...names]
      .filter((name) => isReturned([...path, name]))
      .flatMap((name) => compare(own(sent, name), own(received, name), [...path, name]));
  }

  /** Below the depth of the walk a schema holds itself, so the same members come back. */
  function isReturned(path: Path): boolean {
    const direct = returned.get(keyOf(path));
    if (direct !== undefined) return direct;
    const deep = path.findLastIndex((token) => typeof token === 'number');
    const above = path.slice(0, deep).findLastIndex((token) => typeof token === 'number');
    return above >= 0 && isReturned([...path.slice(0, above + 1), ...path.slice(deep + 1)]);
  }
}

/** Differences between a request and the resource that it created, as problems. */
export function echoProblems(
  differences: readonly Difference[],
  secrets: readonly string[],
  report: ProblemMaker,
): Problem[] {
  return differences.map((difference) => {
    const { kind, path, sent } = difference;
    const label = labelOf(path);
    const expected =
      kind === 'added' ? `no \`${label}\`` : `\`${label}\` ${showValue(sent, secrets)}`;
    return report(`response.echo.${kind}`, 'law.echo', {
      found: foundIn(difference, secrets),
      advice: 'Respond with what was sent, without its secrets.',
      expected,
      subject: subjectOf(difference),
    });
  });
}

function foundIn({ kind, path, sent, received }: Difference, secrets: readonly string[]): string {
  const label = `\`${labelOf(path)}\``;
  const shown = showValue(received, secrets);
  if (kind === 'missing') return `got a response without ${label}, which was sent`;
  if (kind === 'added') return `got ${label} ${shown}, which was not sent`;
  return `got ${label} ${shown} instead of ${showValue(sent, secrets)}`;
}

/** `name`: as the reader of a message sees a member. */
export function subjectOf({ path }: Difference): string {
  return labelOf(path.map((token) => (typeof token === 'number' ? 0 : token)));
}

function own(value: { [name: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What is left out, null or empty: the document does not tell these apart. */
function isNothing(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.values(value).every(isNothing))
  );
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(path: Path): string {
  return formatPointer(path.map((token) => (typeof token === 'number' ? 0 : token)));
}
