// The product behind the functions that the scorer of the open language data names; used by tests/evals/run.ts and
// by the scorer directly. Nothing here decides anything: each function calls the product's own code.
import { understand } from '#core/understanding/understand';

export { kb, similar } from './faq.mjs';
export { trainIntents, intent, handoff, lang, sentiment, frustration } from './understanding.mjs';
export { extract, redact } from './entities.mjs';

/** The whole pipeline of one message, as the answer flow calls it. */
export const message = (text, { lang = 'en' } = {}) => understand(text, { locale: lang });
