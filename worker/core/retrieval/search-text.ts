// The two sides of the full-text candidate search: what is written to the FTS5 table, and the MATCH expression of a question.
// The table is `fts5(scope, terms, tokenize='unicode61')`; both columns hold our own terms, spelled so that unicode61 splits
// them at exactly our spaces. Used by the D1 knowledge adapter. Pure; never throws.
import { backgroundRate } from '#core/retrieval/background';
import type { Entry } from '#core/retrieval/entry';
import { expandQuery } from '#core/retrieval/expand';
import type { Statistics } from '#core/retrieval/statistics';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

// Letters that every build of unicode61 takes for letters and leaves as they are once folded.
const plain =
  /^[a-z0-9а-яα-ω\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]+$/;

/** A term as it stands in the table: itself, or its code units when SQLite might split or fold it. */
export function ftsTerm(term: string): string {
  if (plain.test(term)) return term;
  let spelled = 'xu';
  for (let at = 0; at < term.length; at++)
    spelled += term.charCodeAt(at).toString(16).padStart(4, '0');
  return spelled;
}

/** The `scope` column: one term that names the tenant (or tenant and locale). Injective on well-formed ids. */
export function scopeTerm(scope: string): string {
  if (/^[a-z0-9]{1,64}$/.test(scope)) return `t${scope}`;
  let spelled = 'tx';
  for (let at = 0; at < scope.length && at < 128; at++)
    spelled += scope.charCodeAt(at).toString(16).padStart(4, '0');
  return spelled;
}

// Titles and questions are few words beside a body; repeating them gives bm25 the field weight they deserve.
const questionRepeats = 3;

/** The `terms` column of an article. */
export function searchText(entry: Entry): string {
  const questions = entry.questions.flat();
  const body = entry.passages.flat();
  const all: string[] = [];
  for (let time = 0; time < questionRepeats; time++) all.push(...questions);
  // The concepts let a question find an article whose words it does not use.
  const concepts = new Set(entry.concepts.slice(0, -1).flat());
  return [...all, ...body, ...concepts].map(ftsTerm).join(' ');
}

export const maxMatchTerms = 32;
// No stored term is this long (see `maxTokenLength`), so this matches nothing and is still valid syntax.
const nothing = 'nothing'.repeat(40);

/**
 * A safe FTS5 MATCH expression: the scope AND any of the terms. Takes the first 32 different terms, so
 * pass them rarest first (as `searchTerms` does). Without terms the expression is valid and matches nothing.
 */
export function matchQuery(terms: readonly string[], options: { scope: string }): string {
  const chosen = [...new Set(terms.map(ftsTerm))].slice(0, maxMatchTerms);
  const any = (chosen.length === 0 ? [nothing] : chosen).map((term) => `"${term}"`).join(' OR ');
  return `{scope}: "${scopeTerm(options.scope)}" AND {terms}: (${any})`;
}

// In a large base a term of every fifth article costs a scan and tells nothing, if rarer ones are there.
const commonShare = 0.2;
const largeBase = 1000;
const conceptStrength = 0.4;

/**
 * The terms to look for: those of the question, spelling corrections, synonyms; rarest first. Given the statistics,
 * terms that no article holds are left out.
 */
export function searchTerms(text: string, statistics: Statistics, locale?: string): string[] {
  const language = languageOf(locale);
  const expanded = expandQuery(tokenize(text.slice(0, 4000), locale), statistics, language);
  const found = new Map<string, number>();
  for (const term of expanded.terms)
    for (const [match, strength] of term.matches) {
      const seen = statistics.frequency.get(match)?.anywhere ?? 0;
      if (seen === 0) continue;
      // A weaker relative (synonym, correction) ranks behind an equally rare word of the question, and
      // an everyday word that happens to be rare here behind a telling one.
      const everyday = statistics.documents * backgroundRate(match, language);
      found.set(match, Math.min(found.get(match) ?? Infinity, (seen + everyday) / strength));
    }
  for (const concept of expanded.concepts.keys()) {
    const seen = statistics.frequency.get(concept)?.question ?? 0;
    if (seen > 0) found.set(concept, seen / conceptStrength);
  }
  const ordered = [...found].toSorted((a, b) => a[1] - b[1]);
  const limit = statistics.documents >= largeBase ? statistics.documents * commonShare : Infinity;
  const telling = ordered.filter(([, seen]) => seen <= limit);
  return (telling.length >= 2 ? telling : ordered).slice(0, maxMatchTerms).map(([term]) => term);
}
