// The understanding part of the eval adapter: language, intents, person requests, sentiment.
// Read by tests/evals/adapter.mjs; each function calls the product's own code.
import { wantsPerson } from '#core/understanding/handoff';
import { classifyIntent } from '#core/understanding/intent';
import { identifyLanguage } from '#core/understanding/language';

export const lang = (text) => identifyLanguage(text).language;
export const intent = (text, { lang: language } = {}) => classifyIntent(text, { language });
export const handoff = (text) => wantsPerson(text);
