/**
 * The first half of a turn: what was asked (with what a clarifying question had left open), what is understood of it, what the guard and
 * the triggers say, and which articles may answer. Used by flows/answer, which decides on it.
 */
import { clarified, heldLanguage, offeredReplies } from '#core/answer/clarified';
import type { Clarified } from '#core/answer/clarified';
import { needsKnowledge } from '#core/answer/decide';
import { escalationOf } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import { cleanInvisible } from '#core/guard/invisible';
import { screen } from '#core/guard/screen';
import type { Concern } from '#core/guard/screen';
import { stronger } from '#core/instruction';
import { triggerLimitsOf } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import { asPatterns } from '#core/understanding/entities/tenant-pattern';
import type { Entity } from '#core/understanding/entities/entity';
import { ownOr } from '#core/understanding/own-intents';
import { detectSmalltalk } from '#core/understanding/smalltalk';
import { changesTopic } from '#core/understanding/topic';
import { entitiesIn, understand } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import type { AnswerDeps, Question } from '#flows/answer';
import { signsOf } from '#flows/answer-report';
import { clarify } from '#flows/clarify';
import type { Ambiguity } from '#core/answer/ambiguity';
import { instruct } from '#flows/instruct';
import type { Instructed } from '#flows/instruct';
import { noHits, retrieve } from '#flows/retrieve';
import type { Found } from '#flows/retrieve';
import { spokenLanguage } from '#worker/locales/notices';

export interface Reading {
  question: Question;
  /** What is asked: the message, with the question that it clarifies. */
  text: string;
  understood: Understanding;
  language: string;
  concern: Concern | null;
  found: Found;
  instructed: Instructed;
  confidence: number;
  escalation: Escalation | null;
  entities: readonly Entity[];
  ambiguity: Ambiguity | null;
  timesAskedBefore: number;
  changesTopic: boolean;
}

export async function readQuestion(
  tenant: Tenant,
  asked: Question,
  deps: AnswerDeps,
): Promise<Reading> {
  const message = cleanInvisible(asked.text);
  // What a tool asked is answered to the tool.
  const cleared = asked.isClarifying && !asked.isAwaited ? clarified(message, asked.history) : null;
  const question = { ...asked, text: message };
  const text = cleared?.text ?? message;
  const held = heldLanguage(message, asked.history, asked.isAwaited === true);
  const read = understand(text, { ...question, held });
  const own = await deps.intents.ready(tenant.id).catch(() => null);
  const understood = { ...read, intent: ownOr(read.intent, own, text) };
  const language = spokenLanguage(understood.language ?? question.locale);
  const concern = screen(message);
  const [answers, instructed] = await Promise.all([
    needsKnowledge(understood, concern)
      ? retrieve(tenant, { ...question, text }, language, deps, cleared !== null)
      : { ...noHits, text },
    instruct(tenant, { ...question, text }, understood, language, deps),
  ]);
  const found = chosenFirst(answers, cleared, tenant.settings.confidenceThreshold);
  const entities = entitiesIn(message, language, deps.system.now(), {
    patterns: asPatterns(tenant.settings.entityPatterns),
    locale: question.locale,
  });
  const ambiguity =
    cleared === null && needsKnowledge(understood, concern)
      ? await clarify(
          tenant,
          { question, language, found, entities, intent: understood.intent.label },
          deps,
        )
      : null;
  const confidence = found.hits[0]?.confidence ?? 0;
  const threshold = tenant.settings.confidenceThreshold;
  const isVague = ambiguity?.kind === 'vague';
  const signs = {
    ...signsOf(tenant, question, understood, concern, language),
    // What says nothing yet is not what we know nothing about.
    uncertainty: needsKnowledge(understood, concern) && !isVague ? 1 - confidence : 0,
    isAnswerable: confidence >= threshold,
  };
  const before = lastQuestion(question);
  return {
    question,
    text,
    understood,
    language,
    concern,
    found,
    instructed,
    confidence,
    escalation: stronger(
      escalationOf(signs, triggerLimitsOf(tenant.settings)),
      instructed.escalation,
    ),
    entities,
    ambiguity,
    timesAskedBefore: signs.timesAskedBefore,
    changesTopic: cleared === null && before !== null && changesTopic(message, before),
  };
}

/** Buttons that the visitor saw last. */
export const repliesBefore = ({ history }: Question): readonly string[] => offeredReplies(history);

const lastQuestion = ({ history }: Question): string | null =>
  history.findLast(({ author, text }) => author === 'visitor' && detectSmalltalk(text) === null)
    ?.text ?? null;

/** The visitor said which article is meant: nothing knows it better. */
function chosenFirst(
  found: Found & { text: string },
  cleared: Clarified | null,
  threshold: number,
) {
  const chosen = found.hits.find(({ title }) => title === cleared?.choice);
  if (!chosen) return found;
  const hit = { ...chosen, confidence: Math.max(chosen.confidence, threshold) };
  return { ...found, hits: [hit, ...found.hits.filter((other) => other !== chosen)] };
}
