// Spelling correction against one knowledge base's vocabulary: Damerau-Levenshtein 1, or 2 for words of eight letters and more.
// Candidates come from an index of two-letter pairs by length, built lazily per vocabulary. Used by `expand`. Pure.

type Vocabulary = ReadonlyMap<string, { anywhere: number }>;

/** Terms by "length:pair"; a term with one edit keeps at least one of its pairs unless it is very short. */
type TypoIndex = Map<string, string[]>;

const indexes = new WeakMap<Vocabulary, TypoIndex>();
const lettersOnly = /^\p{L}+$/u;
export const minTypoLength = 4;
const maxTypoLength = 24;

function indexOf(vocabulary: Vocabulary): TypoIndex {
  let index = indexes.get(vocabulary);
  if (index !== undefined) return index;
  index = new Map();
  for (const term of vocabulary.keys()) {
    if (term.length < minTypoLength - 1 || term.length > maxTypoLength || !lettersOnly.test(term))
      continue;
    for (const key of keysOf(term, term.length)) {
      const bucket = index.get(key);
      if (bucket === undefined) index.set(key, [term]);
      else bucket.push(term);
    }
  }
  indexes.set(vocabulary, index);
  return index;
}

// Two halves of each term: an edit can spoil one of them, seldom both (pigeonhole for distance 1; a good
// filter for distance 2, where first and last letters are mostly kept).
const keysOf = (term: string, length: number): string[] => [
  `${length}^${term.slice(0, 2)}`,
  `${length}$${term.slice(-2)}`,
  `${length}~${term.slice(1, 3)}`,
];

/** Vocabulary terms that `term` may be a misspelling of, nearest first, at most three. */
export function corrections(
  term: string,
  vocabulary: Vocabulary,
): { term: string; distance: number }[] {
  if (term.length < minTypoLength || term.length > maxTypoLength || !lettersOnly.test(term))
    return [];
  const index = indexOf(vocabulary);
  const limit = term.length >= 8 ? 2 : 1;
  const seen = new Set<string>();
  const found: { term: string; distance: number; articles: number }[] = [];
  for (let length = term.length - limit; length <= term.length + limit; length++)
    for (const key of keysOf(term, length))
      for (const candidate of index.get(key) ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const distance = editDistance(term, candidate, limit);
        if (distance <= limit)
          found.push({ term: candidate, distance, articles: vocabulary.get(candidate)!.anywhere });
      }
  return found
    .toSorted(
      (a, b) => a.distance - b.distance || b.articles - a.articles || (a.term < b.term ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ term: corrected, distance }) => ({ term: corrected, distance }));
}

/** Damerau-Levenshtein (adjacent transpositions), given up with `limit + 1` as soon as it exceeds `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
