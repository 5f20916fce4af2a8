import { listOf } from '../../../spec/schema/walk.ts';
import { rejecting } from '../changes.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { ITEMS, type Member, REQUEST } from '../operation.ts';
import { FULL } from '../samples.ts';

/** The object that holds an array of its own kind. */
const ENDPOINT = ITEMS.replace(/\.[^.]*$/, '');
const TYPES = listOf(REQUEST.find(({ path }) => path === 'db_type')?.schema.enum);

/** Each optional member demanded, each rejected, each needed value of each closed set rejected. */
export const tooStrictMembers = family('too strict, each member', [
  ...REQUEST.filter(({ mandatory, path }) => !mandatory && !path.includes('[')).flatMap(optional),
  ...REQUEST.filter(({ path }) => !path.includes('[')).flatMap(values),
]);

/** A member demanded where the object that holds it is present, and rejected where it is present itself. */
function optional({ path, pointer, holder }: Member): MutationRow[] {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const present = (body: Body, at: string) => at === '' || valueAt(body, at) !== undefined;
  const demanded = {
    name: `demands-${path}`,
    does: `Rejects a request without ${path}.`,
    against: holder,
    how: () => rejecting((body) => present(body, parent) && !present(body, path) && path),
    probes: [{ body: withMember(withoutConditions(), path, undefined) }],
  };
  // Inside the other objects one of the two will do.
  if (parent && parent !== ENDPOINT) return [demanded];
  return [
    demanded,
    {
      name: `refuses-${path}`,
      does: `Rejects a request with ${path}.`,
      against: pointer,
      how: () => rejecting((body) => present(body, path) && path),
      probes: [{ body: FULL }],
    },
  ];
}

/** The full request, so that any optional member of it may be left out. */
function withoutConditions(): Body {
  return withMember(withMember(FULL, 'ssl.ssl_link', false), 'ssl.ssl_cert_name', 'client.pem');
}

/** A value that no database type goes with may be rejected: whether the two must agree is left open. */
function values({ path, pointer, schema }: Member): MutationRow[] {
  const needed = listOf(schema.enum).filter((value) => TYPES.includes(value.replace(/^.*_/, '')));
  return needed.map((value) => ({
    name: `refuses-${value}-as-${path}`,
    does: `Rejects ${value} as ${path}.`,
    against: `${pointer}/enum`,
    how: () => rejecting((body) => valueAt(body, path) === value && path),
    probes: [{ body: withMember(FULL, path, value) }],
  }));
}
