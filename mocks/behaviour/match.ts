/** What a scenario sees of a request. */
export interface MatchedRequest {
  readonly method: string;
  /** Path as it was sent; a query is passed over. */
  readonly path: string;
  /** JSON body; undefined where there was none, or none to read. */
  readonly body: unknown;
}

/** What a rule wants of a request, as the file has it. */
export interface Match {
  readonly method?: string;
  readonly path?: string;
  readonly body?: { readonly [path: string]: Expected };
}

/** A plain value, which a member equals, or what else is wanted of it. */
type Expected = string | number | boolean | null | Matcher;

interface Matcher {
  readonly matches?: string;
  readonly exists?: boolean;
}

/** Whether something is as wanted. */
type Test<Value> = (value: Value) => boolean;

/** Gives a test of requests; every part that the rule names must hold. */
export function createMatch({ method, path, body = {} }: Match): Test<MatchedRequest> {
  const pattern = path === undefined ? undefined : pathPattern(path);
  const members = Object.entries(body).map(([member, expected]) => memberTest(member, expected));
  return (request) =>
    (method === undefined || method === request.method) &&
    (pattern === undefined || pattern.test(request.path.split('?', 1)[0] ?? '')) &&
    members.every((test) => test(request.body));
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
}

function memberTest(path: string, expected: Expected): Test<unknown> {
  const tokens = path.split(/[.[\]]+/).filter((token) => token !== '');
  const test = valueTest(expected);
  return (body) => test(memberAt(body, tokens));
}

function memberAt(body: unknown, tokens: readonly string[]): unknown {
  let value = body;
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token))
      return undefined;
    value = (value as { readonly [member: string]: unknown })[token];
  }
  return value;
}

function valueTest(expected: Expected): Test<unknown> {
  // YAML reads `3306` as a number, where the API has ports as text.
  if (typeof expected === 'number') {
    return (value) => value === expected || value === String(expected);
  }
  if (typeof expected !== 'object' || expected === null) return (value) => value === expected;
  const { matches, exists } = expected;
  const pattern = matches === undefined ? undefined : new RegExp(matches, 'u');
  return (value) =>
    (exists === undefined || exists === (value !== undefined)) &&
    (pattern === undefined || (isText(value) && pattern.test(String(value))));
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
