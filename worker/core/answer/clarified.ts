/**
 * What an answer to a clarifying question asks: the question before it and the choice, as one. "return", "Which of these?", "2" asks "return
 * Return an item". Pure; used by flows/answer before anything else is read.
 */
import { saysNothing } from '#core/answer/ambiguity';
import { vagueTopic } from '#core/answer/vague';
import { chosen } from '#core/tool/choice';
import { wantsPerson } from '#core/understanding/handoff';
import { detectSmalltalk } from '#core/understanding/smalltalk';
import { changesTopic } from '#core/understanding/topic';

export interface Said {
  author: string;
  text: string;
  quickReplies?: readonly string[];
  language?: string;
}

export interface Clarified {
  /** What is asked, with what it was asked about. */
  text: string;
  /** Which of the options; null when the visitor answered in words of their own. */
  choice: string | null;
}

/** An answer in own words is short; what is longer stands for itself. */
const longestAnswerWords = 10;

/** Null when the message stands for itself. */
export function clarified(text: string, history: readonly Said[]): Clarified | null {
  const asking = history.findLastIndex(({ author }) => author === 'assistant');
  const question = history[asking];
  const original = history.slice(0, Math.max(asking, 0)).findLast(isVisitor)?.text;
  if (!question || original === undefined) return null;
  const options = (question.quickReplies ?? []).map((label) => ({ label }));
  const choice = chosen(text, options)?.label ?? null;
  if (wantsPerson(choice ?? text)) return null;
  if (choice === null) {
    if (detectSmalltalk(text) !== null || text.split(/\s+/u).length > longestAnswerWords)
      return null;
    if (changesTopic(text, original)) return null;
  }
  const answer = choice ?? text;
  const date = choice === null ? null : slashedDate.exec(original);
  if (date && /\d/.test(answer)) return { text: original.replace(date[0], answer), choice };
  return { text: saysNothing(vagueTopic(original)) ? answer : `${original} ${answer}`, choice };
}

const isVisitor = ({ author }: Said): boolean => author === 'visitor';
/** What was read two ways is written out by the choice. */
const slashedDate = /\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?/;

/** What stood on the buttons of the last answer. */
export const offeredReplies = (history: readonly Said[]): readonly string[] =>
  history.findLast(({ author }) => author === 'assistant' || author === 'agent')?.quickReplies ??
  [];

/**
 * A button is said in the language of the message it stood under, whatever words are on it; so is the answer to what a tool asked
 * ("12345", a name, a town).
 */
export function heldLanguage(
  text: string,
  history: readonly Said[],
  isAwaited: boolean,
): string | null {
  const last = history.findLast(({ author }) => author === 'assistant');
  if (last?.language === undefined) return null;
  return isAwaited || last.quickReplies?.includes(text) ? last.language : null;
}
