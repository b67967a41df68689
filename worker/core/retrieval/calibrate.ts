// Finds out where one knowledge base's evidence lies, from its own question variants: each is taken out in turn and asked, and
// so are questions that no support centre answers. Run after `buildStatistics` whenever the base changes; the result is stored
// inside the statistics. Pure.
import type { Calibration } from '#core/retrieval/calibration-model';
import { defaultCalibration } from '#core/retrieval/calibration-model';
import { buildCandidateIndex } from '#core/retrieval/candidates';
import type { Entry } from '#core/retrieval/entry';
import { expandQuery } from '#core/retrieval/expand';
import { farQuestions } from '#core/retrieval/far-questions';
import { expandText, weighEvidence } from '#core/retrieval/rank';
import type { Statistics } from '#core/retrieval/statistics';
import { languageOf } from '#core/retrieval/tokenize';

const maxSamples = 120;
const minSamples = 20;
const farLanguage = 'en';
// Confidence 0.45, the threshold that a tenant starts with, is to be where 85 of 100 answerable questions are answered;
// unless more than 30 of 100 far ones would be, too.
const threshold = Math.log(0.45 / 0.55);
const unanswered = 0.15;
const farAnswered = 0.3;
// How firmly the default holds: as if so many variants had confirmed it; and how far a base may go from it.
const priorStrength = 400;
const furthest = 0.75;

/** `statistics` with a calibration of its own; with fewer than 20 variants the default stays. */
export function calibrate(entries: readonly Entry[], statistics: Statistics): Statistics {
  const variants = entries.flatMap((entry) =>
    entry.questions.flatMap((tokens, number) =>
      number === 0 || tokens.length < 2 ? [] : [{ entry, number, tokens }],
    ),
  );
  if (variants.length < minSamples) return { ...statistics, calibration: defaultCalibration };
  const index = buildCandidateIndex(entries);
  // Evenly spread, so that the same base always gives the same calibration.
  const step = Math.max(1, variants.length / maxSamples);
  const own: number[] = [];
  for (let next = 0; next < variants.length; next += step) {
    const { entry, number, tokens } = variants[Math.floor(next)]!;
    const query = expandQuery(tokens, statistics, languageOf(entry.locale));
    const candidates = index
      .candidates(query)
      .map((candidate) => (candidate === entry ? withoutVariant(entry, number) : candidate));
    own.push(weighEvidence(query, candidates, statistics).evidence);
  }
  return { ...statistics, calibration: place(own, farEvidence(entries, statistics, index)) };
}

const withoutVariant = (entry: Entry, number: number): Entry => ({
  ...entry,
  questions: entry.questions.filter((_, position) => position !== number),
  concepts: entry.concepts.filter((_, position) => position !== number),
});

function farEvidence(
  entries: readonly Entry[],
  statistics: Statistics,
  index: ReturnType<typeof buildCandidateIndex>,
): number[] {
  if (languageOf(entries[0]!.locale) !== farLanguage) return [];
  return farQuestions.map((text) => {
    const query = expandText({ text, locale: farLanguage }, statistics);
    return weighEvidence(query, index.candidates(query), statistics).evidence;
  });
}

function place(own: readonly number[], far: readonly number[]): Calibration {
  const level = Math.max(quantile(own, unanswered), quantile(far, 1 - farAnswered));
  const shift = threshold - level - defaultCalibration.offset;
  const firm = own.length / (own.length + priorStrength);
  return {
    slope: defaultCalibration.slope,
    // More careful than usual, never bolder: the owner's variants say too little about what lies outside.
    offset: defaultCalibration.offset + Math.max(-furthest, Math.min(0, firm * shift)),
    questions: own.length,
  };
}

const quantile = (values: readonly number[], share: number): number =>
  values.length === 0
    ? -Infinity
    : values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
