/**
 * Answers of models to questions that were asked in exactly the same circumstances: same tenant, prompt, instructions, passages, language.
 * Holds nothing personal (flows/answer-by-model sees to that). Implemented by adapters/answer-cache. Never throws.
 */
import type { TenantId } from '#protocol/ids';

export interface CachedAnswer {
  text: string;
  provider: string;
  model: string;
}

export interface AnswerCache {
  /** `asked` is everything the model would be told (core/answer/cached). */
  get(tenantId: TenantId, asked: string): Promise<CachedAnswer | null>;
  put(tenantId: TenantId, asked: string, answer: CachedAnswer, keepMs: number): Promise<void>;
}
