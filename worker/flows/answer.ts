/**
 * One turn, top to bottom: understand ▸ guard ▸ retrieve ▸ decide ▸ generate (model chain) ▸ judge ▸ compose. Called by the
 * conversation's turn runner; text goes out through `emit` as it comes, the result is the message to store and
 * the report of the turn. Never throws for a failing part: every failure ends in a sentence for the visitor.
 */
import type { Draft } from '#core/conversation/input';
import type { Tenant } from '#core/tenant';
import { decideAnswer, needsKnowledge } from '#core/answer/decide';
import type { AnswerPlan } from '#core/answer/decide';
import { AnswerJudge } from '#core/answer/judge';
import { angry, escalationOf, seriousWordIn } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import { cleanInvisible } from '#core/guard/invisible';
import { hidePrivateData } from '#core/guard/private-data';
import { screen } from '#core/guard/screen';
import type { Concern } from '#core/guard/screen';
import { sentiment } from '#core/understanding/sentiment';
import { timesAskedBefore, understand } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import { generate } from '#flows/generate';
import type { Generated } from '#flows/generate';
import { noHits, retrieve } from '#flows/retrieve';
import { besides, round, speak } from '#flows/speak';
import type { Occasion } from '#flows/speak';
import type { Knowledge } from '#ports/knowledge';
import type { Ledger } from '#ports/ledger';
import type { Model } from '#ports/model';
import type { System } from '#ports/system';
import type { TurnReport } from '#protocol/event';
import type { Part, PartValues } from '#protocol/part';
import { spokenLanguage, words } from '#worker/locales/notices';
import { answerRules } from '#worker/prompts/render';

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
  system: System;
}

type Report = Omit<TurnReport, 'latencyMs'>;

export interface Answer {
  draft: Draft;
  report: Report;
  /** A person is needed: why. Null while the assistant can go on. */
  escalate: Escalation | null;
}

interface Options {
  signal: AbortSignal;
  paced: boolean;
}

/** Characters of one piece of a built-in answer, and the pause after it: it is there at once but reads as speech. */
const pieceCharacters = 48;
const piecePauseMs = 12;

export async function answer(
  tenant: Tenant,
  asked: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  options: Options,
): Promise<Answer> {
  const question = { ...asked, text: cleanInvisible(asked.text) };
  const understood = understand(question.text, question);
  const language = spokenLanguage(understood.language ?? question.locale);
  const concern = screen(question.text);
  const found = needsKnowledge(understood, concern)
    ? await retrieve(tenant, question, language, deps)
    : noHits;
  const confidence = found.hits[0]?.confidence ?? 0;
  const threshold = tenant.settings.confidenceThreshold;
  const escalation = escalationOf({
    ...signsOf(question, understood, concern, language),
    uncertainty: needsKnowledge(understood, concern) ? 1 - confidence : 0,
    isAnswerable: confidence >= threshold,
  });
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
    isContinuation: false,
  };
  const escalate = plan.kind === 'handover' ? escalation : null;
  const report = reportOf(tenant, plan, understood, language, escalation);
  let prefix = '';
  if (plan.kind === 'model') {
    const judged = await generateJudged(occasion, question, deps, emit, options.signal);
    report.reasons = [...plan.reasons, ...judged.reasons];
    if (judged.generated.done && judged.text.trim() !== '')
      return { ...fromModel(occasion, judged, judged.generated, report), escalate };
    if (options.signal.aborted) throw options.signal.reason;
    prefix = judged.text;
  }
  const spoken = speak({ ...occasion, isContinuation: prefix !== '' });
  const text = prefix === '' ? spoken.text : `${prefix}…\n\n${spoken.text}`;
  await emitPaced(text.slice(prefix.length), deps.system, emit, options);
  return {
    draft: { ...spoken, text, language, ...(prefix === '' ? {} : { interrupted: true }) },
    report: {
      ...report,
      outcome: escalate ? 'escalated' : spoken.notice === 'lead-offer' ? 'fallback' : 'answered',
      confidence: spoken.confidence ?? 0,
    },
    escalate,
  };
}

function signsOf(
  question: Question,
  understood: Understanding,
  concern: Concern | null,
  language: string,
) {
  const before = question.history.findLast((turn) => turn.author === 'visitor');
  return {
    wantsPerson: understood.wantsPerson,
    inDanger: concern === 'self-harm',
    seriousWord: concern === null ? seriousWordIn(question.text) : null,
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
  };
}

/** What a turn of the built-in engine reports; a model's turn changes the rest. */
function reportOf(
  tenant: Tenant,
  plan: AnswerPlan,
  understood: Understanding,
  language: string,
  escalation: Escalation | null,
): Report {
  return {
    outcome: 'answered',
    provider: 'builtin',
    model: 'extractive',
    promptVersion: String(tenant.promptVersion),
    tokens: { input: 0, output: 0 },
    costUsd: 0,
    confidence: 0,
    reasons: [...plan.reasons],
    intent: understood.intent.label,
    sentiment: round(understood.sentiment),
    language,
    ...(escalation ? { escalation } : {}),
  };
}

interface Judged {
  generated: Generated;
  /** What was shown. */
  text: string;
  leftSomethingOut: boolean;
  reasons: string[];
}

/** The model sees placeholders for personal data; the visitor sees what the judge lets through, with the data put back. */
async function generateJudged(
  { tenant, hits, language }: Occasion,
  question: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  signal: AbortSignal,
): Promise<Judged> {
  const hidden = hidePrivateData(question.text, question.history);
  const by = (author: Question['history'][number]['author']) =>
    hidden.history.filter((turn) => turn.author === author).map((turn) => turn.text);
  let text = '';
  const show = (words: string) => {
    const restored = hidden.restore(words);
    if (restored === '') return;
    text += restored;
    emit(restored);
  };
  const generating = generate(
    { tenant, question: { ...question, ...hidden }, hits, language },
    deps,
    (piece) => show(judge.push(piece)),
    signal,
  );
  // Made while the provider thinks: it takes a millisecond or two.
  const judge = new AnswerJudge({
    passages: hits.map((hit) => `${hit.title}\n${hit.body}\n${hit.url ?? ''}`),
    tenantPrompt: tenant.prompt,
    rules: answerRules,
    open: [tenant.name, tenant.settings.assistantName, tenant.greeting, ...tenant.origins].join(
      '\n',
    ),
    visitor: [...by('visitor'), hidden.text],
    said: by('assistant'),
  });
  const generated = await generating;
  if (!signal.aborted) show(judge.end());
  const leftSomethingOut = judge.dropped.length > 0;
  if (generated.done && leftSomethingOut && text.trim() !== '')
    show(`\n\n${words('leftOut', language)}`);
  const reasons = [...generated.reasons, ...judge.dropped.map((what) => `judge: left out ${what}`)];
  return { generated, text, leftSomethingOut, reasons };
}

function fromModel(
  occasion: Occasion,
  { text, leftSomethingOut }: Judged,
  generated: Extract<Generated, { done: true }>,
  report: Report,
): Omit<Answer, 'escalate'> {
  return {
    draft: {
      text,
      language: occasion.language,
      ...(generated.isCutOff ? { interrupted: true } : {}),
      ...besides(occasion, leftSomethingOut),
    },
    report: {
      ...report,
      provider: generated.provider,
      model: generated.model,
      tokens: { input: generated.usage.inputTokens, output: generated.usage.outputTokens },
      costUsd: generated.costUsd,
      confidence: round(occasion.hits[0]?.confidence ?? 0),
    },
  };
}

async function emitPaced(
  text: string,
  system: System,
  emit: (text: string) => void,
  options: Options,
): Promise<void> {
  if (!options.paced) return emit(text);
  for (let at = 0; at < text.length;) {
    // Cut after a space, so that no word and no grapheme is split.
    let end = text.indexOf(' ', at + pieceCharacters);
    if (end === -1) end = text.length - 1;
    emit(text.slice(at, end + 1));
    at = end + 1;
    if (at < text.length) await system.sleep(piecePauseMs, options.signal);
  }
}
