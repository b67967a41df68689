// How much of a question's information the best article covers, judged by how rare its words are in everyday language: a word
// that this base never uses weighs as much as any other. Worked out for the first hit only. Used by rank's confidence. Pure.
import { backgroundRate } from '#core/retrieval/background';
import type { Entry } from '#core/retrieval/entry';
import type { ExpandedQuery } from '#core/retrieval/expand';
import { prepareEntry } from '#core/retrieval/prepared-entry';
import type { Statistics } from '#core/retrieval/statistics';

/** Shares are 0..1; 0 where there is nothing to compare. */
export type Coverage = {
  /** Share of the question's information in the best single title or variant, and in all of them. */
  infoVariant: number;
  infoQuestions: number;
  /** Share of what its telling words and its rare words add, found anywhere in the article. */
  tellingAll: number;
  rareAll: number;
  /** Whether the most telling word is there. */
  headAll: number;
  /** Telling words that stand together in one variant (log), and 1 if that is one of several at most. */
  together: number;
  lone: number;
};

// Words that carry the subject: "the" brings 0.7 nats, "get" 2.8, "order" 2.9, "parcel" 9.
const tellingInfo = 3.1;
const rareInfo = 5.5;
const numberInfo = 2;
// A concept in common is weaker than a word.
const byConcept = 0.6;
const present = 0.5;

export function coverageOf(query: ExpandedQuery, entry: Entry, statistics: Statistics): Coverage {
  const prepared = prepareEntry(entry, statistics);
  const { terms, language } = query;
  const size = terms.length;
  // A number names one parcel or amount; no article could be expected to hold it.
  const info = terms.map(({ term }) =>
    /\d/.test(term) ? numberInfo : -Math.log(backgroundRate(term, language)),
  );
  const share = (found: Float64Array, from = 0): number => {
    let total = 0;
    let covered = 0;
    for (let at = 0; at < size; at++) {
      const worth = info[at]! - from;
      if (worth <= 0) continue;
      total += worth;
      covered += worth * found[at]!;
    }
    return total === 0 ? 0 : covered / total;
  };
  const all = new Float64Array(size);
  let infoVariant = 0;
  let together = 0;
  for (const question of prepared.questions) {
    const here = new Set(question.terms);
    const found = strengths(query, question.concepts, (term) => here.has(term));
    infoVariant = Math.max(infoVariant, share(found));
    let telling = 0;
    for (let at = 0; at < size; at++) {
      if (info[at]! >= tellingInfo && found[at]! >= present) telling++;
      if (found[at]! > all[at]!) all[at] = found[at]!;
    }
    together = Math.max(together, telling);
  }
  const infoQuestions = share(all);
  const body = strengths(query, prepared.bodyConcepts, (term) => prepared.body.has(term));
  for (let at = 0; at < size; at++) if (body[at]! > all[at]!) all[at] = body[at]!;
  const head = info.indexOf(Math.max(...info));
  const telling = info.filter((worth) => worth >= tellingInfo).length;
  return {
    infoVariant,
    infoQuestions,
    tellingAll: share(all, tellingInfo),
    rareAll: share(all, rareInfo),
    headAll: all[head] ?? 0,
    together: Math.log(1 + together),
    lone: telling > 1 && together <= 1 ? 1 : 0,
  };
}

/** How well each word of the question is there, as a word or by its concept. */
function strengths(
  query: ExpandedQuery,
  concepts: readonly string[],
  has: (term: string) => boolean,
): Float64Array {
  const found = new Float64Array(query.terms.length);
  for (const [at, { matches }] of query.terms.entries())
    for (const [match, strength] of matches)
      if (strength > found[at]! && has(match)) found[at] = strength;
  for (const name of concepts)
    for (const at of query.concepts.get(name)?.terms ?? [])
      if (found[at]! < byConcept) found[at] = byConcept;
  return found;
}
