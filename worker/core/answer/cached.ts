/**
 * When an answer of a model may be given again, and what makes two questions the same: everything the model is told. An edited article, a
 * new prompt or another instruction changes that, so nothing needs to be thrown away. Pure; used by flows/answer-by-model.
 */
/** Not where the answer would be somebody's own, or rests on what was said before. */
export const mayBeCached = (asked: {
  /** Messages before it, in either direction. */
  historyLength: number;
  /** Something of the visitor was in it: private data, a profile, a summary. */
  isPersonal: boolean;
}): boolean => !asked.isPersonal && asked.historyLength === 0;

export interface CacheQuestion {
  /** The whole system prompt: rules, the tenant's words, instructions, passages, language. */
  system: string;
  question: string;
  /** Names of the tools that the model could call. What it said after calling one is not kept. */
  tools: readonly string[];
}

export const cacheKeyOf = (asked: CacheQuestion): string =>
  JSON.stringify([asked.system, asked.tools, normalised(asked.question)]);

/** "Do you ship to Norway?" and "do you ship  to norway" are one question. */
function normalised(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!?。！？؟]+$/u, '');
}

export const cacheMinuteMs = 60_000;

/** What our own words say in another language changes seldom. */
export const translationKeptMs = 7 * 24 * 60 * cacheMinuteMs;

/** An edited article is another text, and another version of the knowledge. */
export const translationKey = (asked: {
  text: string;
  language: string;
  promptVersion: number;
  knowledgeVersion: number;
}): string =>
  JSON.stringify([
    'translation',
    asked.language,
    asked.promptVersion,
    asked.knowledgeVersion,
    asked.text,
  ]);
