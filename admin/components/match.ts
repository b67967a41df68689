/** How well words fit what somebody types: every letter in order, beginnings of words and runs count more. */

/** Letters that are merely somewhere are no match. */
const leastPerLetter = 1.5;

/** 0 for no match; higher is better. */
export function matchScore(sought: string, words: string): number {
  const wanted = plain(sought);
  const text = plain(words);
  if (wanted === '') return 1;
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const next = text.indexOf(letter, at + 1);
    if (next === -1) return 0;
    const isBeginning = next === 0 || !/[\p{L}\p{N}]/u.test(text[next - 1] ?? '');
    score += next === at + 1 ? 3 : isBeginning ? 2 : 1 / (next - at);
    at = next;
  }
  if (score < leastPerLetter * wanted.replaceAll(' ', '').length) return 0;
  return score + (text.startsWith(wanted) ? wanted.length : text.includes(wanted) ? 1 : 0);
}

/** Those that match, best first; equals stay in their order. */
export function bestMatches<T>(sought: string, items: T[], wordsOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, score: matchScore(sought, wordsOf(item)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
