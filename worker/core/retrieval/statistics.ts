// What one knowledge base (a tenant, or a tenant and locale) knows about its terms: how many articles hold each, and how long
// fields are. Built at ingest by `buildStatistics`, kept up by `adjustStatistics` when one article changes, stored as text by
// `writeStatistics`. Adjusting equals rebuilding; only the calibration inside needs a rebuild to follow. Pure.
import { backgroundRate } from '#core/retrieval/background';
import { defaultCalibration, type Calibration } from '#core/retrieval/calibration-model';
import { conceptMark, conceptRate } from '#core/retrieval/concepts';
import type { Entry } from '#core/retrieval/entry';

/** `frequency` maps a term to the articles that hold it: anywhere, and in title or questions. */
export type Statistics = {
  documents: number;
  bodyLength: number;
  frequency: Map<string, Frequency>;
  calibration: Calibration;
};
export type Frequency = { anywhere: number; question: number };

export const emptyStatistics = (): Statistics => ({
  documents: 0,
  bodyLength: 0,
  frequency: new Map(),
  calibration: defaultCalibration,
});

export function buildStatistics(entries: readonly Entry[]): Statistics {
  const statistics = emptyStatistics();
  for (const entry of entries) count(statistics, entry, 1);
  return statistics;
}

/** A copy in which `removed` no longer counts and `added` does. */
export function adjustStatistics(
  statistics: Statistics,
  change: { removed?: Entry; added?: Entry },
): Statistics {
  const copy: Statistics = { ...statistics, frequency: new Map() };
  for (const [term, { anywhere, question }] of statistics.frequency)
    copy.frequency.set(term, { anywhere, question });
  if (change.removed !== undefined) count(copy, change.removed, -1);
  if (change.added !== undefined) count(copy, change.added, 1);
  return copy;
}

function count(statistics: Statistics, entry: Entry, by: 1 | -1): void {
  const inQuestions = new Set([...entry.questions, ...entry.concepts.slice(0, -1)].flat());
  const inBody = new Set<string>(entry.concepts.at(-1));
  for (const passage of entry.passages) {
    statistics.bodyLength += by * passage.length;
    for (const term of passage) inBody.add(term);
  }
  const bump = (term: string, question: boolean): void => {
    const found = statistics.frequency.get(term) ?? { anywhere: 0, question: 0 };
    found.anywhere += by;
    if (question) found.question += by;
    if (found.anywhere <= 0) statistics.frequency.delete(term);
    else statistics.frequency.set(term, found);
  };
  for (const term of inQuestions) bump(term, true);
  for (const term of inBody) if (!inQuestions.has(term)) bump(term, false);
  statistics.documents += by;
}

// The background counts as this many articles: a base of twenty learns its weights mostly from the language.
const priorDocuments = 80;
// A term that no article holds is not infinitely rare.
const unseen = 0.3;

/** Inverse document frequency of a term in titles and questions, smoothed by the language at large; 0 to about 8. */
export function questionWeight(statistics: Statistics, term: string, language: string): number {
  const seen = statistics.frequency.get(term)?.question ?? 0;
  return weigh(seen, statistics.documents, rateOf(term, language));
}

/** The same over the whole article. */
export function bodyWeight(statistics: Statistics, term: string, language: string): number {
  const seen = statistics.frequency.get(term)?.anywhere ?? 0;
  return weigh(seen, statistics.documents, rateOf(term, language));
}

const rateOf = (term: string, language: string): number =>
  term.startsWith(conceptMark) ? conceptRate(term, language) : backgroundRate(term, language);

const weigh = (seen: number, documents: number, rate: number): number =>
  -Math.log(
    Math.min(1, (seen + priorDocuments * rate + unseen) / (documents + priorDocuments + unseen)),
  );

// Beyond this the rarest terms are left out of the stored form (a D1 row holds 2 MB).
const maxStoredTerms = 60_000;

/** Compact JSON; terms are grouped by their counts. */
export function writeStatistics(statistics: Statistics): string {
  const groups = new Map<string, string[]>();
  const terms = [...statistics.frequency]
    .toSorted((a, b) => b[1].anywhere - a[1].anywhere)
    .slice(0, maxStoredTerms);
  for (const [term, { anywhere, question }] of terms) {
    const key = `${anywhere}/${question}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [term]);
    else group.push(term);
  }
  return JSON.stringify({
    version: 1,
    documents: statistics.documents,
    bodyLength: statistics.bodyLength,
    calibration: statistics.calibration,
    terms: Object.fromEntries([...groups].map(([key, group]) => [key, group.join(' ')])),
  });
}

/** The inverse; `null` for text that `writeStatistics` of this version did not write (rebuild then). */
export function readStatistics(text: string): Statistics | null {
  try {
    const stored = JSON.parse(text) as Stored;
    if (stored.version !== 1) return null;
    const frequency = new Map<string, Frequency>();
    for (const [key, group] of Object.entries(stored.terms)) {
      const [anywhere = 0, question = 0] = key.split('/').map(Number);
      for (const term of group.split(' ')) frequency.set(term, { anywhere, question });
    }
    const { documents, bodyLength, calibration } = stored;
    return { documents, bodyLength, frequency, calibration };
  } catch {
    return null;
  }
}

type Stored = Omit<Statistics, 'frequency'> & { version: number; terms: Record<string, string> };
