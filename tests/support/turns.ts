/**
 * Conversations of turns without a server: flows/answer over the demo companies' own articles and tools (or given ones), with the log's part of
 * the memory (what was asked back, offered, waited for) kept as the conversation's state would. For tests of what is decided.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import type { MemoryIndex } from '#core/retrieval/memory-index';
import { defaultSettings } from '#core/tenant';
import type { Tenant, TenantSettings } from '#core/tenant';
import { outcome } from '#core/tool/outcome';
import { newTool } from '#core/tool/set-up';
import type { Tool } from '#core/tool/tool';
import { answer } from '#flows/answer';
import type { Answer, AnswerDeps, Question } from '#flows/answer';
import type { Toolbox } from '#flows/use-tools';
import type { AnswerCache, CachedAnswer } from '#ports/answer-cache';
import type { Knowledge, KnowledgeHit } from '#ports/knowledge';
import type { Model } from '#ports/model';
import type { System } from '#ports/system';
import { ToolDraft } from '#protocol/tool';
import type { ToolPlan } from '#protocol/tool-event';
import { memoryLedger } from './memory-ports.ts';

export type DemoArticle = Omit<RetrievableArticle, 'id'> & { slug: string; locale: string };

const readDemo = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../worker/demo/${path}`, import.meta.url), 'utf8'));
export const demoArticles = (tenant: string) =>
  readDemo(`${tenant}/articles.json`) as DemoArticle[];
export const demoQuestions = (tenant: string) =>
  readDemo(`${tenant}/questions.json`) as { text: string; slug: string | null }[];
export const demoTools = (tenant: string): Tool[] =>
  (readDemo(`${tenant}/tools.json`) as unknown[]).map((raw) => {
    const made = newTool(v.parse(ToolDraft, raw));
    if (!made.ok) throw new Error(made.refusal.detail);
    return { ...made.value.tool, enabled: true };
  });

/** Each language an index of its own; English beside the visitor's. An article's id is its slug. */
export function knowledgeOver(articles: readonly DemoArticle[]): Knowledge {
  const byLocale = new Map<string, { index: MemoryIndex; articles: DemoArticle[] }>();
  for (const locale of new Set(articles.map((article) => article.locale))) {
    const own = articles.filter((article) => article.locale === locale);
    const index = buildIndex(own.map((article) => ({ ...article, id: article.slug })));
    byLocale.set(locale, { index, articles: own });
  }
  const searchIn = (locale: string, text: string): KnowledgeHit[] => {
    const place = byLocale.get(locale);
    return (place?.index.search(text, { limit: 5 }) ?? []).flatMap(({ id, score, confidence }) => {
      const article = place?.articles.find(({ slug }) => slug === id);
      if (!article) return [];
      const { title, questions, body } = article;
      const articleId = id as KnowledgeHit['articleId'];
      return [{ articleId, title, questions: [...questions], body, locale, score, confidence }];
    });
  };
  return {
    search: async ({ text, language, limit }) =>
      [...searchIn(language, text), ...(language === 'en' ? [] : searchIn('en', text))]
        .toSorted((a, b) => b.confidence - a.confidence)
        .slice(0, limit),
  };
}

export interface Scene {
  articles: readonly DemoArticle[];
  knowledge?: Knowledge;
  tools?: readonly Tool[];
  models?: Model[];
  settings?: Partial<TenantSettings>;
  locale?: string;
  page?: string;
  segment?: string;
  teams?: AnswerDeps['teams'];
  now?: number;
  /** Where models take their time; none passes otherwise. */
  system?: System;
  answerCache?: AnswerCache;
  ledger?: AnswerDeps['ledger'];
  /** What a tool answers; its arguments when absent. */
  result?: (tool: string, given: Record<string, unknown>) => unknown;
  power?: Toolbox['power'];
  promptVersion?: number;
  knowledgeVersion?: number;
}

export function keptAnswers(): AnswerCache & {
  entries: Map<string, CachedAnswer & { keepMs: number }>;
} {
  const entries = new Map<string, CachedAnswer & { keepMs: number }>();
  return {
    entries,
    get: async (tenantId, asked) => {
      const found = entries.get(`${tenantId} ${asked}`);
      return found ? { text: found.text, provider: found.provider, model: found.model } : null;
    },
    put: async (tenantId, asked, kept, keepMs) => {
      entries.set(`${tenantId} ${asked}`, { ...kept, keepMs });
    },
  };
}

export interface Turns {
  say(text: string): Promise<Answer>;
  /** Calls of tools, with what they were given. */
  calls: { name: string; given: Record<string, unknown> }[];
  shown: string[];
}

export function conversation(scene: Scene): Turns {
  const now = scene.now ?? Date.UTC(2026, 5, 15, 12);
  const history: Question['history'] = [];
  const calls: Turns['calls'] = [];
  const shown: string[] = [];
  let plan: ToolPlan | null = null;
  let isClarifying = false;
  let offered: string[] = [];
  let fallbacksInARow = 0;
  const tenant = {
    id: 'tnt_scene',
    name: 'Northwind',
    prompt: '',
    promptVersion: scene.promptVersion ?? 1,
    knowledgeVersion: scene.knowledgeVersion ?? 1,
    greeting: '',
    origins: [],
    settings: { ...defaultSettings('business'), answerCacheMinutes: 0, ...scene.settings },
  } as unknown as Tenant;
  const system: System = scene.system ?? {
    now: () => now,
    newId: ((prefix: string) => `${prefix}_scene`) as never,
    random: () => 0.5,
    sleep: () => Promise.resolve(),
  };
  const knowledge = scene.knowledge ?? knowledgeOver(scene.articles);
  const say = async (text: string): Promise<Answer> => {
    const toolbox: Toolbox | null = scene.tools
      ? {
          tools: scene.tools,
          plan,
          proof: null,
          power: scene.power ?? 'anonymous',
          identity: null,
          call: async (name, given) => {
            calls.push({ name, given });
            return {
              callId: 'call',
              outcome: outcome('ok', { result: scene.result?.(name, given) ?? given }),
            };
          },
        }
      : null;
    let streamed = '';
    const answered = await answer(
      tenant,
      {
        text,
        history: [...history],
        locale: scene.locale ?? 'en',
        visitor: 'vis_1',
        page: scene.page ?? null,
        segment: scene.segment ?? null,
        profile: [],
        summary: null,
        fallbacksInARow,
        ageMs: 0,
        isClarifying,
        isAwaited: plan !== null,
        offered,
      },
      {
        knowledge,
        models: scene.models ?? [],
        ledger: scene.ledger ?? memoryLedger(),
        answerCache: scene.answerCache ?? keptAnswers(),
        toolbox: Promise.resolve(toolbox),
        instructions: { ready: async () => [] },
        moderator: null,
        intents: { ready: async () => null } as never,
        system,
        ...(scene.teams ? { teams: scene.teams } : {}),
      },
      (piece) => {
        streamed += piece;
      },
      { signal: new AbortController().signal, paced: false },
    );
    const { draft, report } = answered;
    history.push({ author: 'visitor', text });
    history.push({
      author: 'assistant',
      text: draft.text,
      ...(draft.quickReplies ? { quickReplies: draft.quickReplies } : {}),
      ...(draft.language ? { language: draft.language } : {}),
    });
    if (answered.plan !== undefined) plan = answered.plan;
    isClarifying = report.decision === 'clarify';
    offered = [...new Set([...offered, ...(report.offered ?? [])])];
    fallbacksInARow = report.outcome === 'fallback' ? fallbacksInARow + 1 : 0;
    shown.push(streamed);
    return answered;
  };
  return { say, calls, shown };
}
