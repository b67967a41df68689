// Learns what the ranker's evidence is worth in one knowledge base, from its own question variants: each is taken out in turn and
// asked. Run after `buildStatistics` whenever the base changes; the result is stored inside the statistics. Pure.
import type { Calibration } from '#core/retrieval/calibration-model';
import { defaultCalibration, probability } from '#core/retrieval/calibration-model';
import { buildCandidateIndex } from '#core/retrieval/candidates';
import type { Entry } from '#core/retrieval/entry';
import { expandQuery } from '#core/retrieval/expand';
import { weighEvidence } from '#core/retrieval/rank';
import type { Statistics } from '#core/retrieval/statistics';
import { languageOf } from '#core/retrieval/tokenize';

type Sample = { evidence: number; right: boolean; weight: number };

const maxSamples = 120;
const minSamples = 20;
// The owner's variants resemble each other more than a visitor's words do, so they count as fewer than they are.
const ownQuestionWeight = 0.25;
// How firmly the default holds: as if so many samples had confirmed it.
const priorStrength = { slope: 25, offset: 6 };
// A variant that is taken out is missed by the others, so a base looks worse here than visitors find it. Over several bases
// the fit came out lower by this much; only what goes beyond it is the base's own.
const usual = { slope: 0.885, offset: -0.45 };
// How often a visitor asks what the base does not answer, next to each question that it does.
const unanswerable = 0.25;

/** `statistics` with a calibration of its own; with fewer than 20 variants the default stays. */
export function calibrate(entries: readonly Entry[], statistics: Statistics): Statistics {
  const samples = sampleOf(entries, statistics);
  const calibration = samples.length < 2 * minSamples ? defaultCalibration : fit(samples);
  return { ...statistics, calibration };
}

function sampleOf(entries: readonly Entry[], statistics: Statistics): Sample[] {
  const variants = entries.flatMap((entry, at) =>
    entry.questions.slice(1).flatMap((tokens, number) => {
      return tokens.length < 2 ? [] : [{ at, number: number + 1, tokens }];
    }),
  );
  if (variants.length < minSamples) return [];
  const index = buildCandidateIndex(entries);
  // Evenly spread, so that the same base always gives the same calibration.
  const step = Math.max(1, variants.length / maxSamples);
  const samples: Sample[] = [];
  for (let next = 0; next < variants.length; next += step) {
    const { at, number, tokens } = variants[Math.floor(next)]!;
    const own = entries[at]!;
    const query = expandQuery(tokens, statistics, languageOf(own.locale));
    const others = index.candidates(query).filter((entry) => entry !== own);
    const without: Entry = {
      ...own,
      questions: own.questions.filter((_, position) => position !== number),
      concepts: own.concepts.filter((_, position) => position !== number),
    };
    const ranked = weighEvidence(query, [without, ...others], statistics);
    if (ranked.first !== null)
      samples.push({ evidence: ranked.evidence, right: ranked.first === own.id, weight: 1 });
    const absent = weighEvidence(query, others, statistics);
    if (absent.first !== null)
      samples.push({ evidence: absent.evidence, right: false, weight: unanswerable });
  }
  return samples;
}

/** Logistic regression on one number, held to the default by a prior; Newton's method. */
function fit(samples: readonly Sample[]): Calibration {
  const start = defaultCalibration;
  let { slope, offset } = start;
  for (let round = 0; round < 30; round++) {
    let gradientSlope = priorStrength.slope * (slope - start.slope);
    let gradientOffset = priorStrength.offset * (offset - start.offset);
    let slopeSlope = priorStrength.slope;
    let slopeOffset = 0;
    let offsetOffset = priorStrength.offset;
    for (const { evidence, right, weight } of samples) {
      const guess = probability({ slope, offset, questions: 0 }, evidence);
      const error = ownQuestionWeight * weight * (guess - (right ? 1 : 0));
      const curve = ownQuestionWeight * weight * guess * (1 - guess);
      gradientSlope += error * evidence;
      gradientOffset += error;
      slopeSlope += curve * evidence * evidence;
      slopeOffset += curve * evidence;
      offsetOffset += curve;
    }
    const determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
    if (!(determinant > 1e-9)) break;
    slope -= (offsetOffset * gradientSlope - slopeOffset * gradientOffset) / determinant;
    offset -= (slopeSlope * gradientOffset - slopeOffset * gradientSlope) / determinant;
  }
  // A base whose variants contradict each other must not turn the order of confidences round.
  return {
    slope: Math.min(2, Math.max(0.5, slope / usual.slope)),
    offset: Math.min(3, Math.max(-3, offset - usual.offset)),
    questions: samples.length / 2,
  };
}
