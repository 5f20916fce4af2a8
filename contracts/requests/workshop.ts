import type { Json } from '../../spec/description.ts';
import { type Body, eachValue, valueAt, withValue } from '../../spec/schema/value-at.ts';
import type { Random } from '../../spec/lib/random.ts';
import type { Model, RuledSite } from '../rules/model.ts';
import { type Wording, wordingOf } from '../rules/words.ts';
import { sampleOf } from './samples.ts';
import { TELLING_LENGTH } from '../judge/secrets.ts';
import type { Path } from '../../spec/schema/walk.ts';
import { keywordOf } from '../../spec/schema/walk.ts';
import { createValidators, type Validator } from '../../spec/schema/validators.ts';

/** Makes valid requests of a description, each with a key and secrets of its own. */
export interface Workshop {
  readonly model: Model;
  readonly random: Random;
  /** What a body does not meet. */
  readonly violations: Validator;
  /** Keys of the examples of a request. */
  readonly exampleKeys: readonly string[];
  /** Where the member is that must be unique; undefined where none is. */
  readonly keyPath: Path | undefined;
  /** Whether a path is that of the member that must be unique. */
  isKey(path: Path): boolean;
  /** A value of that member that was not used before. */
  freshKey(): string;
  /** A copy of a body with another value of that member. */
  keyed(body: Body, key: Json | undefined): Body;
  /** Whether upper and lower case tell one such value from another. */
  readonly isExact: boolean;
  /** Puts the words of the operation and its resource into a sentence. */
  readonly words: Wording;
  /** An example, the first when no key is given, with a fresh key and secrets. */
  fresh(key?: string): Body;
  /** Valid bodies with a member at a path: those of the examples that have it, then those that get it. */
  bodiesWith(path: Path): Iterable<Body>;
  /** A valid body with every member of the description. */
  full(): Body;
  /** The member of the request at a path; any index of an array counts as the first. */
  site(path: Path): RuledSite | undefined;
  /** What each secret that is drawn begins with, so that those of other requests are found too. */
  readonly marker: string;
  /** The secrets in a body that are long enough to be told from other text. */
  secretsIn(body: Body): string[];
}

/** Length of a secret that is drawn, in characters. */
const SECRET_LENGTH = 20;

/** A workshop for one description; the seed of `random` decides all but the names. */
export function createWorkshop(model: Model, random: Random, nextName: () => string): Workshop {
  const { operation, resource, description } = model;
  const schema = operation.requestBody?.json?.schema;
  const violations: Validator = schema ? createValidators(description, 'sent')(schema) : () => [];
  const documented = operation.examples.map(({ key, request: { value } }) => ({ key, value }));
  const [root] = model.sites;
  const made = root ? [{ key: 'made', value: sampleOf(root, model.sites) }] : [];
  const examples = documented.length > 0 ? documented : made;
  const keyPath = resource?.key && [resource.key.member];
  const isKey = (path: Path) =>
    keyPath !== undefined && path.length === 1 && path[0] === keyPath[0];
  const keyed = (body: Body, key: Json | undefined) =>
    keyPath ? withValue(body, keyPath, key) : body;
  const marker = random.text(TELLING_LENGTH);
  const sites = new Map(model.sites.map((site) => [keyOf(site.path), site]));
  const site = (path: Path) => sites.get(keyOf(path));
  const secretNames = new Set(
    model.sites
      .filter((own) => keywordOf(own, 'writeOnly') === true)
      .map(({ path }) => nameIn(path)),
  );
  return {
    model,
    random,
    violations,
    exampleKeys: documented.map(({ key }) => key),
    keyPath,
    isKey,
    keyed,
    isExact: resource?.key?.compare === 'exact',
    words: wordingOf(operation, resource),
    freshKey,
    fresh,
    bodiesWith,
    full,
    site,
    secretsIn,
    marker,
  };

  function freshKey(): string {
    const name = keyPath && site(keyPath);
    const least = Number((name && keywordOf(name, 'minLength')) ?? 0);
    const most = Number((name && keywordOf(name, 'maxLength')) ?? 50);
    const own = nextName();
    return own.length > most ? random.text(most) : own.padEnd(least, 'x');
  }

  function fresh(key?: string): Body {
    const example = key === undefined ? examples[0] : examples.find((one) => one.key === key);
    if (!example)
      throw new Error(
        `Failed to make a request: no example ${key ?? ''}. Add one to the description.`,
      );
    return renew(structuredClone(example.value));
  }

  /** Gives a body a fresh name and fresh secrets, as far as its schema lets them be. */
  function renew(body: Body): Body {
    let renewed = keyPath ? keyed(body, freshKey()) : body;
    eachValue(body, (value, path) => {
      // The name first, which is cheap: most members are no secret.
      if (typeof value !== 'string' || !secretNames.has(nameIn(path))) return;
      const own = site(path);
      if (!own || keywordOf(own, 'writeOnly') !== true) return;
      const candidate = withValue(renewed, path, secretFor(own, random, marker));
      if (violations(candidate).length === 0) renewed = candidate;
    });
    return renewed;
  }

  function* bodiesWith(path: Path): Iterable<Body> {
    const [having, getting] = [true, false].map((wanted) =>
      examples.filter(({ value }) => (valueAt(value, path) !== undefined) === wanted),
    ) as [typeof examples, typeof examples];
    for (const { key } of [...having, ...getting]) {
      const body = fresh(key);
      const placed = valueAt(body, path) === undefined ? renew(place(body, path)) : body;
      if (violations(placed).length === 0) yield placed;
    }
  }

  /** Adds the member at a path, and every object on the way to it. */
  function place(body: Body, path: Path): Body {
    let placed = body;
    for (let length = 1; length <= path.length; length++) {
      const at = path.slice(0, length);
      const own = site(at);
      if (valueAt(placed, at) !== undefined || !own) continue;
      const holder = valueAt(placed, at.slice(0, -1));
      const sample = sampleOf(own, model.sites);
      placed = Array.isArray(holder)
        ? withValue(placed, at.slice(0, -1), [...holder, sample])
        : withValue(placed, at, sample);
    }
    return placed;
  }

  function full(): Body {
    return renew(model.sites.reduce((body, { path }) => place(body, path), fresh()));
  }

  function secretsIn(body: Body): string[] {
    const secrets = new Set<string>();
    eachValue(body, (value, path) => {
      // By its name alone: a change may have moved it, into an array say.
      const secret = typeof value === 'string' && secretNames.has(String(path.at(-1)));
      if (secret && value.length >= TELLING_LENGTH) secrets.add(value);
    });
    return [...secrets];
  }
}

function secretFor(site: RuledSite, random: Random, marker: string): Json {
  const plain = marker + random.text(SECRET_LENGTH - marker.length);
  return keywordOf(site, 'contentEncoding') === 'base64'
    ? Buffer.from(plain).toString('base64')
    : plain;
}

/** The last name of a path; any index of an array counts as the first. */
function nameIn(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'number' ? '0' : String(last);
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map((token) => (typeof token === 'number' ? 0 : token)));
}
