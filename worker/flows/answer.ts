/**
 * One turn, top to bottom: understand ▸ retrieve ▸ decide ▸ generate (model chain) ▸ compose. Called by the
 * conversation's turn runner; text goes out through `emit` as it comes, the result is the message to store and
 * the report of the turn. Never throws for a failing part: every failure ends in a sentence for the visitor.
 */
import type { Draft } from '#core/conversation/input';
import type { Tenant } from '#core/tenant';
import { compose } from '#core/answer/compose';
import { decideAnswer, searchText } from '#core/answer/decide';
import type { AnswerPlan } from '#core/answer/decide';
import { understand } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import { generate } from '#flows/generate';
import type { Generated } from '#flows/generate';
import type { Knowledge, KnowledgeHit } from '#ports/knowledge';
import type { Model } from '#ports/model';
import type { System } from '#ports/system';
import type { TurnReport } from '#protocol/event';
import type { Citation } from '#protocol/message';
import { spokenLanguage, words } from '#worker/locales/notices';
import type { NoticeKey } from '#worker/locales/notices';

export interface Question {
  text: string;
  /** Messages before it, oldest first. */
  history: { author: 'visitor' | 'assistant' | 'agent' | 'system'; text: string }[];
  locale: string;
  fallbacksInARow: number;
}

export interface AnswerDeps {
  knowledge: Knowledge;
  /** In failover order; empty when only the built-in engine is configured. */
  models: Model[];
  system: System;
}

export interface Answer {
  draft: Draft;
  report: Omit<TurnReport, 'latencyMs'>;
  /** The visitor asked for a person. */
  escalate: boolean;
}

/** Characters of one piece of a built-in answer, and the pause after it: it is there at once but reads as speech. */
const pieceCharacters = 48;
const piecePauseMs = 12;

export async function answer(
  tenant: Tenant,
  question: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  options: { signal: AbortSignal; paced: boolean },
): Promise<Answer> {
  const understood = understand(question.text, { locale: question.locale });
  const language = spokenLanguage(understood.language ?? question.locale);
  const found = understood.smalltalk ? noHits : await retrieve(tenant, question, language, deps);
  const plan = decideAnswer({
    understood,
    confidence: found.hits[0]?.confidence ?? 0,
    threshold: tenant.settings.confidenceThreshold,
    knowledgeAvailable: found.available,
    modelAvailable: deps.models.length > 0,
    fallbacksInARow: question.fallbacksInARow,
  });
  const reasons = [...plan.reasons];
  let prefix = '';
  if (plan.kind === 'model') {
    const generated = await generate(
      { tenant, question, hits: found.hits, language },
      deps,
      emit,
      options.signal,
    );
    reasons.push(...generated.reasons);
    if (generated.done) return fromModel(generated, found.hits, language, tenant, reasons);
    if (options.signal.aborted) throw options.signal.reason;
    prefix = generated.text;
  }
  const spoken = speak(plan, prefix !== '', tenant, question, understood, found.hits, language);
  const text = prefix === '' ? spoken.text : `${prefix}…\n\n${spoken.text}`;
  await emitPaced(text.slice(prefix.length), deps.system, emit, options);
  return {
    draft: {
      ...spoken,
      text,
      language,
      ...(prefix === '' ? {} : { interrupted: true }),
    },
    report: builtin(plan, spoken, tenant, reasons),
    escalate: plan.kind === 'handover',
  };
}

interface Found {
  hits: KnowledgeHit[];
  available: boolean;
}
const noHits: Found = { hits: [], available: true };

async function retrieve(
  tenant: Tenant,
  question: Question,
  language: string,
  deps: AnswerDeps,
): Promise<Found> {
  const asked = question.history
    .filter((turn) => turn.author === 'visitor')
    .map((turn) => turn.text);
  try {
    const text = searchText(question.text, asked);
    const hits = await deps.knowledge.search({ tenantId: tenant.id, text, language, limit: 5 });
    return { hits, available: true };
  } catch (error) {
    console.error(
      JSON.stringify({ at: 'knowledge.search', tenantId: tenant.id, error: errorName(error) }),
    );
    return { hits: [], available: false };
  }
}

const errorName = (error: unknown) =>
  error instanceof Error ? error.message.slice(0, 120) : 'unknown';

/** The sentence of the built-in engine for a plan. */
function speak(
  plan: AnswerPlan,
  isContinuation: boolean,
  tenant: Tenant,
  question: Question,
  understood: Understanding,
  hits: KnowledgeHit[],
  language: string,
): Draft {
  const slots = { assistantName: tenant.settings.assistantName, tenantName: tenant.name };
  const say = (key: NoticeKey): string => words(key, language, slots);
  switch (plan.kind) {
    case 'smalltalk':
      return { text: say(plan.notice), confidence: 1 };
    case 'handover':
      return { text: say('handover'), confidence: 1 };
    case 'model':
    case 'articles': {
      const first = hits[0];
      if (first && plan.confident)
        return extract(question, hits, language, isContinuation ? say('cutOff') : undefined);
      if (isContinuation)
        return {
          text: say('cutOffShort'),
          notice: 'lead-offer',
          quickReplies: [say('talkToPerson')],
        };
      return fallback(plan, hits, language, say);
    }
    case 'fallback':
      return fallback(plan, hits, language, say);
  }
}

function extract(
  question: Question,
  hits: KnowledgeHit[],
  language: string,
  opening?: string,
): Draft {
  const foreign = hits[0] && hits[0].locale.split('-')[0] !== language;
  const composed = compose({
    question: question.text,
    hits: hits.map((hit) => ({ article: { ...hit, id: hit.articleId }, score: hit.score })),
    locale: hits[0]?.locale ?? language,
    voice: {
      ...(opening === undefined && !foreign
        ? {}
        : { opening: opening ?? words('otherLanguage', language) }),
    },
  });
  const byId = new Map(hits.map((hit) => [hit.articleId as string, hit]));
  return {
    text: composed.text,
    citations: composed.citations.flatMap(({ articleId }) => {
      const hit = byId.get(articleId);
      return hit ? [citation(hit)] : [];
    }),
    confidence: round(hits[0]?.confidence ?? 0),
  };
}

const citation = (hit: KnowledgeHit): Citation => ({
  articleId: hit.articleId,
  title: hit.title,
  ...(hit.url === undefined ? {} : { url: hit.url }),
});

function fallback(
  plan: AnswerPlan,
  hits: KnowledgeHit[],
  language: string,
  say: (key: NoticeKey) => string,
): Draft {
  const near = hits
    .filter((hit) => hit.locale.split('-')[0] === language && hit.confidence >= plan.nearFloor)
    .slice(0, 2);
  const key = !plan.knowledgeAvailable
    ? 'unavailable'
    : near.length > 0
      ? 'fallbackNearest'
      : 'fallback';
  return {
    text: say(key),
    notice: 'lead-offer',
    confidence: round(hits[0]?.confidence ?? 0),
    quickReplies: [...near.map((hit) => hit.title), say('talkToPerson')],
  };
}

function fromModel(
  generated: Extract<Generated, { done: true }>,
  hits: KnowledgeHit[],
  language: string,
  tenant: Tenant,
  reasons: string[],
): Answer {
  const best = hits[0]?.confidence ?? 0;
  return {
    draft: {
      text: generated.text,
      language,
      ...(generated.isCutOff ? { interrupted: true } : {}),
      confidence: round(best),
      citations: hits
        .filter((hit) => hit.confidence >= best * 0.5)
        .slice(0, 3)
        .map(citation),
    },
    report: {
      outcome: 'answered',
      provider: generated.provider,
      model: generated.model,
      promptVersion: String(tenant.promptVersion),
      tokens: { input: generated.usage.inputTokens, output: generated.usage.outputTokens },
      costUsd: generated.costUsd,
      confidence: round(best),
      reasons,
    },
    escalate: false,
  };
}

function builtin(
  plan: AnswerPlan,
  spoken: Draft,
  tenant: Tenant,
  reasons: string[],
): Omit<TurnReport, 'latencyMs'> {
  const outcome =
    plan.kind === 'handover'
      ? 'escalated'
      : spoken.notice === 'lead-offer'
        ? 'fallback'
        : 'answered';
  return {
    outcome,
    provider: 'builtin',
    model: 'extractive',
    promptVersion: String(tenant.promptVersion),
    tokens: { input: 0, output: 0 },
    costUsd: 0,
    confidence: spoken.confidence ?? 0,
    reasons,
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

async function emitPaced(
  text: string,
  system: System,
  emit: (text: string) => void,
  options: { signal: AbortSignal; paced: boolean },
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
