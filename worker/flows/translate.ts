/**
 * An answer that our articles have in another language only, in the visitor's: by the tenant's models, once, then kept for a week. What is
 * kept is the article's own text and nothing of the visitor's; an edited article or a new prompt is another key. Null when nobody could:
 * then the original is shown. Used by flows/answer.
 */
import { foreignBody, withTranslation } from '#flows/speak';
import type { Draft } from '#core/conversation/input';
import type { Reading } from '#flows/read-question';
import type { Report } from '#flows/turn-report';
import { translationKey, translationKeptMs } from '#core/answer/cached';
import { hidePrivateData } from '#core/guard/private-data';
import type { Tenant } from '#core/tenant';
import type { AnswerDeps } from '#flows/answer';
import { askModel } from '#flows/ask-model';
import { fence, renderCopilotPrompt } from '#worker/prompts/render';

const maxTokens = 900;
/** The visitor waits for it. */
const patienceMs = 6_000;

export interface Translation {
  text: string;
  provider: string;
  model: string;
  costUsd: number;
  isCached: boolean;
}

export async function translate(
  { tenant, visitor }: { tenant: Tenant; visitor: string },
  text: string,
  language: string,
  deps: Pick<AnswerDeps, 'models' | 'ledger' | 'system' | 'answerCache'>,
  signal: AbortSignal,
  /** No model has answered in this turn: what was kept is used, nobody is asked again while the visitor waits. */
  isAway = false,
): Promise<Translation | null> {
  const { models, answerCache } = deps;
  if (models.length === 0) return null;
  const key = translationKey({ text, language, ...tenant });
  const kept = await answerCache.get(tenant.id, key);
  if (kept) return { ...kept, costUsd: 0, isCached: true };
  if (isAway) return null;
  const hidden = hidePrivateData(text, [], tenant.settings);
  const asked = await askModel(
    { tenant, payer: visitor },
    {
      system: renderCopilotPrompt(
        { kind: 'translate', language },
        { tenantName: tenant.name, passages: [] },
      ),
      messages: [{ role: 'user', text: fence(hidden.text) }],
      maxTokens,
    },
    { ...deps, models: models.map((model) => model.cheap ?? model) },
    AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  );
  if (!asked) return null;
  const translated = { ...asked, text: hidden.restore(asked.text) };
  const { provider, model } = translated;
  void answerCache.put(
    tenant.id,
    key,
    { text: translated.text, provider, model },
    translationKeptMs,
  );
  return { ...translated, isCached: false };
}

/** An article in another language is translated where a model can. */
export async function inVisitorsWords(
  tenant: Tenant,
  { language, question }: Reading,
  draft: Draft,
  deps: Pick<AnswerDeps, 'models' | 'ledger' | 'system' | 'answerCache'>,
  signal: AbortSignal,
  isAway: boolean,
): Promise<{ draft: Draft; report: Partial<Report>; reasons: string[] }> {
  const body = foreignBody(draft, language);
  const payer = { tenant, visitor: question.visitor };
  const translated = body && (await translate(payer, body, language, deps, signal, isAway));
  if (!translated) return { draft, report: {}, reasons: [] };
  const { provider, model, costUsd, isCached } = translated;
  return {
    draft: withTranslation(draft, translated.text, language),
    report: { provider, model, costUsd },
    reasons: [isCached ? 'translated before' : 'translated by a model'],
  };
}
