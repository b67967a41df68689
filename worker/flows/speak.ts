/**
 * What the built-in engine says for a plan: its own sentences in the visitor's language, or the passages of the articles. Used by
 * flows/answer when no model is asked, when every model failed, or when nothing of what one said could stand. No side effects.
 */
import { compose } from '#core/answer/compose';
import { questionOf } from '#core/answer/ambiguity';
import type { Ambiguity } from '#core/answer/ambiguity';
import { suggestionsOf } from '#core/answer/decide';
import type { AnswerPlan } from '#core/answer/decide';
import type { Draft } from '#core/conversation/input';
import { hotlineFor } from '#core/guard/hotlines';
import type { Tenant } from '#core/tenant';
import type { KnowledgeHit } from '#ports/knowledge';
import type { Instruction } from '#protocol/instruction';
import type { Citation } from '#protocol/message';
import { words } from '#worker/locales/notices';
import type { NoticeKey } from '#worker/locales/notices';

export interface Occasion {
  plan: AnswerPlan;
  tenant: Tenant;
  question: string;
  locale: string;
  language: string;
  hits: KnowledgeHit[];
  /** What the tenant has told its assistant for this. */
  instructions: readonly Instruction[];
  /** It goes on where a model broke off. */
  isContinuation: boolean;
}

export function speak(occasion: Occasion): Draft {
  const { plan, hits, isContinuation } = occasion;
  const say = sayer(occasion);
  switch (plan.kind) {
    case 'smalltalk':
      return { text: say(plan.notice), confidence: 1 };
    case 'clarify':
      return withOffer(askBack(occasion, plan.ambiguity, say), plan, say);
    case 'handover':
    case 'concern':
      return withOffer({ text: say(plan.notice), confidence: 1 }, plan, say);
    case 'tool':
    case 'model':
    case 'articles':
      if (hits[0] && plan.confident)
        return withOffer(extract(occasion, isContinuation ? say('cutOff') : undefined), plan, say);
      if (isContinuation)
        return {
          text: say('cutOffShort'),
          notice: 'lead-offer',
          quickReplies: [say('talkToPerson')],
        };
      return fallback(occasion, say);
    case 'fallback':
      return fallback(occasion, say);
  }
}

/** One question, with what it could be about as buttons. */
function askBack({ hits, language }: Occasion, ambiguity: Ambiguity, say: Say): Draft {
  const { options } = ambiguity;
  const quickReplies = options.length > 0 ? { quickReplies: [...options] } : {};
  switch (ambiguity.kind) {
    case 'vague':
      return {
        text: say(options.length > 0 ? questionOf[ambiguity.topic] : 'clarifyMore'),
        ...quickReplies,
      };
    case 'date':
      return { text: words('clarifyDate', language, { value: ambiguity.value }), ...quickReplies };
    case 'articles':
      return ambiguity.isSure
        ? {
            text: say('clarifyWhich'),
            ...quickReplies,
            confidence: round(hits[0]?.confidence ?? 0),
          }
        : {
            text: say('fallbackNearest'),
            notice: 'lead-offer',
            confidence: round(hits[0]?.confidence ?? 0),
            quickReplies: [...options, say('talkToPerson')],
          };
  }
}

type Say = (key: NoticeKey) => string;

function sayer({ tenant, locale, language }: Occasion): Say {
  const slots = {
    assistantName: tenant.settings.assistantName,
    tenantName: tenant.name,
    hotline: hotlineFor(locale, language),
  };
  return (key) => words(key, language, slots);
}

/** Medium triggers put a person within reach, without taking the conversation away. */
function withOffer(draft: Draft, plan: AnswerPlan, say: Say): Draft {
  if (!plan.offersPerson || plan.kind === 'handover') return draft;
  const replies = [...(draft.quickReplies ?? []), say('talkToPerson')];
  return { ...draft, quickReplies: [...new Set(replies)] };
}

function extract(occasion: Occasion, opening?: string): Draft {
  const { hits, language, plan } = occasion;
  const foreign = hits[0] && hits[0].locale.split('-')[0] !== language;
  const composed = compose({
    question: occasion.question,
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
    ...suggestions(
      hits,
      composed.citations.map(({ articleId }) => articleId),
      language,
      plan,
    ),
  };
}

/** The words of an article that is in another language than the visitor's, without our sentence about it. */
export function foreignBody({ text }: Draft, language: string): string | null {
  const opening = `${words('otherLanguage', language)}\n\n`;
  return text.startsWith(opening) ? text.slice(opening.length) : null;
}

export const withTranslation = (draft: Draft, text: string, language: string): Draft => ({
  ...draft,
  text: `${words('translated', language)}\n\n${text}`,
});

function suggestions(
  hits: KnowledgeHit[],
  cited: string[],
  language: string,
  plan: AnswerPlan,
): { quickReplies?: string[] } {
  const quickReplies = suggestionsOf(hits, new Set(cited), language, plan.nearFloor);
  return quickReplies.length === 0 ? {} : { quickReplies };
}

const citation = (hit: KnowledgeHit): Citation => ({
  articleId: hit.articleId,
  title: hit.title,
  ...(hit.url === undefined ? {} : { url: hit.url }),
});

function fallback({ plan, hits, language }: Occasion, say: Say): Draft {
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

/** What stands beside a model's words: their sources, and what to ask next. */
export function besides(occasion: Occasion, leftSomethingOut: boolean): Partial<Draft> {
  const { hits, language, plan } = occasion;
  const best = hits[0]?.confidence ?? 0;
  const cited = hits.filter((hit) => hit.confidence >= best * 0.5).slice(0, 3);
  const draft: Draft = {
    text: '',
    confidence: round(best),
    citations: cited.map(citation),
    ...suggestions(
      hits,
      cited.map(({ articleId }) => articleId),
      language,
      plan,
    ),
  };
  const offering = leftSomethingOut ? { ...plan, offersPerson: true } : plan;
  const { text: _, ...rest } = withOffer(draft, offering, sayer(occasion));
  return rest;
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;
