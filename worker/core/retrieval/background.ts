// How common a term is in everyday questions of a language. Used by `statistics` to weigh terms in small knowledge bases. Pure.
import { backgroundTerms } from '#core/retrieval/background-terms';

const tables = new Map<string, Map<string, number>>();

function tableOf(language: string): Map<string, number> {
  let table = tables.get(language);
  if (table !== undefined) return table;
  table = new Map<string, number>();
  for (const [bucket, terms] of (backgroundTerms[language] ?? '').split('|').entries())
    if (terms !== '') for (const term of terms.split(' ')) table.set(term, 2 ** (-bucket / 2));
  tables.set(language, table);
  return table;
}

/** The share of everyday texts that hold `term`; a small constant for the rare and unknown. */
export function backgroundRate(term: string, language: string): number {
  return tableOf(language).get(term) ?? unknownRate;
}

/** Whether `term` is a word that people use, and so no misspelling. */
export const isEveryday = (term: string, language: string): boolean => tableOf(language).has(term);

const unknownRate = 0.00012;
