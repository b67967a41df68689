// Weights of the ranker and of its confidence. Data only.

export const rankWeights: Record<string, number> = { coverQuestion: 0.02, coverBack: 1.63, match: 1.03, matchTitle: 1.23, order: 0.49, grams: 3.14, coverQuestions: 0.9, bag: 0.38, matchNext: 2.8, coverPassage: 0.77, body: 1.58, coverAll: 0.88, conceptMatch: 1.91, conceptQuestions: 0.1, conceptBody: 0.05, alignQuestion: 2.14, alignAll: 2.44, conceptTitle: 2.47, conceptProfile: 1.88 };

export const confidenceWeights: Record<string, number> = { score: 0.081, margin: 0.367, rivals: -0.751, short: -0.871, long: -0.347, speaksOfNothing: 1.161, coverQuestion: -2.533, coverBack: -0.402, match: -0.239, grams: 2.588, coverQuestions: -0.023, coverPassage: 0.424, body: 0.601, coverAll: -0.145, conceptMatch: -0.775, conceptQuestions: 0.463, conceptBody: -0.513, alignQuestion: 1.784, alignAll: 1.73, conceptTitle: 0.975, conceptProfile: 1.786, foreign: -0.546, evidence: 0.8, unknown: -0.326, missed: 1.028, found: 1.429, one: -3.39 };
