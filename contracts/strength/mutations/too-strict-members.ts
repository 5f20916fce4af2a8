import { type Member, membersOf } from '../description-walk.ts';
import { type FaultRow, family } from '../mutation.ts';
import { type Body, tokensOf, valueAt, withMember } from '../members.ts';
import { FULL } from '../samples.ts';
import { refusing } from '../seams.ts';

const REQUEST = membersOf('CreateConnectionRequest');
const TYPES = REQUEST.find(({ path }) => path === 'db_type')?.schema.enum ?? [];

/** Each optional member demanded, each refused, each needed value of each closed set refused. */
export const tooStrictMembers = family('too strict, each member', [
  ...REQUEST.filter(({ mandatory, path }) => !mandatory && !path.includes('[')).flatMap(optional),
  ...REQUEST.filter(({ path }) => !path.includes('[')).flatMap(values),
]);

/** A member demanded where the object that holds it is present, and refused where it is present itself. */
function optional({ path, pointer, holder }: Member): FaultRow[] {
  const parent = tokensOf(path).slice(0, -1).join('.');
  const present = (body: Body, at: string) => at === '' || valueAt(body, at) !== undefined;
  const demanded = {
    name: `demands-${path}`,
    does: `Refuses a request without ${path}.`,
    against: holder,
    how: () => refusing((body) => present(body, parent) && !present(body, path) && path),
    probes: [{ body: withMember(withoutConditions(), path, undefined) }],
  };
  // Inside the other objects one of the two will do.
  if (parent && parent !== 'endpoint') return [demanded];
  return [
    demanded,
    {
      name: `refuses-${path}`,
      does: `Refuses a request with ${path}.`,
      against: pointer,
      how: () => refusing((body) => present(body, path) && path),
      probes: [{ body: FULL }],
    },
  ];
}

/** The full request, so that any optional member of it may be left out. */
function withoutConditions(): Body {
  return withMember(withMember(FULL, 'ssl.ssl_link', false), 'ssl.ssl_cert_name', 'client.pem');
}

/** A value that no database type goes with may be refused: whether the two must agree is left open. */
function values({ path, pointer, schema }: Member): FaultRow[] {
  const needed = (schema.enum ?? []).filter((value) => TYPES.includes(value.replace(/^.*_/, '')));
  return needed.map((value) => ({
    name: `refuses-${value}-as-${path}`,
    does: `Refuses ${value} as ${path}.`,
    against: `${pointer}/enum`,
    how: () => refusing((body) => valueAt(body, path) === value && path),
    probes: [{ body: withMember(FULL, path, value) }],
  }));
}
