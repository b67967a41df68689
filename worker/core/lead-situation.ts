/** What the rules of lead capture see of a conversation, and what they can decide. Types only; used by lead-capture and its flow. */
import type { Said } from '#core/lead-answer';
import type { LeadCapture, LeadCause, LeadProgress, LeadQuestion } from '#protocol/lead-capture';
import type { PartValues } from '#protocol/part';

export interface LeadSituation extends Said {
  capture: LeadCapture;
  progress: LeadProgress | null;
  /** A lead of this conversation is stored already, by whatever way. */
  hasLead: boolean;
  /** A person was asked for, and nobody came. */
  isNobodyThere: boolean;
  wantsPerson: boolean;
  /** The button that says "Leave contact details" was pressed, or a model asks for them. */
  isAsked: LeadCause | null;
  /** What a model has heard already; checked like everything else. */
  heard: Record<string, string>;
  /** What was filled into our form. */
  values: PartValues | null;
  /** A tool is meant, or the guard has something to say. */
  isOtherMatter: boolean;
  /** The articles have an answer to what was written. */
  isAnswerable: boolean;
  language: string;
  intent: string;
  page: string | null;
  segment: string | null;
  /** The words of our own buttons in this language. */
  buttons: { skip: string; agree: string; decline: string };
}

export type LeadStep =
  | { kind: 'none' }
  | {
      kind: 'ask';
      how: 'begin' | 'next' | 'again' | 'resume';
      question: LeadQuestion;
      progress: LeadProgress;
    }
  | { kind: 'form'; questions: LeadQuestion[]; progress: LeadProgress }
  | { kind: 'consent'; isAgain: boolean; progress: LeadProgress }
  | { kind: 'capture'; progress: LeadProgress }
  | { kind: 'declined'; progress: LeadProgress }
  /** It is there already. */
  | { kind: 'kept' };
