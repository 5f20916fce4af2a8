import type { PlayedOperation } from './operation.ts';

/** Where a request leads. */
export interface Match {
  readonly operation: PlayedOperation;
  /** Values of the path parameters, by name. */
  readonly parameters: { readonly [name: string]: string };
  /** Query as it was sent, without its question mark. */
  readonly query: string;
}

/** Finds the operation of a method and a request target; undefined where there is none. */
export type Route = (method: string, target: string) => Match | undefined;

/** Longest value of a path parameter in characters, as Fastify has it. */
const PARAMETER_LIMIT = 100;

/** A value of a path parameter that needs no decoding. */
const PLAIN_VALUE = `([^/?#%]{0,${PARAMETER_LIMIT}})`;

interface Candidate {
  readonly operation: PlayedOperation;
  readonly names: readonly string[];
  /** Matches a target without query and encoding, which nearly all are. */
  readonly plain: RegExp;
  readonly segments: readonly RegExp[];
}

/** Gives a function that routes requests; what stands in a path as it is goes before a parameter. */
export function createRouter(operations: readonly PlayedOperation[]): Route {
  const byMethod = new Map<string, Candidate[]>();
  for (const operation of operations) {
    const { method } = operation.operation;
    const candidates = [...(byMethod.get(method) ?? []), candidateOf(operation)];
    byMethod.set(
      method,
      candidates.sort((a, b) => a.names.length - b.names.length),
    );
  }
  return (method, target) => {
    const candidates = byMethod.get(method);
    if (!candidates) return undefined;
    for (const { plain, names, operation } of candidates) {
      const values = plain.exec(target);
      if (values) return { operation, parameters: parametersOf(names, values), query: '' };
    }
    return routeAny(candidates, target);
  };
}

/** Routes a target of any form: absolute, with a query, percent-encoded (RFC 3986). */
function routeAny(candidates: readonly Candidate[], target: string): Match | undefined {
  const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(withoutOrigin(target)) ?? [];
  const segments = decode(path.split('/').slice(1));
  if (!segments) return undefined;
  for (const { operation, segments: patterns, names } of candidates) {
    if (patterns.length !== segments.length) continue;
    const values = segments.map((segment, index) => patterns[index]?.exec(segment));
    if (!values.every((value) => value)) continue;
    const found = ['', ...values.flatMap((value) => value?.slice(1) ?? [])];
    return { operation, parameters: parametersOf(names, found), query };
  }
  return undefined;
}

/** RFC 9112, section 3.2.2: a server accepts the absolute form too. */
function withoutOrigin(target: string): string {
  return target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/]*/, '');
}

function decode(segments: readonly string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function parametersOf(names: readonly string[], values: readonly string[]): Match['parameters'] {
  const parameters: { [name: string]: string } = {};
  for (let i = 0; i < names.length; i++) parameters[names[i] ?? ''] = values[i + 1] ?? '';
  return parameters;
}

const PARAMETER = /\{([^{}]+)\}/;

function candidateOf(operation: PlayedOperation): Candidate {
  const { path } = operation.operation;
  return {
    operation,
    names: [...path.matchAll(new RegExp(PARAMETER, 'g'))].map(([, name = '']) => name),
    plain: pattern(path, PLAIN_VALUE),
    segments: path
      .split('/')
      .slice(1)
      .map((segment) => pattern(segment, `([^]{0,${PARAMETER_LIMIT}})`)),
  };
}

/** A pattern for a template, in which every parameter matches `value`. */
function pattern(template: string, value: string): RegExp {
  // Of the pieces, each second one is the name of a parameter.
  const pieces = template
    .split(PARAMETER)
    .map((piece, index) => (index % 2 ? value : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${pieces.join('')}$`);
}
