// Whether two messages ask the same thing again (the repetition trigger), 0..1. Used by the escalation rules. Pure.
import { conceptsOf } from '#core/retrieval/concepts';
import { expandQuery } from '#core/retrieval/expand';
import { articleFeatures, prepareQuery } from '#core/retrieval/features';
import { buildStatistics } from '#core/retrieval/statistics';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

export function similarity(a: string, b: string, options: { locale?: string } = {}): number {
  const language = languageOf(options.locale);
  const [left, right] = [a, b].map((text) => tokenize(text.slice(0, 2000), language)) as [
    string[],
    string[],
  ];
  if (left.length === 0 || right.length === 0) return 0;
  const one = directed(left, right, language);
  const other = directed(right, left, language);
  return Math.min(1, (one + other) / 2);
}

function directed(from: string[], to: string[], language: string): number {
  const entry = {
    id: '',
    locale: language,
    questions: [to],
    passages: [],
    concepts: [conceptsOf(to, language), []],
  };
  const statistics = { ...buildStatistics([entry]), documents: 0 };
  const asked = prepareQuery(expandQuery(from, statistics, language), statistics);
  const features = articleFeatures(asked, entry, statistics);
  return 0.55 * features.match + 0.35 * features.grams + 0.1 * features.order;
}
