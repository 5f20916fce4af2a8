import { parsePointer } from '../../../spec/description.ts';
import { at, type JsonObject, list, OPERATION, operationOf, OWN } from './in-memory.ts';
import type { Mutation } from './mutation.ts';

type Change = (operation: JsonObject, root: JsonObject) => void;

const OTHER_PATH = OPERATION.path.replace(/^\/[^/]*/, '/other');
const OTHER_SERVER = { url: 'https://other.example.com' };
const SUCCESS = String(OPERATION.success[0]);

/** Changes of the operation, by what they mean for callers and for implementers. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'breaking breaking': {
    'the path called otherwise': (o, root) => void (root.paths = { [OTHER_PATH]: { post: o } }),
    'a mandatory parameter': (_, root) => void (parameter(root, 'header').required = true),
    'one more mandatory parameter': (o) => addTo(o, 'parameters', query({ required: true })),
    'a shorter parameter': (_, root) => void (schemaOf(root, 'path').maxLength = 32),
    'one credential less': (_, root) => void (root.security = list(root.security).slice(1)),
    'both credentials at once': (_, root) =>
      void (root.security = [Object.assign({}, ...list(root.security)) as JsonObject]),
    'another media type': (o) => swap(o.requestBody as JsonObject, 'text/json'),
    'no body of a response': (o) => void delete response(o).content,
  },
  'breaking compatible': {
    'the operation gone': (_, root) => void (root.paths = {}),
    'one more success': (o) => void (responses(o)['202'] = { description: 'Later.' }),
  },
  'warning breaking': {
    'no parameter': (o) => void (o.parameters = list(o.parameters).slice(0, 1)),
  },
  'warning warning': {
    'another default': (_, root) => void (schemaOf(root, 'header').default = 'zh-cn'),
    'one more media type of a response': (o) => more(response(o), 'text/json'),
  },
  'warning compatible': {
    'one more failure': (o) => void (responses(o)['409'] = { description: 'Taken.' }),
    'another base URL': (_, root) => void (root.servers = [OTHER_SERVER]),
    'another id': (o) => void (o.operationId = 'makeAnother'),
  },
  'compatible breaking': {
    'one more operation': (o, root) => void ((root.paths as JsonObject)[OTHER_PATH] = { post: o }),
    'the body optional': (o) => void ((o.requestBody as JsonObject).required = false),
    'one more parameter': (o) => addTo(o, 'parameters', query({})),
    'no credential': (o) => void (o.security = []),
    'one more credential': (_, root) => addTo(root, 'security', {}),
    'one more media type': (o) => more(o.requestBody as JsonObject, 'text/json'),
    'a mandatory header of a response': (o) =>
      void (response(o).headers = { ETag: { required: true, schema: {} } }),
  },
  'compatible compatible': {
    'a header of a response': (o) => void (response(o).headers = { ETag: { schema: {} } }),
    'one more base URL': (_, root) => addTo(root, 'servers', OTHER_SERVER),
  },
};

/** Every mutation of the operation. */
export function operationMutations(): Mutation[] {
  const changes = Object.entries(CHANGES).flatMap(([levels, group]) =>
    Object.entries(group).map(([name, change]) => make(name, levels, change)),
  );
  const gone = Object.keys(responses(operationOf(OWN))).map((status) => {
    const levels = status === SUCCESS ? 'breaking breaking' : 'warning breaking';
    return make(`no ${status}`, levels, (o) => void delete responses(o)[status]);
  });
  return [...changes, ...gone];
}

function make(name: string, levels: string, change: Change): Mutation {
  const root: JsonObject = structuredClone(OWN);
  change(operationOf(root), root);
  return { kind: name, name, root, expected: { all: levels } };
}

function responses(operation: JsonObject): JsonObject {
  return operation.responses as JsonObject;
}

function response(operation: JsonObject): JsonObject {
  return responses(operation)[SUCCESS] as JsonObject;
}

/** The parameter of the operation at a place. */
function parameter(root: JsonObject, place: 'path' | 'header'): JsonObject {
  const found = OPERATION.parameters.find((one) => one.in === place);
  return at(root, parsePointer(found?.pointer ?? ''));
}

function schemaOf(root: JsonObject, place: 'path' | 'header'): JsonObject {
  return parameter(root, place).schema as JsonObject;
}

function query(more: JsonObject): JsonObject {
  return { name: 'dry', in: 'query', schema: {}, ...more };
}

function addTo(holder: JsonObject, name: string, item: JsonObject): void {
  holder[name] = [...list(holder[name]), item];
}

function swap(body: JsonObject, type: string): void {
  const [content] = Object.values(body.content as JsonObject);
  body.content = { [type]: content ?? null };
}

function more(body: JsonObject, type: string): void {
  body.content = { ...(body.content as JsonObject), [type]: { schema: {} } };
}
