// An article as the ranker sees it: tokens by field. Made once at ingest, stored as one line of text beside the article,
// read back for the candidates of a question. Used by statistics, rank, calibrate and the in-memory index. Pure.
import { splitPassages } from '#core/retrieval/passages';
import { conceptsOf } from '#core/retrieval/concepts';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

/** What retrieval needs to know of an article; `body` is markdown. */
export type RetrievableArticle = {
  id: string;
  title: string;
  questions: readonly string[];
  body: string;
  locale?: string;
};

/**
 * `questions[0]` is the title; `passages` follow the order of `splitPassages(article)`. `concepts` holds those of each
 * question, and last those of the body.
 */
export type Entry = {
  id: string;
  locale: string;
  questions: string[][];
  passages: string[][];
  concepts: string[][];
};

// Bounds of what is ranked, so that one giant article cannot slow every question of its tenant.
const maxQuestions = 60;
const maxQuestionTokens = 60;
const maxPassages = 120;

export function toEntry(article: RetrievableArticle): Entry {
  const locale = article.locale ?? 'en';
  const language = languageOf(locale);
  const questions = [article.title, ...article.questions.slice(0, maxQuestions)].map((text) =>
    tokenize(text.slice(0, 1000), locale).slice(0, maxQuestionTokens),
  );
  const passages = splitPassages(article)
    .slice(0, maxPassages)
    .map((passage) => tokenize(passage.text, locale));
  const concepts = questions.map((tokens) => conceptsOf(tokens, language));
  concepts.push(conceptsOf(passages.flat(), language));
  return { id: article.id, locale, questions, passages, concepts };
}

// Tokens hold neither spaces nor line breaks, so plain separators are safe.
export function writeEntry(entry: Entry): string {
  const lines = (texts: string[][]): string => texts.map((tokens) => tokens.join(' ')).join('\n');
  return `${entry.locale}\f${lines(entry.questions)}\f${lines(entry.passages)}\f${lines(entry.concepts)}`;
}

/**
 * The inverse of `writeEntry`; damaged text gives an entry without terms rather than an error. What ranking derives from
 * an entry is kept with the object, so a caller that keeps entries (by article and version) ranks several times faster.
 */
export function readEntry(id: string, text: string): Entry {
  const [locale = 'en', questions = '', passages = '', concepts = ''] = text.split('\f');
  const parse = (lines: string): string[][] =>
    lines.split('\n').map((line) => (line === '' ? [] : line.split(' ')));
  return {
    id,
    locale,
    questions: parse(questions),
    passages: passages === '' ? [] : parse(passages),
    concepts: parse(concepts),
  };
}
