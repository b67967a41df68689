// The built-in answer: the passages that answer, in the article's own words and markdown, with their sources. Used by
// flows/answer when no model is configured or every model failed. Words of its own come only from `voice`. Pure.
import type { RetrievableArticle } from '#core/retrieval/entry';
import { toEntry } from '#core/retrieval/entry';
import { expandQuery, type ExpandedQuery } from '#core/retrieval/expand';
import { sentenceSpans, splitPassages, type Passage } from '#core/retrieval/passages';
import { buildStatistics } from '#core/retrieval/statistics';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

export type ComposeHit = { article: RetrievableArticle; score: number };
/** Short phrases of the tenant in the visitor's language; `alsoSee` introduces a second article's part. */
export type Voice = { opening?: string; alsoSee?: string; closing?: string };
export type Citation = { articleId: string; title: string; span?: { start: number; end: number } };
export type ComposedAnswer = { text: string; citations: Citation[] };

/** A part of an article that can stand alone; `words` counts as a reader would. */
type Unit = {
  passage: Passage;
  order: number;
  start: number;
  end: number;
  words: number;
  relevance: number;
  value: number;
};

export const answerWords = 120;
// A single list, table or code block is shown whole up to here, rather than cut.
const wholeBlockWords = 200;
// An article this short is shown whole when it is clearly the one that was asked for: it was written as one answer.
const wholeArticleWords = 170;
const clearlyBehind = 0.85;
const paragraphWords = 70;
const leadWords = 45;
// A second article must be nearly as good, and say something about words the first leaves open.
const secondShare = 0.75;
const newShare = 0.25;

/** Answers from the best hit, and from the second where it adds something. Without hits the text is empty. */
export function compose(input: {
  question: string;
  hits: readonly ComposeHit[];
  locale?: string;
  voice?: Voice;
}): ComposedAnswer {
  const { hits, voice = {} } = input;
  const first = hits[0];
  if (first === undefined) return { text: '', citations: [] };
  const language = languageOf(input.locale ?? first.article.locale);
  const statistics = buildStatistics(hits.slice(0, 3).map((hit) => toEntry(hit.article)));
  const query = expandQuery(
    tokenize(input.question.slice(0, 4000), language),
    statistics,
    language,
  );
  const weights = new Map(query.terms.map((term) => [term.term, term.weight]));
  const parts: string[] = [];
  const citations: Citation[] = [];
  const clear = hits[1] === undefined || hits[1].score < first.score * clearlyBehind;
  const main = answerFrom(first.article, query, answerWords, clear ? wholeArticleWords : 0);
  if (main.text !== '') parts.push(main.text);
  citations.push(citationOf(first.article, main));
  const second = hits[1];
  const room = answerWords - main.words;
  if (second !== undefined && room >= 25 && second.score >= first.score * secondShare) {
    const covered = coveredBy(query, `${first.article.title} ${main.text}`, language);
    const missing = query.terms.filter((term) => !covered.has(term.term));
    const extra = answerFrom(second.article, { ...query, terms: missing }, Math.min(room, 50));
    const added = coveredBy(query, `${second.article.title} ${extra.text}`, language);
    const gain = sum(
      missing.filter((term) => added.has(term.term)).map((term) => weights.get(term.term)!),
    );
    if (extra.text !== '' && extra.value > 0 && gain >= newShare * sum([...weights.values()])) {
      if (voice.alsoSee !== undefined) parts.push(voice.alsoSee);
      parts.push(extra.text);
      citations.push(citationOf(second.article, extra));
    }
  }
  if (parts.length > 0 && voice.opening !== undefined) parts.unshift(voice.opening);
  if (parts.length > 0 && voice.closing !== undefined) parts.push(voice.closing);
  return { text: parts.join('\n\n'), citations };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

type Extract = {
  text: string;
  words: number;
  value: number;
  span?: { start: number; end: number };
};

const citationOf = (article: RetrievableArticle, extract: Extract): Citation => ({
  articleId: article.id,
  title: article.title,
  ...(extract.span === undefined ? {} : { span: extract.span }),
});

function coveredBy(query: ExpandedQuery, text: string, language: string): Set<string> {
  const tokens = new Set(tokenize(text, language));
  return new Set(
    query.terms
      .filter((term) => [...term.matches.keys()].some((match) => tokens.has(match)))
      .map((term) => term.term),
  );
}

function answerFrom(
  article: RetrievableArticle,
  query: ExpandedQuery,
  budget: number,
  wholeWords = 0,
): Extract {
  const passages = splitPassages(article);
  const total = sum(passages.map((passage) => countWords(passage.text)));
  // Sections answer questions of their own, so an article that has them is not shown whole.
  const oneSection = new Set(passages.map(({ heading }) => heading)).size === 1;
  const whole = total <= (oneSection ? Math.max(budget, wholeWords) : budget);
  const units = passages
    .flatMap((passage, order) => unitOf(passage, order, query, article.locale, whole))
    .filter((unit) => unit.words <= wholeBlockWords);
  const chosen: Unit[] = [];
  let words = 0;
  if (whole) {
    chosen.push(...units);
    words = total;
  } else {
    const ordered = units.toSorted((a, b) => b.value - a.value || a.order - b.order);
    // Help articles answer in their first lines; a short opening paragraph is always part of the answer.
    const lead = units.find((unit) => unit.order === 0 && unit.words <= leadWords);
    const best = ordered[0]?.relevance ?? 0;
    for (const unit of lead === undefined ? ordered : [lead, ...ordered]) {
      if (chosen.includes(unit)) continue;
      if (chosen.length > 0 && (words + unit.words > budget || unit.relevance < best * 0.5))
        continue;
      chosen.push(unit);
      words += unit.words;
      const list = units[units.indexOf(unit) + 1];
      if (list !== undefined && belongs(unit, list) && !chosen.includes(list)) {
        chosen.push(list);
        words += list.words;
      }
      if (words >= budget) break;
    }
    chosen.sort((a, b) => a.order - b.order);
  }
  if (chosen.length === 0) return { text: '', words: 0, value: 0 };
  return {
    text: render(article, chosen),
    words,
    value: Math.max(...chosen.map((unit) => unit.value)),
    span: { start: chosen[0]!.start, end: chosen.at(-1)!.end },
  };
}

/** "For one of these reasons" is nothing without its list, nor a sentence that a table goes with. */
const belongs = (unit: Unit, next: Unit): boolean =>
  next.order === unit.order + 1 &&
  next.passage.heading === unit.passage.heading &&
  (next.passage.kind === 'list' || next.passage.kind === 'table') &&
  unit.passage.kind === 'prose' &&
  unit.end === unit.passage.end;

/** Sections are told apart by their heading only when the answer shows more than one of them. */
function render(article: RetrievableArticle, chosen: Unit[]): string {
  const headings = new Set(chosen.map((unit) => unit.passage.heading));
  let last: string | null = null;
  const blocks = chosen.flatMap((unit) => {
    const text = article.body.slice(unit.start, unit.end).trim();
    const { heading } = unit.passage;
    const titled = headings.size > 1 && heading !== null && heading !== last;
    last = heading;
    return titled ? [`**${heading.replaceAll('*', '')}**`, text] : [text];
  });
  return blocks.join('\n\n');
}

/** A passage whole, or the run of its sentences that answers best. */
function unitOf(
  passage: Passage,
  order: number,
  query: ExpandedQuery,
  locale: string | undefined,
  whole: boolean,
): Unit[] {
  const words = countWords(passage.text);
  const { start, end } = passage;
  // Help articles answer first and explain later.
  const early = 0.25 / (1 + order);
  const heading = passage.heading === null ? 0 : 0.4 * cover(query, passage.heading, locale);
  if (whole || passage.kind !== 'prose' || words <= paragraphWords) {
    const relevance = cover(query, passage.text, locale) + heading;
    return [
      {
        passage,
        order,
        start,
        end,
        words,
        relevance,
        value: relevance + early - (order > 0 && leansBack(passage.text) ? 0.3 : 0),
      },
    ];
  }
  const sentences = sentenceSpans(passage.text);
  let best: Unit | null = null;
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from; to < sentences.length; to++) {
      const text = passage.text.slice(sentences[from]!.start, sentences[to]!.end);
      const size = countWords(text);
      if (size > paragraphWords && to > from) break;
      if (to - from > 6) break;
      const lead = from === 0 ? 0.15 : leansBack(text) ? -0.3 : 0;
      const relevance = cover(query, text, locale) + heading;
      const value = relevance + lead + early + Math.min(size, 40) * 0.004;
      if (best === null || value > best.value)
        best = {
          passage,
          order,
          relevance,
          value,
          words: size,
          start: start + sentences[from]!.start,
          end: start + sentences[from]!.start + text.trimEnd().length,
        };
    }
  }
  return best === null ? [] : [best];
}

// A sentence that needs the one before it.
const leansBack = (text: string): boolean =>
  /^(?:this|that|these|those|it|they|he|she|then|however|but|and|or|also|so|otherwise|instead|therefore|das|dies|diese|es|sie|dann|aber|und|esto|eso|pero|y|cela|cette|ce|mais|et)\b/i.test(
    text,
  );

function cover(query: ExpandedQuery, text: string, locale: string | undefined): number {
  const tokens = new Set(tokenize(text, locale));
  let found = 0;
  let total = 0;
  for (const term of query.terms) {
    total += term.weight;
    let best = 0;
    for (const [match, strength] of term.matches)
      if (strength > best && tokens.has(match)) best = strength;
    found += best * term.weight;
  }
  return total === 0 ? 0 : found / total;
}

const countWords = (text: string): number => {
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ??
    0;
  return spaced + (unspaced >> 1);
};
