/** Names that are shown, at most. */
const SHOWN = 5;
/** Least likeness of two names that are meant to be the same, 0 to 1. */
const LEAST = 0.3;

/** The few names that are most like a word that is none of them: they share most pairs of letters (Dice's coefficient). */
export function similarTo(word: string, names: readonly string[]): string[] {
  const wanted = pairsOf(word);
  return names
    .map((name) => ({ name, likeness: likenessOf(wanted, pairsOf(name)) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Set(Array.from(letters, (_, index) => letters.slice(index, index + 2)));
}
