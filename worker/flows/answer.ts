/**
 * One turn, top to bottom: understand ▸ guard ▸ retrieve ▸ decide ▸ tools or generate (model chain, tools, judge) ▸ compose. Called by the
 * conversation's turn runner; text goes out through `emit` as it comes, the result is the message to store and
 * the report of the turn. Never throws for a failing part: every failure ends in a sentence for the visitor.
 */
import type { Draft } from '#core/conversation/input';
import { triggerLimitsOf } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import { decideAnswer, isSimpleTurn, needsKnowledge } from '#core/answer/decide';
import type { AnswerPlan } from '#core/answer/decide';
import { escalationOf, seriousWordIn } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import { cleanInvisible } from '#core/guard/invisible';
import { screen } from '#core/guard/screen';
import { stronger } from '#core/instruction';
import type { Concern } from '#core/guard/screen';
import { sentiment } from '#core/understanding/sentiment';
import { ownOr } from '#core/understanding/own-intents';
import { timesAskedBefore, understand } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import { answerByModel } from '#flows/answer-by-model';
import { isForPlanner, useTools } from '#flows/use-tools';
import type { ToolAnswer, Toolbox } from '#flows/use-tools';
import { noHits, retrieve } from '#flows/retrieve';
import { instruct } from '#flows/instruct';
import { emitPaced } from '#flows/emit-paced';
import { speak } from '#flows/speak';
import type { Occasion } from '#flows/speak';
import { entitiesOf, reportOf } from '#flows/turn-report';
import type { Report } from '#flows/turn-report';
import type { AnswerCache } from '#ports/answer-cache';
import type { Intents } from '#ports/intents';
import type { Instructions } from '#ports/instructions';
import type { Moderator } from '#ports/moderator';
import type { Knowledge } from '#ports/knowledge';
import type { Failures } from '#ports/failures';
import type { Ledger } from '#ports/ledger';
import type { Model } from '#ports/model';
import type { System } from '#ports/system';
import type { Part, PartValues } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';
import { spokenLanguage } from '#worker/locales/notices';

export interface Question {
  text: string;
  /** Messages before it, oldest first; `authorName` of agents only, to keep it from providers. */
  history: {
    author: 'visitor' | 'assistant' | 'agent' | 'system';
    text: string;
    authorName?: string;
  }[];
  /** The part that the text answers, and what was given; `chosenAction` says which tool a button asks for. */
  answers?: { part: Part; values: PartValues };
  locale: string;
  /** Whose day's budget pays: the contact when known, else the visitor. */
  visitor: string;
  /** The page the visitor is on; null when unknown. */
  page: string | null;
  /** Of a known contact (VIP, new …); null for everybody else. */
  segment: string | null;
  /** What is remembered of a known contact, in lines; data, not instructions. */
  profile: readonly string[];
  /** Of the messages before `history`; null while there are none. */
  summary: string | null;
  fallbacksInARow: number;
  /** Since the conversation began. */
  ageMs: number;
}

export interface AnswerDeps {
  knowledge: Knowledge;
  /** In failover order; empty when only the built-in engine is configured. */
  models: Model[];
  /** Asked before every call of a model, and never when there is none. */
  ledger: Ledger;
  answerCache: AnswerCache;
  /** The tenant's tools in this conversation; null or absent when it has none. */
  toolbox?: Promise<Toolbox | null>;
  instructions: Pick<Instructions, 'ready'>;
  /** The provider's own check of what is about to be said; null for none. */
  moderator: Moderator | null;
  intents: Pick<Intents, 'ready'>;
  /** Where failures of providers are counted. */
  failures?: Pick<Failures, 'record'>;
  system: System;
}

export interface Answer {
  draft: Draft;
  report: Report;
  /** A person is needed: why. Null while the assistant can go on. */
  escalate: Escalation | null;
  /** What the engine waits for before it uses a tool; absent without tools. */
  plan?: ToolPlan | null;
}

export interface Options {
  signal: AbortSignal;
  /** Somebody looks on: text that is there at once is shown as speech. */
  paced: boolean;
}

export async function answer(
  tenant: Tenant,
  asked: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  options: Options,
): Promise<Answer> {
  const question = { ...asked, text: cleanInvisible(asked.text) };
  const read = understand(question.text, question);
  const own = await deps.intents.ready(tenant.id).catch(() => null);
  const understood = { ...read, intent: ownOr(read.intent, own, question.text) };
  const language = spokenLanguage(understood.language ?? question.locale);
  const concern = screen(question.text);
  const [found, instructed] = await Promise.all([
    needsKnowledge(understood, concern) ? retrieve(tenant, question, language, deps) : noHits,
    instruct(tenant, question, understood, language, deps),
  ]);
  const confidence = found.hits[0]?.confidence ?? 0;
  const threshold = tenant.settings.confidenceThreshold;
  const limits = triggerLimitsOf(tenant.settings);
  const signs = {
    ...signsOf(tenant, question, understood, concern, language),
    uncertainty: needsKnowledge(understood, concern) ? 1 - confidence : 0,
    isAnswerable: confidence >= threshold,
  };
  const escalation = stronger(escalationOf(signs, limits), instructed.escalation);
  const plan = decideAnswer({
    understood,
    concern,
    escalation,
    confidence,
    threshold,
    knowledgeAvailable: found.available,
    modelAvailable: deps.models.length > 0,
  });
  const occasion: Occasion = {
    plan,
    tenant,
    question: question.text,
    locale: question.locale,
    language,
    hits: found.hits,
    instructions: instructed.used,
    isContinuation: false,
  };
  const escalate = plan.kind === 'handover' ? escalation : null;
  const report = {
    ...reportOf(tenant, plan, understood, language, escalation),
    ...entitiesOf(question.text, understood, deps.system.now()),
  };
  const toolbox = mayUseTools(plan) ? ((await deps.toolbox) ?? null) : null;
  const matter = { ...question, understood, language, isAnswerable: confidence >= threshold };
  let hint = '';
  const byEngine = async (): Promise<Answer | null> => {
    // A plain yes or no is small talk, unless it answers what was asked.
    if (!toolbox || (plan.kind === 'smalltalk' && toolbox.plan === null)) return null;
    const used = await useTools(matter, toolbox, deps.system);
    if (!used) return null;
    if (used.isBesideArticle) {
      report.reasons = [...(report.reasons ?? []), used.reason];
      hint = `\n\n${used.draft.text}`;
      return null;
    }
    await emitPaced(used.draft.text, deps.system, emit, options);
    return { ...fromTools(used, report), escalate };
  };
  const asksEngine = plan.kind !== 'model' || (toolbox !== null && isForPlanner(toolbox, question));
  const first = asksEngine ? await byEngine() : null;
  if (first) return first;
  const noPlan = toolbox ? { plan: null } : {};
  let prefix = '';
  if (plan.kind === 'model') {
    const isSimple = isSimpleTurn({
      text: question.text,
      historyLength: question.history.length,
      confidence,
      escalation,
    });
    const models = isSimple ? deps.models.map((model) => model.cheap ?? model) : deps.models;
    const said = await answerByModel(
      occasion,
      question,
      { ...deps, models },
      toolbox,
      emit,
      options,
    );
    report.reasons = [...plan.reasons, ...said.reasons];
    if (said.answer)
      return {
        draft: said.answer.draft,
        report: { ...report, ...said.answer.report },
        escalate,
        ...(toolbox ? { plan: said.plan } : {}),
      };
    if (options.signal.aborted) throw options.signal.reason;
    prefix = said.text;
    const instead = prefix === '' && !asksEngine ? await byEngine() : null;
    if (instead) return instead;
  }
  const spoken = speak({ ...occasion, isContinuation: prefix !== '' });
  const text = (prefix === '' ? spoken.text : `${prefix}…\n\n${spoken.text}`) + hint;
  await emitPaced(text.slice(prefix.length), deps.system, emit, options);
  return {
    draft: { ...spoken, text, language, ...(prefix === '' ? {} : { interrupted: true }) },
    report: {
      ...report,
      outcome: escalate ? 'escalated' : spoken.notice === 'lead-offer' ? 'fallback' : 'answered',
      confidence: spoken.confidence ?? 0,
    },
    escalate,
    ...noPlan,
  };
}

/** Where a person takes over, or the guard has spoken, nothing is done for anybody. */
const mayUseTools = ({ kind }: AnswerPlan): boolean => kind !== 'handover' && kind !== 'concern';

function fromTools(
  { draft, plan, reason, isFailure }: ToolAnswer,
  { escalation, ...report }: Report,
): Omit<Answer, 'escalate'> {
  // That no article knows it says nothing where a tool does.
  const isSettled = !isFailure && escalation?.type === 'complexity';
  return {
    draft: { ...draft, confidence: 1 },
    report: {
      ...report,
      model: 'tools',
      outcome: isFailure ? 'fallback' : 'answered',
      confidence: 1,
      reasons: [...(report.reasons ?? []), reason],
      ...(escalation && !isSettled ? { escalation } : {}),
    },
    plan,
  };
}

function signsOf(
  tenant: Tenant,
  question: Question,
  understood: Understanding,
  concern: Concern | null,
  language: string,
) {
  const angry = tenant.settings.triggerSentiment;
  const before = question.history.findLast((turn) => turn.author === 'visitor');
  return {
    wantsPerson: understood.wantsPerson,
    inDanger: concern === 'self-harm',
    seriousWord:
      concern === null ? seriousWordIn(question.text, tenant.settings.triggerWords) : null,
    sentiment: understood.sentiment,
    frustration: understood.frustration,
    wasAngryBefore:
      understood.sentiment < angry &&
      before !== undefined &&
      sentiment(before.text, { language }) < angry,
    isTechnical: understood.intent.label === 'TECHNICAL_SUPPORT',
    timesAskedBefore: understood.smalltalk
      ? 0
      : timesAskedBefore(question.text, question.history, language),
    ageMs: question.ageMs,
    fallbacksInARow: question.fallbacksInARow,
    isVip: question.segment === 'vip',
  };
}
