// The understanding part of the eval adapter: language, intents, person requests, sentiment.
// Read by tests/evals/adapter.mjs; each function calls the product's own code.
import { wantsPerson } from '#core/understanding/handoff';
import { frustration as frustrationOf } from '#core/understanding/frustration';
import { classifyIntent } from '#core/understanding/intent';
import { identifyLanguage } from '#core/understanding/language';

import { sentiment as score } from '#core/understanding/sentiment';
import { classify } from '#core/understanding/tenant-intents';
import { trainTenantIntents } from '#core/understanding/tenant-training';

export const lang = (text) => identifyLanguage(text).language;
export const intent = (text, { lang: language } = {}) => classifyIntent(text, { language });
export const handoff = (text) => wantsPerson(text);
export const sentiment = (text, { lang: language } = {}) => score(text, { language });
export const frustration = (text, { context = [] } = {}) => frustrationOf(text, context);
export const trainIntents = (examples) => {
  const model = JSON.parse(JSON.stringify(trainTenantIntents(examples)));
  return { classify: (text) => classify(model, text) };
};
