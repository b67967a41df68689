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
import { escalationOf } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import { cleanInvisible } from '#core/guard/invisible';
import { screen } from '#core/guard/screen';
import { stronger } from '#core/instruction';
import { ownOr } from '#core/understanding/own-intents';
import { understand } from '#core/understanding/understand';
import { fromLead, fromTools, signsOf } from '#flows/answer-report';
import { answerByModel } from '#flows/answer-by-model';
import { isForPlanner, useTools } from '#flows/use-tools';
import type { Toolbox } from '#flows/use-tools';
import { noHits, retrieve } from '#flows/retrieve';
import { instruct } from '#flows/instruct';
import { emitPaced } from '#flows/emit-paced';
import { mayAskForContact } from '#flows/lead-spec';
import { remindOfLead, talkAboutLead } from '#flows/talk-about-lead';
import type { LeadDesk, LeadWish } from '#flows/talk-about-lead';
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
import type { LeadProgress } from '#protocol/lead-capture';
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
  /** Contact details in the making; absent where nobody takes them down. */
  leadDesk?: LeadDesk;
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
  /** How far contact details were taken down; absent when nothing has changed. */
  lead?: LeadProgress | undefined;
}

export interface Options {
  signal: AbortSignal;
  /** Somebody looks on: text that is there at once is shown as speech. */
  paced: boolean;
}

/** With a word of what was being asked, when something else came between. */
export async function answer(
  tenant: Tenant,
  asked: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  options: Options,
): Promise<Answer> {
  const answered = await respond(tenant, asked, deps, emit, options);
  if (!deps.leadDesk || answered.lead || answered.plan || answered.escalate) return answered;
  const language = answered.draft.language ?? spokenLanguage(asked.locale);
  const reminder = remindOfLead(tenant, deps.leadDesk, language);
  if (!reminder) return answered;
  const more = `\n\n${reminder.draft.text}`;
  await emitPaced(more, deps.system, emit, options);
  const { quickReplies } = reminder.draft;
  return {
    ...answered,
    draft: {
      ...answered.draft,
      text: `${answered.draft.text}${more}`,
      ...(quickReplies ? { quickReplies } : {}),
    },
    lead: reminder.progress,
  };
}

async function respond(
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
  const byLead = async (wish: LeadWish | null = null, said = ''): Promise<Answer | null> => {
    const desk = deps.leadDesk;
    if (!desk || plan.kind === 'concern') return null;
    if (plan.kind === 'handover' && !desk.isNobodyThere) return null;
    const told = await talkAboutLead(tenant, matter, desk, toolbox, deps.system, wish);
    if (!told) return null;
    const opening = said.trim() === '' ? '' : `${said}\n\n`;
    const text = `${opening}${told.draft.text}`;
    await emitPaced(text.slice(said.length), deps.system, emit, options);
    return { ...fromLead({ ...told, draft: { ...told.draft, text } }, report), escalate: null };
  };
  const lead = await byLead();
  if (lead) return lead;
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
      mayAskForContact(tenant, deps.leadDesk),
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
    const wished = said.wish ? await byLead(said.wish, said.text) : null;
    if (wished) return wished;
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
