/**
 * One turn, top to bottom: understand ▸ guard ▸ retrieve (read-question) ▸ decide ▸ lead capture, tools, or generate (model chain, tools,
 * judge) ▸ compose ▸ offer. Called by the conversation's turn runner; text goes out through `emit` as it comes, the result is the
 * message to store and the report of the turn. Never throws for a failing part: every failure ends in a sentence for the visitor.
 */
import type { Draft } from '#core/conversation/input';
import type { Tenant } from '#core/tenant';
import { decideAnswer, isSimpleTurn } from '#core/answer/decide';
import type { AnswerPlan } from '#core/answer/decide';
import type { Escalation } from '#core/answer/triggers';
import { asPatterns } from '#core/understanding/entities/tenant-pattern';
import { answerByModel } from '#flows/answer-by-model';
import { nextStep, withOffer } from '#flows/offer';
import { readQuestion, repliesBefore } from '#flows/read-question';
import type { Reading } from '#flows/read-question';
import { toolCallIn } from '#flows/use-tools';
import type { Matter, Toolbox } from '#flows/use-tools';
import { byLead, byTools } from '#flows/answer-by-rules';
import type { Hint, Turn } from '#flows/answer-by-rules';
import { emitPaced } from '#flows/emit-paced';
import { mayAskForContact } from '#flows/lead-spec';
import { remindOfLead } from '#flows/talk-about-lead';
import type { LeadDesk } from '#flows/talk-about-lead';
import { speak } from '#flows/speak';
import type { Occasion } from '#flows/speak';
import { inVisitorsWords } from '#flows/translate';
import { reportOf } from '#flows/turn-report';
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
import type { Teams } from '#ports/teams';
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
    /** Of ours: its buttons, and its language (ISO 639-1). */
    quickReplies?: readonly string[];
    language?: string;
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
  /** The answer before was a clarifying question. */
  isClarifying?: boolean;
  /** A tool waits for what is said now. */
  isAwaited?: boolean;
  /** What was offered proactively, by name. */
  offered?: readonly string[];
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
  /** The desk's hours; without them it is taken to be open. */
  teams?: Pick<Teams, 'inboxes'>;
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
  const reading = await readQuestion(tenant, asked, deps);
  const { question, understood, language, confidence } = reading;
  const { confidenceThreshold, entityPatterns } = tenant.settings;
  const isForTools = reading.concern === null && !understood.wantsPerson;
  const tools = isForTools ? ((await deps.toolbox) ?? null) : null;
  const matter: Matter = {
    ...question,
    text: reading.text,
    said: question.text,
    understood,
    language,
    isAnswerable: confidence >= confidenceThreshold,
    patterns: asPatterns(entityPatterns),
    offered: repliesBefore(question),
  };
  const plan = decide(tenant, reading, deps, tools && toolCallIn(matter, tools, deps.system.now()));
  // Where a person takes over, or the guard has spoken, nothing is done for anybody.
  const toolbox = plan.kind === 'handover' || plan.kind === 'concern' ? null : tools;
  const turn = { tenant, reading, plan, toolbox, matter, deps, emit, options };
  const lead = await byLead(turn);
  if (lead) return lead;
  const used = plan.kind === 'tool' ? await byTools(turn) : null;
  if (used && 'draft' in used) return used;
  // What looked like a matter for tools was none, or only in part.
  const rest = plan.kind === 'tool' ? { ...turn, plan: decide(tenant, reading, deps, null) } : turn;
  return inWords(rest, used);
}

const decide = (
  tenant: Tenant,
  reading: Reading,
  deps: AnswerDeps,
  tool: ReturnType<typeof toolCallIn>,
): AnswerPlan =>
  decideAnswer({
    ...reading,
    threshold: tenant.settings.confidenceThreshold,
    knowledgeAvailable: reading.found.available,
    modelAvailable: deps.models.length > 0,
    tool,
    justClarified: reading.question.isClarifying === true,
  });

/** By a model, or by the built-in engine where there is none or none could. */
async function inWords(turn: Turn, hint: Hint | null): Promise<Answer> {
  const { tenant, reading, plan, toolbox, deps, emit, options } = turn;
  const { question, language, found, confidence, escalation } = reading;
  const occasion: Occasion = {
    plan,
    tenant,
    question: reading.text,
    locale: question.locale,
    language,
    hits: found.hits,
    instructions: reading.instructed.used,
    isContinuation: false,
  };
  const escalate = plan.kind === 'handover' ? escalation : null;
  const report = reportOf(tenant, plan, reading);
  if (hint) report.reasons = [...plan.reasons, hint.reason];
  // Looked up while the answer is being made.
  const offering = mayOffer(plan) && !hint ? nextStep(tenant, reading, toolbox, deps) : null;
  let prefix = '';
  let isAway = false;
  let behind = hint?.hint ?? '';
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
    if (said.answer) {
      const made = {
        draft: said.answer.draft,
        report: { ...report, ...said.answer.report },
        escalate,
        ...(toolbox ? { plan: said.plan } : {}),
      };
      // A question of a tool's waits for its answer, and for nothing else.
      return said.plan ? made : withOffer(made, await offering, emit);
    }
    if (options.signal.aborted) throw options.signal.reason;
    const wished = said.wish ? await byLead(turn, said.wish, said.text) : null;
    if (wished) return wished;
    prefix = said.text;
    isAway = said.isAway === true;
    const instead = prefix === '' ? await byTools(turn) : null;
    if (instead && 'draft' in instead) return instead;
    behind = instead?.hint ?? behind;
  }
  const draft = speak({ ...occasion, isContinuation: prefix !== '' });
  const spoken = await inVisitorsWords(tenant, reading, draft, deps, options.signal, isAway);
  const text = (prefix === '' ? spoken.draft.text : `${prefix}…\n\n${spoken.draft.text}`) + behind;
  await emitPaced(text.slice(prefix.length), deps.system, emit, options);
  const outcome = escalate ? 'escalated' : draft.notice === 'lead-offer' ? 'fallback' : 'answered';
  const made: Answer = {
    draft: {
      ...spoken.draft,
      text,
      language,
      ...(prefix === '' ? {} : { interrupted: true }),
    },
    report: {
      ...report,
      ...spoken.report,
      reasons: [...(report.reasons ?? []), ...spoken.reasons],
      outcome,
      confidence: draft.confidence ?? 0,
    },
    escalate,
    ...(toolbox ? { plan: null } : {}),
  };
  const isWhole = outcome === 'answered' && prefix === '' && behind === '' && plan.confident;
  return isWhole ? withOffer(made, await offering, emit) : made;
}

/** Beside an answer, and not where a person is already within reach. */
const mayOffer = ({ kind, offersPerson }: AnswerPlan): boolean =>
  (kind === 'model' || kind === 'articles') && !offersPerson;
