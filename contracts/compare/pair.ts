/** The two sides of something. */
export interface Pair<T> {
  readonly old: T;
  readonly new: T;
}

/** Rules of both sides: those that are the same, and those of one side alone. */
export interface Matched<T> extends Pair<T[]> {
  readonly both: Pair<T>[];
}

/** What `read` makes of each side. */
export function mapPair<T, U>({ old, new: now }: Pair<T>, read: (side: T) => U): Pair<U> {
  return { old: read(old), new: read(now) };
}

/** Finds each rule of the old side on the new one. */
export function matchUp<T>(
  lists: Pair<readonly T[]>,
  isSame: (old: T, now: T) => boolean,
): Matched<T> {
  const come = [...lists.new];
  const both: Pair<T>[] = [];
  const gone = lists.old.filter((old) => {
    const [now] = come.splice(come.findIndex((one) => isSame(old, one)) >>> 0, 1);
    if (now !== undefined) both.push({ old, new: now });
    return now === undefined;
  });
  return { both, old: gone, new: come };
}

/** What is done with parts that have names, by the sides that have them. */
export interface Told<T> {
  readonly both: (pair: Pair<T>, name: string) => void;
  readonly gone: (old: T, name: string) => void;
  readonly come: (now: T, name: string) => void;
  /** The part that stands for a name; the one of that name when absent. */
  readonly find?: (name: string, parts: ReadonlyMap<string, T>) => T | undefined;
}

/** Goes through parts that have names, each with what stands for it on the other side. */
export function matchNames<T>(all: Pair<ReadonlyMap<string, T>>, told: Told<T>): void {
  const find = told.find ?? ((name, parts) => parts.get(name));
  for (const [name, old] of all.old) {
    const now = find(name, all.new);
    if (now) told.both({ old, new: now }, name);
    else told.gone(old, name);
  }
  for (const [name, now] of all.new) {
    if (all.old.has(name)) continue;
    const old = find(name, all.old);
    if (old) told.both({ old, new: now }, name);
    else told.come(now, name);
  }
}
