/** A provider's own check of texts, where the operator has configured one (MODERATION_MODEL). Implemented by adapters/model/moderator. */
export interface Moderator {
  /** What is wrong with the text, in the provider's words; empty when nothing is. Throws when it cannot say. */
  check(text: string, signal: AbortSignal): Promise<string[]>;
}
