import { type Body, eachValue, valueAt, withValue } from '../../spec/schema/value-at.ts';
import { isDeep, labelOf, type Path } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import { type Draft, text } from './draft.ts';

/** Each optional member left out, each beside the mandatory ones alone, and all of them together. */
export function optionalMembers(workshop: Workshop): Draft[] {
  const rule = workshop.model.rule('body.optional-members');
  const sites = workshop.model.sites.filter(
    ({ mandatory, path }) => !mandatory && typeof path.at(-1) === 'string' && !isDeep(path),
  );
  const each = sites.flatMap(({ path }) => [
    {
      rule,
      path,
      valid: true,
      says: `\`${labelOf(path)}\` is left out`,
      changes: [() => undefined],
    },
    {
      rule,
      path,
      valid: true,
      says: `\`${labelOf(path)}\` is the only optional member`,
      changes: [(now: Body | undefined) => now, text((now) => `${now}.txt`)],
      premise: (base: Body) => onlyWith(base, path, workshop),
    },
  ]);
  const full = {
    rule,
    path: [],
    valid: true,
    says: 'every optional member is present',
    changes: [() => workshop.full()],
  };
  return sites.length > 0 ? [...each, full] : [];
}

/** A body without optional members, but for those on the way to a path. */
function onlyWith(body: Body, path: Path, workshop: Workshop): Body {
  let bare = body;
  eachValue(body, (_, at) => {
    const optional = workshop.site(at)?.mandatory === false;
    const onTheWay = at.every((token, index) => token === path[index]);
    if (optional && !onTheWay && valueAt(bare, at) !== undefined)
      bare = withValue(bare, at, undefined);
  });
  return bare;
}
