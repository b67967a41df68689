/** What a turn reports of itself: who answered, what it understood and why it did what it did. Used by flows/answer. No side effects. */
import type { AnswerPlan } from '#core/answer/decide';
import type { Escalation } from '#core/answer/triggers';
import type { Tenant } from '#core/tenant';
import { entitiesIn } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import { round } from '#flows/speak';
import type { TurnReport } from '#protocol/event';

export type Report = Omit<TurnReport, 'latencyMs'>;

const mostEntities = 20;

/** Which kinds of things the message names, and where: their text stays where it is. */
export function entitiesOf(
  text: string,
  { language }: Understanding,
  now: number,
): Partial<Report> {
  const entities = entitiesIn(text, language, now).slice(0, mostEntities);
  if (entities.length === 0) return {};
  return { entities: entities.map(({ type, start, end }) => ({ type, start, end })) };
}

/** What a turn of the built-in engine reports; a model's turn changes the rest. */
export function reportOf(
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
