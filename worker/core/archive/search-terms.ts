/**
 * The two sides of the archive's full-text search: what is written of a message, and the MATCH expression of what staff look
 * for. Both are our own terms, so that every language is found, also those written without spaces. Used by
 * store/projection and store/archive. Pure; never throws.
 */
import { ftsTerm, maxMatchTerms, scopeTerm } from '#core/retrieval/search-text';
import { languageOf, tokenize } from '#core/retrieval/tokenize';
import { languages } from '#core/understanding/language';

/** Terms of one message; the longest message has some 800. */
const maxTerms = 1_000;

export const messageScope = (tenantId: string): string => scopeTerm(tenantId);

/** What the index holds of a message: each term once, the search asks for presence only. */
export function messageTerms(text: string, language: string): string {
  return [...new Set(tokenize(text, language))].slice(0, maxTerms).map(ftsTerm).join(' ');
}

/** The different ways in which the languages take `q` apart; most agree. */
export function queryTerms(q: string): string[][] {
  const ways = new Map<string, string[]>();
  for (const language of languages) {
    const terms = [...new Set(tokenize(q, languageOf(language)))].slice(0, maxMatchTerms);
    if (terms.length > 0) ways.set(terms.join(' '), terms);
  }
  return [...ways.values()];
}

/** All words of `q`, as any one language takes them apart; null when it has no words. */
export function archiveMatch(tenantId: string, q: string): string | null {
  const ways = queryTerms(q).map(
    (terms) => `(${terms.map((term) => `"${ftsTerm(term)}"`).join(' AND ')})`,
  );
  if (ways.length === 0) return null;
  return `{scope}: "${messageScope(tenantId)}" AND {terms}: (${ways.join(' OR ')})`;
}
