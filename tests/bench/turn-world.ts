/**
 * The demo shop with everything a turn may need, all in memory: its articles, instructions, tools and own intents, a budget, the answer
 * cache, a conversation of twenty messages, a model that streams the article in a hundred pieces. Used by turn.ts; no
 * server, no network, no timers: what is measured is the product's own work.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { defaultSettings } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { outcome } from '#core/tool/outcome';
import { newTool } from '#core/tool/set-up';
import { trainOwnIntents } from '#core/understanding/own-intents';
import type { OwnIntent } from '#core/understanding/own-intents';
import { answer } from '#flows/answer';
import type { Answer, AnswerDeps, Question } from '#flows/answer';
import type { Toolbox } from '#flows/use-tools';
import type { AnswerCache, CachedAnswer } from '#ports/answer-cache';
import type { Model } from '#ports/model';
import { InstructionDraft } from '#protocol/instruction';
import { ToolDraft } from '#protocol/tool';
import { memoryLedger } from '../support/memory-ports.ts';
import { idMaker, idOf, noon } from '../support/factories.ts';

type Article = Omit<RetrievableArticle, 'id'> & { slug: string; title: string; body: string };
const read = <T>(name: string): T =>
  JSON.parse(
    readFileSync(new URL(`../../worker/demo/shop/${name}.json`, import.meta.url), 'utf8'),
  ) as T;
const shop = read<{
  prompt: string;
  greeting: string;
  intents: OwnIntent[];
  instructions: v.InferInput<typeof InstructionDraft>[];
}>('tenant');
const articles = read<Article[]>('articles');
export const questions = read<{ text: string; slug: string | null }[]>('questions');
const articleOf = new Map(articles.map((article) => [article.slug, article]));

const pieces = 100;
const historyMessages = 20;
const instructionsHeld = 30;

const tenant: Tenant = {
  id: idOf('tnt', 1),
  slug: 'demo-shop',
  name: 'Harbor & Pine',
  plan: 'demo',
  status: 'active',
  siteKey: 'pk_demo_shop',
  origins: [],
  branding: { primaryColor: '#1f5c4a', position: 'bottom-right', theme: 'auto' },
  greeting: shop.greeting,
  suggestions: [],
  prompt: shop.prompt,
  promptVersion: 1,
  knowledgeVersion: 1,
  settings: defaultSettings('demo'),
  wrappedKey: '',
  identitySecretSealed: null,
  oldIdentitySecretSealed: null,
  oldIdentitySecretUntil: null,
};

const instructions = Array.from({ length: instructionsHeld }, (_, i) => ({
  ...v.parse(InstructionDraft, shop.instructions[i % shop.instructions.length]),
  id: `ins_${i}`,
  createdAt: '2026-11-21T12:00:00Z',
  updatedAt: '2026-11-21T12:00:00Z',
}));

/** Says an article in pieces; first calls a tool when it was told of one and the question names an order. */
const modelSaying = (text: string, orderId: string | null): Model => ({
  provider: 'scripted',
  model: 'scripted-1',
  firstWordMs: 10_000,
  price: { input: 0.15, output: 0.6 },
  circuit: { isReady: () => true, admit: () => 'call', report: () => undefined },
  toolCalls: 'native',
  async *stream(request) {
    const called = request.messages.some(({ role }) => role === 'tool');
    if (orderId !== null && !called && request.tools?.some(({ name }) => name === orderTool)) {
      yield {
        kind: 'call',
        call: { id: 'call_1', name: orderTool, arguments: { order_id: orderId } },
      };
    } else {
      const size = Math.ceil(text.length / pieces);
      for (let at = 0; at < text.length; at += size)
        yield { kind: 'text', text: text.slice(at, at + size) };
    }
    yield { kind: 'usage', usage: { inputTokens: 1_800, outputTokens: 120 } };
    yield { kind: 'end', reason: 'stop' };
  },
});

const orderTool = 'get_order_status';
const tools = read<v.InferInput<typeof ToolDraft>[]>('tools').map((draft) => {
  const made = newTool(v.parse(ToolDraft, draft));
  if (!made.ok) throw new Error(made.refusal.detail);
  return made.value.tool;
});
const toolbox = (): Toolbox => ({
  power: 'anonymous',
  identity: null,
  tools,
  plan: null,
  proof: null,
  call: (_name, given) =>
    Promise.resolve({
      callId: 'tcl_1',
      outcome: outcome('ok', {
        result: { ok: true, order_id: given['order_id'], status: 'shipped', carrier: 'UPS' },
      }),
    }),
});

function cacheInMemory(): AnswerCache {
  const held = new Map<string, CachedAnswer>();
  return {
    get: (_, asked) => Promise.resolve(held.get(asked) ?? null),
    put: (_, asked, kept) => Promise.resolve(void held.set(asked, kept)),
  };
}

/** The conversation so far: earlier questions and the articles that answered them. */
function historyBefore(place: number): Question['history'] {
  return Array.from({ length: historyMessages / 2 }, (_, i) => {
    const earlier = questions[(place + 1 + i) % questions.length]!;
    return [
      { author: 'visitor' as const, text: earlier.text },
      {
        author: 'assistant' as const,
        text: articleOf.get(earlier.slug ?? '')?.body.slice(0, 500) ?? shop.greeting,
      },
    ];
  }).flat();
}

export interface World {
  /** One whole turn: `place` is the number of the question. */
  turn(place: number, how: { withModel: boolean; isFirst: boolean }): Promise<Answer>;
}

export function turnWorld(): World {
  const index = buildIndex(articles.map((article) => ({ ...article, id: article.slug })));
  const own = trainOwnIntents(shop.intents);
  const newId = idMaker();
  const shared: Omit<AnswerDeps, 'models' | 'toolbox'> = {
    knowledge: {
      search: ({ text, language, limit }) =>
        Promise.resolve(
          index.search(text, { locale: language, limit }).map(({ id, score, confidence }) => {
            const { title, body, questions: asked } = articleOf.get(id)!;
            return {
              articleId: idOf('art', 1),
              title,
              questions: [...asked],
              body,
              locale: 'en',
              score,
              confidence,
            };
          }),
        ),
    },
    ledger: memoryLedger(),
    answerCache: cacheInMemory(),
    instructions: { ready: () => Promise.resolve(instructions) },
    moderator: null,
    intents: { ready: () => Promise.resolve(own) },
    system: {
      now: () => noon,
      newId,
      random: () => 0.5,
      sleep: () => Promise.resolve(),
    },
  };
  return {
    turn(place, { withModel, isFirst }) {
      const { text, slug } = questions[place % questions.length]!;
      const orderId = /HP\d+/i.exec(text)?.[0] ?? null;
      const said = articleOf.get(slug ?? '')?.body.slice(0, 700) ?? shop.greeting;
      return answer(
        tenant,
        {
          text,
          history: isFirst ? [] : historyBefore(place),
          locale: 'en',
          visitor: `vis_${place}`,
          page: 'https://shop.example.com/cart',
          segment: 'VIP',
          profile: ['Lives in Lisbon', 'Wears size M', 'Ordered a fleece in October'],
          summary: isFirst ? null : 'The visitor asked about delivery and returns before.',
          fallbacksInARow: 0,
          ageMs: 60_000,
        },
        {
          ...shared,
          models: withModel ? [modelSaying(said, orderId)] : [],
          toolbox: Promise.resolve(toolbox()),
        },
        () => undefined,
        { signal: new AbortController().signal, paced: false },
      );
    },
  };
}
