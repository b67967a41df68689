/** Everything the assistant reads out of one message before it answers. Pure; used by flows/answer. */
import { wantsPerson } from '#core/understanding/handoff';
import { identifyLanguage } from '#core/understanding/language';
import { detectSmalltalk } from '#core/understanding/smalltalk';
import type { Smalltalk } from '#core/understanding/smalltalk';

export interface Understanding {
  /** ISO 639-1 code of the message, or null when it says nothing about its language. */
  language: string | null;
  smalltalk: Smalltalk | null;
  wantsPerson: boolean;
}

/** Below this the visitor's own locale is the better guess: three English words look Dutch easily. */
const languageFloor = 0.7;

export function understand(text: string, visitor: { locale: string }): Understanding {
  const prior = visitor.locale.toLowerCase().split('-')[0] ?? 'en';
  const identified = identifyLanguage(text, { prior });
  return {
    language: identified.confidence >= languageFloor ? identified.language : null,
    smalltalk: detectSmalltalk(text),
    wantsPerson: wantsPerson(text),
  };
}
