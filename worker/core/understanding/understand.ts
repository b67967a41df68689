/**
 * Everything the assistant reads out of one message before it answers: language, small talk, wish for a person, intent, feeling,
 * frustration over the turns before, and how often the same was asked. Pure; used by flows/answer. What only some turns
 * need (entities, repetition) is worked out when it is asked for.
 */
import { extractEntities } from '#core/understanding/entities/extract';
import type { Entity } from '#core/understanding/entities/entity';
import { frustration, wordOverlap } from '#core/understanding/frustration';
import { wantsPerson } from '#core/understanding/handoff';
import { classifyIntent } from '#core/understanding/intent';
import { identifyLanguage } from '#core/understanding/language';
import { sentiment } from '#core/understanding/sentiment';
import {
  detectSmalltalk,
  isInternational,
  smalltalkLanguages,
} from '#core/understanding/smalltalk';
import type { Smalltalk } from '#core/understanding/smalltalk';
import { similarity } from '#core/retrieval/similarity';

export interface Turn {
  author: 'visitor' | 'assistant' | 'agent' | 'system';
  text: string;
}

export interface Understanding {
  /** ISO 639-1 code of the message or of those before it, or null when none says anything about its language. */
  language: string | null;
  smalltalk: Smalltalk | null;
  wantsPerson: boolean;
  /** Of the built-in ones, or one of the tenant's own. */
  intent: { label: string; confidence: number };
  /** -1 (furious) … 1 (delighted). */
  sentiment: number;
  /** 0 … 1, over this turn and those before it. */
  frustration: number;
}

/** Below this the visitor's own locale is the better guess: three English words look Dutch easily. */
const languageFloor = 0.7;

export function understand(
  text: string,
  visitor: { locale: string; history?: readonly Turn[] },
): Understanding {
  const history = visitor.history ?? [];
  const language = languageOf(text, visitor.locale, history);
  return {
    language,
    smalltalk: detectSmalltalk(text),
    wantsPerson: wantsPerson(text),
    intent: classifyIntent(text),
    sentiment: sentiment(text, language === null ? {} : { language }),
    frustration: frustration(
      text,
      history.slice(-8).map((turn) => ({ role: turn.author, text: turn.text })),
    ),
  };
}

const longestInternational = 20;
/** Addresses, links and numbers of orders are of no language, whatever letters they are made of. */
const ofNoLanguage = /\S+@\S+|https?:\/\/\S+|www\.\S+|\S*\d\S*/gi;

/** A message that says nothing about its language ("ok", "12345") is taken to be in that of those before it. */
function languageOf(text: string, locale: string, history: readonly Turn[]): string | null {
  const prior = locale.toLowerCase().split('-')[0] ?? 'en';
  if (text.length <= longestInternational && isInternational(text))
    return languageBefore(prior, history) ?? prior;
  const words = text.replace(ofNoLanguage, ' ');
  if (words.length < text.length && !/[a-z]/i.test(words) && !/\p{L}/u.test(words))
    return languageBefore(prior, history) ?? prior;
  const phrase = smalltalkLanguages(text);
  if (phrase.length > 0) {
    const earlier = languageBefore(prior, history);
    if (earlier !== null && phrase.includes(earlier)) return earlier;
    if (phrase.includes(prior)) return prior;
    if (phrase.length === 1) return phrase[0]!;
  }
  const identified = identifyLanguage(words, { prior });
  if (identified.confidence >= languageFloor) return identified.language;
  return languageBefore(prior, history);
}

function languageBefore(prior: string, history: readonly Turn[]): string | null {
  const before = history
    .filter((turn) => turn.author === 'visitor')
    .slice(-3)
    .map((turn) => turn.text.slice(0, 300))
    .join('\n');
  if (before === '') return null;
  const earlier = identifyLanguage(before, { prior });
  return earlier.confidence >= languageFloor ? earlier.language : null;
}

/** Two questions at least this alike are one question asked twice. */
const sameQuestion = 0.8;
/** Alike questions share words; comparing thoroughly costs a tenth of a millisecond. */
const sharedWords = 0.4;
const questionsCompared = 8;

/** How often the visitor asked this before, word for word or in other words. */
export function timesAskedBefore(text: string, history: readonly Turn[], language: string): number {
  const asked = history.filter((turn) => turn.author === 'visitor').slice(-questionsCompared);
  const plain = text.trim().toLowerCase();
  return asked.filter((turn) => {
    if (turn.text.trim().toLowerCase() === plain) return true;
    return (
      wordOverlap(text, turn.text) >= sharedWords &&
      similarity(text, turn.text, { locale: language }) >= sameQuestion
    );
  }).length;
}

/** Order numbers, dates, amounts and the like, for the steps that need them. */
export const entitiesIn = (text: string, language: string | null, now: number): Entity[] =>
  extractEntities(text, { language: language ?? undefined, now });
