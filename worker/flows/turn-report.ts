/** What a turn reports of itself: who answered, what it understood and why it did what it did. Used by flows/answer. No side effects. */
import type { AnswerPlan } from '#core/answer/decide';
import type { Tenant } from '#core/tenant';
import type { Reading } from '#flows/read-question';
import { round } from '#flows/speak';
import type { TurnReport } from '#protocol/event';

export type Report = Omit<TurnReport, 'latencyMs'>;

const mostEntities = 20;

/** What a turn of the built-in engine reports; a model's turn changes the rest. */
export function reportOf(tenant: Tenant, plan: AnswerPlan, reading: Reading): Report {
  const { understood, language, escalation } = reading;
  // Which kinds of things the message names, and where: their text stays where it is.
  const entities = reading.entities.slice(0, mostEntities);
  return {
    outcome: 'answered',
    decision: plan.decision,
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
    ...(plan.offersPerson ? { offered: ['person'] } : {}),
    ...(entities.length > 0
      ? { entities: entities.map(({ type, start, end }) => ({ type, start, end })) }
      : {}),
  };
}
