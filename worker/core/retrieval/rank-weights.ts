// Weights of the ranker and of its confidence. Data only.

export const rankWeights: Record<string, number> = {
  coverQuestion: 2,
  coverBack: 1,
  match: 3,
  matchTitle: 0.5,
  order: 0.5,
  grams: 2,
  coverQuestions: 2,
  coverPassage: 1,
  body: 2,
  coverAll: 1,
};

export const confidenceWeights: Record<string, number> = {
  one: -3,
  score: 0.4,
  margin: 0.7,
  coverAll: 1,
  unknown: -2,
};
