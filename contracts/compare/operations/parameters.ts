import { child, follow, items, valueOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import type { Context } from './context.ts';
import { compareFields, type Field } from './fields.ts';
import type { Operation } from './operation.ts';

/** Headers that are no parameters (OpenAPI 3.1.1, Parameter Object). */
const NO_PARAMETERS = ['header accept', 'header content-type', 'header authorization'];

/** Compares the parameters of an operation and of its path; those in the path by their position. */
export function compareParameters(pair: Pair<Operation>, context: Context): void {
  compareFields(
    mapPair(pair, (operation) => parametersOf(operation, pair.new.name)),
    { kind: 'request.parameter', holders: mapPair(pair, ({ node }) => node), context },
  );
}

function parametersOf({ node, pathItems, path }: Operation, label: string): Map<string, Field> {
  const positions = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const all = [...pathItems, node].flatMap((at) => items(child(at, 'parameters')));
  const found = all.map((raw): [string, Field] => {
    const parameter = follow(raw);
    const [name = '', place = ''] = ['name', 'in'].map((key) => String(valueOf(parameter, key)));
    const key =
      place === 'path' ? positions.indexOf(name) : place === 'header' ? name.toLowerCase() : name;
    const required = place === 'path' || valueOf(parameter, 'required') === true;
    const where = `${label}, ${place} parameter ${name}`;
    return [`${place} ${key}`, { node: parameter, where, place, required }];
  });
  return new Map(found.filter(([key]) => !NO_PARAMETERS.includes(key)));
}
