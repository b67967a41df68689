// The part of the evals adapter that scores entity extraction and redaction: each function calls the product's own code.
// Imported by tests/evals/adapter.mjs; run alone with the scorer of the open language data.

import { extractEntities } from '../../worker/core/understanding/entities/extract.ts';
import { findPersonalData } from '../../worker/core/redaction/redact.ts';

export function extract(text, { lang, ref, region } = {}) {
  const now = ref ? Date.parse(`${ref.slice(0, 19)}Z`) : undefined;
  return extractEntities(text, { language: lang || undefined, region, now });
}

export function redact(text) {
  return findPersonalData(text).map((entity) => [entity.start, entity.end]);
}
