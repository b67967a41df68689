// The names and meanings of the ranker's features. Used by features, rank and calibrate. Data only.

/** Each is 0..1 unless it says otherwise; 0 where there is nothing to compare. */
export type FeatureSet = {
  /** Share of the question's weight found in the best single title or variant; and of that text's in the question. */
  coverQuestion: number;
  coverBack: number;
  /** Geometric middle of both, for the best variant, for the title, and for the second best. */
  match: number;
  matchTitle: number;
  matchNext: number;
  /** Neighbouring words that are neighbours there too. */
  order: number;
  /** Similarity of letter triples with the best title or variant. */
  grams: number;
  /** Share of the question's weight found in all titles and variants; the same with saturated counts (BM25). */
  coverQuestions: number;
  bag: number;
  /** Share found in the best passage, in the body (BM25), anywhere. */
  coverPassage: number;
  body: number;
  coverAll: number;
  /** Concepts in common: with the best variant, the title, all variants, the body too, and with how often each is named. */
  conceptMatch: number;
  conceptTitle: number;
  conceptQuestions: number;
  conceptBody: number;
  conceptProfile: number;
  /** conceptMatch and conceptProfile where there are variants beside the title, else 0. */
  conceptVariant: number;
  conceptSpread: number;
  /** As coverQuestion and coverAll, where a word also counts in part when one of its concepts is there. */
  alignQuestion: number;
  alignAll: number;
  /** Absolute weight that was found (in tens). */
  evidence: number;
};

export const noFeatures: FeatureSet = {
  coverQuestion: 0,
  coverBack: 0,
  match: 0,
  matchTitle: 0,
  matchNext: 0,
  order: 0,
  grams: 0,
  coverQuestions: 0,
  bag: 0,
  coverPassage: 0,
  body: 0,
  coverAll: 0,
  conceptMatch: 0,
  conceptTitle: 0,
  conceptQuestions: 0,
  conceptBody: 0,
  conceptProfile: 0,
  conceptVariant: 0,
  conceptSpread: 0,
  alignQuestion: 0,
  alignAll: 0,
  evidence: 0,
};
