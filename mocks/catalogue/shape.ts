import { isObject, type Json, type JsonObject, member, resolve } from '../../spec/lib/pointer.ts';

/**
 * What a description says of one place in a body, all schemas that can apply there taken together:
 * through `$ref`, `allOf`, `anyOf`, `oneOf`, `if`, `then`, `else` and `dependentSchemas`.
 */
export interface Shape {
  /** Whether the value must be neither kept nor shown: `writeOnly` for one of the schemas, or not described. */
  readonly secret: boolean;
  /** Whether a text, a number, a boolean or null is described here. */
  readonly scalar: boolean;
  /** Names of the described members, in the order of the description. */
  readonly names: readonly string[];
  /** Whether members of other names are described too: by `patternProperties` or a schema in `additionalProperties`. */
  readonly open: boolean;
  /** The shape of a member; undefined where it is not described. */
  member(name: string): Shape | undefined;
  /** The shape of an item; undefined where items are not described. */
  readonly item: Shape | undefined;
}

/**
 * Reads the shape of bodies. Whatever can't be resolved counts as secret: deny by default.
 * @param pointers the schemas that describe the body; none describes nothing
 * @param denials further schemas, whose `writeOnly` counts but that describe nothing
 */
export function createShape(
  root: JsonObject,
  pointers: readonly (string | undefined)[],
  denials: readonly (string | undefined)[] = [],
): Shape {
  const known = new Map<string, Shape>();
  const ids = new Map<Json, number>();
  return shapeOf(nodesAt(pointers), nodesAt(denials));

  function nodesAt(list: readonly (string | undefined)[]): Json[] {
    return list.filter((pointer) => pointer !== undefined).map((pointer) => ({ $ref: pointer }));
  }

  function shapeOf(described: readonly Json[], denied: readonly Json[]): Shape {
    const schemas = closure(described);
    const others = closure(denied);
    const key = `${keyOf(schemas)}/${keyOf(others)}`;
    const found = known.get(key);
    if (found) return found;
    const shape = createLazyShape(schemas, others, shapeOf);
    known.set(key, shape);
    return shape;
  }

  /** Each place by a number, since a schema that holds itself would be read without end. */
  function keyOf(schemas: ReadonlySet<Json>): string {
    return [...schemas].map((schema) => idOf(schema)).join();
  }

  function idOf(schema: Json): number {
    const id = ids.get(schema) ?? ids.size;
    ids.set(schema, id);
    return id;
  }

  /** The schemas, and all that they apply at the same place. */
  function closure(schemas: readonly Json[]): Set<Json> {
    const all = new Set<Json>();
    const visit = (schema: Json | undefined) => {
      if (schema === undefined || all.has(schema)) return;
      all.add(schema);
      if (isObject(schema)) for (const inner of appliedBy(root, schema)) visit(inner);
    };
    schemas.forEach(visit);
    return all;
  }
}

type ShapeOf = (described: readonly Json[], denied: readonly Json[]) => Shape;

function createLazyShape(
  schemas: ReadonlySet<Json>,
  denials: ReadonlySet<Json>,
  shapeOf: ShapeOf,
): Shape {
  const objects = [...schemas].filter(isObject);
  const rejections = [...denials].filter(isObject);
  const isDenied = (schema: Json) =>
    schema === UNRESOLVED || (isObject(schema) && schema.writeOnly === true);
  const names = [...new Set(objects.flatMap(({ properties }) => keysOf(properties)))].filter(
    (name) => name !== '__proto__',
  );
  const members = new Map<string, Shape>();
  const items = objects.flatMap(itemsOf);
  let item: Shape | undefined;
  return {
    secret: schemas.size === 0 || [...schemas, ...denials].some(isDenied),
    scalar: isScalar(objects, names.length > 0 || items.length > 0),
    names,
    open: objects.some(
      (schema) => isObject(schema.additionalProperties) || isObject(schema.patternProperties),
    ),
    member(name) {
      const known = members.get(name);
      if (known) return known;
      const described = membersNamed(objects, name);
      if (described.length === 0) return undefined;
      const found = shapeOf(described, membersNamed(rejections, name));
      // All other names are the sender's, of whom there may be many.
      if (names.includes(name)) members.set(name, found);
      return found;
    },
    get item() {
      if (items.length > 0) item ??= shapeOf(items, rejections.flatMap(itemsOf));
      return item;
    },
  };
}

/** Stands for a reference that leads nowhere. */
const UNRESOLVED: Json = [];

function appliedBy(root: JsonObject, schema: JsonObject): (Json | undefined)[] {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, dependentSchemas } = schema;
  return [
    ...(typeof $ref === 'string' ? [resolved(root, $ref)] : []),
    ...($dynamicRef === undefined ? [] : [UNRESOLVED]),
    ...[allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : [])),
    ...['if', 'then', 'else'].map((keyword) => schema[keyword]),
    ...(isObject(dependentSchemas) ? Object.values(dependentSchemas) : []),
  ];
}

function resolved(root: JsonObject, ref: string): Json {
  if (!ref.startsWith('#/')) return UNRESOLVED;
  try {
    // Siblings of a reference on the way count too, so one step at a time.
    const at = ref.lastIndexOf('/');
    const parent = resolve(root, ref.slice(0, at)).value;
    return member(parent, lastToken(ref)) ?? UNRESOLVED;
  } catch {
    return UNRESOLVED;
  }
}

function lastToken(ref: string): string {
  const token = ref.slice(ref.lastIndexOf('/') + 1);
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The schemas of a member in some schemas of its object (JSON Schema Core, section 10.3.2). */
function membersNamed(schemas: readonly JsonObject[], name: string): Json[] {
  return schemas.flatMap(({ properties, patternProperties, additionalProperties }) => {
    const own = isObject(properties) ? member(properties, name) : undefined;
    const matching = keysOf(patternProperties)
      .filter((pattern) => new RegExp(pattern, 'u').test(name))
      .map((pattern) => (patternProperties as JsonObject)[pattern] as Json);
    const found = own === undefined ? matching : [own, ...matching];
    if (found.length > 0) return found;
    return isObject(additionalProperties) ? [additionalProperties] : [];
  });
}

function itemsOf({ items, prefixItems, contains }: JsonObject): Json[] {
  return [items, contains, ...(Array.isArray(prefixItems) ? prefixItems : [])].filter(isObject);
}

function isScalar(schemas: readonly JsonObject[], isStructured: boolean): boolean {
  const types = schemas.flatMap(({ type }) => type ?? []);
  if (types.length === 0) return !isStructured;
  return types.some((type) => type !== 'object' && type !== 'array');
}

function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
