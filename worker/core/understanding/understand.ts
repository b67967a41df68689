/**
 * Everything the assistant reads out of one message before it answers: language, small talk, wish for a person, intent, feeling,
 * frustration over the turns before, and how often the same was asked. Pure; used by flows/answer. What only some turns
 * need (entities, repetition) is worked out when it is asked for.
 */
import { extractEntities } from '#core/understanding/entities/extract';
import type { TenantPattern } from '#core/understanding/entities/tenant-pattern';
import type { Entity } from '#core/understanding/entities/entity';
import { findOpenDays } from '#core/understanding/entities/dates/open-day';
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
  /** ISO 639-1, of what we said. */
  language?: string;
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

/** `held`: what goes on is in this language unless the message is surely in another. */
export function understand(
  text: string,
  visitor: { locale: string; history?: readonly Turn[]; held?: string | null },
): Understanding {
  const history = visitor.history ?? [];
  const language = languageOf(text, visitor.locale, history, visitor.held ?? null);
  return {
    language,
    smalltalk: smalltalkIn(text, language),
    wantsPerson: wantsPerson(text),
    intent: classifyIntent(text),
    sentiment: sentiment(text, language === null ? {} : { language }),
    frustration: frustration(
      text,
      history.slice(-8).map((turn) => ({ role: turn.author, text: turn.text })),
    ),
  };
}

/** "Jo" is a yes in German and a name in English: the shortest words are small talk in their own language only. */
const shortestWord = 2;
function smalltalkIn(text: string, language: string | null): Smalltalk | null {
  const found = detectSmalltalk(text);
  if (found === null || text.trim().length > shortestWord) return found;
  const spoken = smalltalkLanguages(text);
  const isForeign = spoken.length > 0 && language !== null && !spoken.includes(language);
  return isForeign && !isInternational(text) ? null : found;
}

/** A sentence that is surely of another language; an address, a name or a number is not. */
const sentenceWords = 3;
const surelyOther = 0.9;

function speaksForItself(text: string, held: string): boolean {
  const words = text.replace(ofNoLanguage, ' ').trim();
  const isSentence =
    words.split(/\s+/u).length >= sentenceWords || /[^\p{Script=Latin}\P{L}]{4}/u.test(words);
  if (!isSentence) return false;
  const { language, confidence } = identifyLanguage(words, { prior: held });
  return language !== held && confidence >= surelyOther;
}

const longestInternational = 20;
/** Addresses, links and numbers of orders are of no language, whatever letters they are made of. */
const ofNoLanguage = /\S+@\S+|https?:\/\/\S+|www\.\S+|\S*\d\S*/gi;

/** A message that says nothing about its language ("ok", "12345") is taken to be in that of those before it. */
function languageOf(
  text: string,
  locale: string,
  history: readonly Turn[],
  held: string | null,
): string | null {
  if (held !== null && !speaksForItself(text, held)) return held;
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
  // What we answered in is what was settled on before ("12345", "05.12." say nothing about it).
  const spoken = history.findLast((turn) => turn.author === 'assistant')?.language ?? null;
  if (before === '') return spoken;
  const earlier = identifyLanguage(before, { prior });
  return earlier.confidence >= languageFloor ? earlier.language : spoken;
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

export interface Naming {
  /** The tenant's own forms of ids. */
  patterns?: readonly TenantPattern[];
  /** BCP 47, of the visitor's browser. */
  locale?: string;
}

/** Order numbers, dates, amounts and the like, for the steps that need them. */
export function entitiesIn(
  text: string,
  language: string | null,
  now: number,
  { patterns = [], locale = '' }: Naming = {},
): Entity[] {
  const region = regionOf(locale);
  const named = extractEntities(text, { language: language ?? undefined, now, patterns });
  const days = (language ?? 'en') === 'en' ? findOpenDays(text, now) : [];
  const entities = days.length === 0 ? named : withDays(named, days);
  if (!entities.some(isOpenDate)) return entities;
  // Only English writes days both ways; a browser set to en-US is too common to say where its owner lives.
  const isOpen = (language ?? 'en') === 'en' && (region === null || region === 'US');
  if (isOpen) return entities;
  const settled = extractEntities(text, {
    language: language ?? undefined,
    now,
    ...(region === null ? {} : { region }),
  });
  return entities.map((entity) => {
    if (!isOpenDate(entity)) return entity;
    // Everywhere but in the US the day comes first.
    const found =
      settled.find(({ type, start }) => type === 'DATE' && start === entity.start) ??
      days.find(({ start }) => start === entity.start);
    const { ambiguous: _, alternatives: __, ...plain } = found ?? entity;
    return plain;
  });
}

/** Where nothing else was found. */
function withDays(named: readonly Entity[], days: readonly Entity[]): Entity[] {
  const free = days.filter(({ start, end }) =>
    named.every((entity) => entity.end <= start || entity.start >= end),
  );
  return [...named, ...free].toSorted((a, b) => a.start - b.start);
}

const isOpenDate = ({ type, ambiguous }: Entity): boolean => type === 'DATE' && ambiguous === true;

const regionOf = (locale: string): string | null =>
  /-([A-Za-z]{2})(?:-|$)/.exec(locale)?.[1]?.toUpperCase() ?? null;
