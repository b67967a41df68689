/**
 * Taking down contact details in a conversation, as a table of rules: only when a quote or a person is needed, one question at a time,
 * never the same twice, every one of them skippable, with consent before anything is stored, and again where it stopped after
 * something else came between. Works with every model down. Pure; carried out by flows/talk-about-lead.
 */
import {
  contactIn,
  emailIn,
  isPricedRoute,
  readAnswer,
  requestIn,
  saidBesides,
} from '#core/lead-answer';
import {
  againPhrases,
  noThanksPhrases,
  quotePhrases,
  quoteWords,
  skipPhrases,
  stopPhrases,
} from '#core/lead-cues';
import { formAnswers } from '#core/lead-form';
import { openQuestions, phone, questionOf } from '#core/lead-question';
import { beginsWithYes, isOnly } from '#core/lead-said';
import { isQuestion, isSaid } from '#core/tool/said';
import type { LeadSituation, LeadStep } from '#core/lead-situation';
import type { LeadCapture, LeadCause, LeadProgress, LeadQuestion } from '#protocol/lead-capture';
import type { PartValues } from '#protocol/part';

interface Rule {
  name: string;
  /** Null: the next rule is asked. */
  step(situation: LeadSituation): LeadStep | null;
}

const none: LeadStep = { kind: 'none' };
/** An answer that does not fit is asked for once more; then the question is let go. */
const mostTries = 1;

/** The first rule that has something to say decides. */
const rules: readonly Rule[] = [
  {
    name: 'the tenant does not want it',
    step: ({ capture }) => (capture.mode === 'off' ? none : null),
  },
  {
    name: 'there is a lead already',
    step: (at) => (isOver(at) ? (wishOf(at) === 'quote' ? { kind: 'kept' } : none) : null),
  },
  {
    name: 'a form came back',
    step: (at) => (awaits(at) === 'form' && at.values ? formAnswered(at, at.values) : null),
  },
  {
    name: 'stopped by the visitor',
    step: (at) => (awaits(at) !== null && isOnly(at.text, stopPhrases) ? decline(open(at)) : null),
  },
  {
    name: 'something else comes between',
    step: (at) => (awaits(at) !== null && isInterruption(at) ? none : null),
  },
  {
    name: 'consent is awaited',
    step: (at) => (awaits(at) === 'consent' ? consentAnswered(at) : null),
  },
  { name: 'an answer is awaited', step: (at) => (asked(at) ? answered(at, asked(at)!) : null) },
  { name: 'wished for', step: (at) => begin(at) },
];

export function leadStep(situation: LeadSituation): LeadStep & { rule: string } {
  for (const { name, step } of rules) {
    const said = step(situation);
    if (said) return { ...said, rule: name };
  }
  return { ...none, rule: 'nobody asked' };
}

/** What a message wishes for that needs a person's answer; null when nothing. */
export function wishOf(
  at: Pick<
    LeadSituation,
    'text' | 'isAsked' | 'wantsPerson' | 'isNobodyThere' | 'isOtherMatter' | 'capture' | 'intent'
  >,
): LeadCause | null {
  if (at.isAsked) return at.isAsked;
  if (quotePhrases.some((phrase) => isSaid(at.text, phrase)) || isOnly(at.text, quoteWords))
    return 'quote';
  if (!at.isOtherMatter && isPricedRoute(at.capture.questions, at)) return 'quote';
  return at.wantsPerson && at.isNobodyThere ? 'person' : null;
}

/** The open question is put again behind an answer to something else; once, and not while that asks something itself. */
export function reminder(progress: LeadProgress | null, capture: LeadCapture): LeadStep {
  if (capture.mode !== 'questions' || progress?.status !== 'open' || progress.isReminded)
    return none;
  const question = questionOf(capture, progress.awaits);
  const next = { ...progress, isReminded: true };
  if (question) return { kind: 'ask', how: 'resume', question, progress: next };
  return progress.awaits === 'consent' ? { kind: 'consent', isAgain: true, progress: next } : none;
}

/** Nobody came to a visitor who waits: the first question comes with the words that say so. */
export function beginUnmanned(
  situation: Omit<LeadSituation, 'isAsked' | 'values' | 'wantsPerson' | 'isOtherMatter'>,
): LeadStep {
  return leadStep({
    ...situation,
    isAsked: 'person',
    values: null,
    wantsPerson: true,
    isOtherMatter: false,
  });
}

const awaits = ({ progress }: LeadSituation): string | null =>
  progress?.status === 'open' ? progress.awaits : null;
const asked = (at: LeadSituation): LeadQuestion | null => questionOf(at.capture, awaits(at));
const open = ({ progress }: LeadSituation): LeadProgress => progress!;
/** A lead that stands there while its consent is awaited was stored by a turn that died before it could say so. */
const isOver = ({ hasLead, progress }: LeadSituation): boolean =>
  progress?.status === 'done' ||
  (hasLead &&
    !(
      progress?.status === 'open' &&
      (progress.awaits === 'consent' || progress.awaits === 'form')
    ));

function isInterruption(at: LeadSituation): boolean {
  if (at.isAsked || at.values) return false;
  if (at.isOtherMatter || at.wantsPerson) return true;
  const question = asked(at);
  if (question && !anything.has(question.kind) && readAnswer(question, at) !== null) return false;
  return at.isAnswerable && isQuestion(at.text);
}

/** Nearly every message can be an answer to these. */
const anything = new Set(['text', 'origin', 'destination', 'goods']);

function begin(at: LeadSituation): LeadStep {
  const cause = wishOf(at);
  if (cause === null) return takenUpAgain(at);
  const before = at.progress;
  const progress: LeadProgress = {
    cause: before?.cause ?? cause,
    intent: before?.intent ?? at.intent,
    status: 'open',
    asked: before?.asked ?? [],
    answers: { ...before?.answers, ...prefilled(at, cause) },
    skipped: before?.skipped ?? [],
    awaits: null,
    tries: 0,
    isReminded: false,
  };
  if (at.capture.mode === 'form') {
    const questions = openQuestions(at, { ...progress, skipped: [] });
    return {
      kind: 'form',
      questions,
      progress: { ...progress, asked: questions.map(({ id }) => id), awaits: 'form' },
    };
  }
  return next(at, progress, before === null ? 'begin' : 'next', before?.awaits ?? null);
}

/** After it was put aside: who thinks again goes on, and an address that is given all the same is the answer it is. */
const takenUpAgain = (at: LeadSituation): LeadStep => {
  const { progress } = at;
  if (progress?.status !== 'declined' || at.isOtherMatter) return none;
  if (emailIn(at) === null && !againPhrases.some((phrase) => isSaid(at.text, phrase))) return none;
  return next(
    at,
    { ...progress, status: 'open', answers: { ...progress.answers, ...contactIn(at) } },
    'next',
    null,
  );
};

function answered(at: LeadSituation, question: LeadQuestion): LeadStep {
  const progress = open(at);
  const { id, kind } = question;
  const isNo = isOnly(at.text, noThanksPhrases) || (at.answer === 'no' && kind !== 'yesno');
  const isSkip = isOnly(at.text, [...skipPhrases, at.buttons.skip]);
  // The plain "no" to the first question is a no to all of them.
  if (isNo && kind !== 'yesno' && !isSkip && progress.asked.length <= 1) return decline(progress);
  if (isSkip || (isNo && kind !== 'yesno'))
    return next(at, { ...progress, skipped: [...progress.skipped, id], tries: 0 }, 'next', null);
  const value = readAnswer(question, at);
  // What was said first stays, but for an address or a number: the newest is the one that is right.
  const contact = contactIn(at);
  const besides = {
    ...saidBesides(at.capture.questions, at),
    ...progress.answers,
    ...contact,
  };
  if (value === null) {
    const again = { ...progress, answers: besides, tries: progress.tries + 1 };
    const isUnderstood = Object.keys(contact).length > 0;
    if (again.tries <= mostTries)
      return { kind: 'ask', how: isUnderstood ? 'next' : 'again', question, progress: again };
    return next(at, { ...again, skipped: [...progress.skipped, id], tries: 0 }, 'next', null);
  }
  const answers = { ...besides, [id]: value };
  return next(at, { ...progress, answers, tries: 0, isReminded: false }, 'next', null);
}

/** `resumed` is the question that stood open: it may be put again, every other one is put once. */
function next(
  at: LeadSituation,
  progress: LeadProgress,
  how: 'begin' | 'next',
  resumed: string | null,
): LeadStep {
  const question = openQuestions(at, progress).find(
    ({ id }) => id === resumed || !progress.asked.includes(id),
  );
  if (question)
    return {
      kind: 'ask',
      how,
      question,
      progress: {
        ...progress,
        asked: [...progress.asked.filter((id) => id !== question.id), question.id],
        awaits: question.id,
      },
    };
  if (!isReachable(progress)) return lastTry(progress);
  return {
    kind: 'consent',
    isAgain: false,
    progress: { ...progress, awaits: 'consent', tries: 0, isReminded: false },
  };
}

const isReachable = ({ answers }: LeadProgress): boolean =>
  answers['email'] !== undefined || answers['phone'] !== undefined;

function consentAnswered(at: LeadSituation): LeadStep {
  const progress = open(at);
  if (at.answer === 'yes' || isOnly(at.text, [at.buttons.agree]) || beginsWithYes(at.text))
    return { kind: 'capture', progress };
  if (
    at.answer === 'no' ||
    isOnly(at.text, [...noThanksPhrases, ...skipPhrases, at.buttons.decline])
  )
    return decline(progress);
  // A correction instead of a yes: it is taken, and consent asked for what holds now.
  const corrected = contactIn(at);
  if (Object.keys(corrected).length > 0)
    return {
      kind: 'consent',
      isAgain: false,
      progress: { ...progress, answers: { ...progress.answers, ...corrected } },
    };
  if (progress.tries < mostTries)
    return { kind: 'consent', isAgain: true, progress: { ...progress, tries: progress.tries + 1 } };
  return none;
}

function formAnswered(at: LeadSituation, values: PartValues): LeadStep {
  const progress = open(at);
  const answers = { ...progress.answers, ...formAnswers(at.capture, values) };
  const filled: LeadProgress = { ...progress, answers };
  if (!isReachable(filled)) return lastTry({ ...filled, awaits: null });
  return values['consent'] === true
    ? { kind: 'capture', progress: filled }
    : { kind: 'consent', isAgain: false, progress: { ...filled, awaits: 'consent' } };
}

/** Without an address somebody may still be called. */
function lastTry(progress: LeadProgress): LeadStep {
  if (progress.asked.includes('phone')) return decline(progress);
  const asking = { ...progress, asked: [...progress.asked, 'phone'], awaits: 'phone' };
  return { kind: 'ask', how: 'next', question: phone, progress: asking };
}

const decline = (progress: LeadProgress): LeadStep => ({
  kind: 'declined',
  progress: { ...progress, status: 'declined', awaits: null, tries: 0 },
});

/** What is known at the beginning: from the message itself, and from what a model has heard. */
function prefilled(at: LeadSituation, cause: LeadCause): Record<string, string> {
  const heard: Record<string, string> = {};
  for (const [id, text] of Object.entries(at.heard)) {
    const question = questionOf(at.capture, id);
    const value = question && readAnswer(question, { text, entities: [], answer: null });
    if (value) heard[id] = value;
  }
  const request = cause === 'quote' ? requestIn(at) : null;
  return {
    ...(request === null ? {} : { request }),
    ...saidBesides(at.capture.questions, at),
    ...heard,
  };
}
