// The understanding part of the eval adapter: language, intents, person requests, sentiment.
// Read by tests/evals/adapter.mjs; each function calls the product's own code.
import { identifyLanguage } from '#core/understanding/language';

export const lang = (text) => identifyLanguage(text).language;
