/** The built-in engine's planner in tests: one step over plain words, what it decides in short, and tools to decide about. */
import { planStep } from '#core/tool/plan';
import type { PlanSituation, PlanStep } from '#core/tool/plan';
import { entitiesIn } from '#core/understanding/understand';
import { addressTool, statusTool, toolOf } from '#tests/support/tools';

const now = Date.parse('2026-06-15T12:00:00Z');

export const stock = toolOf({
  name: 'stock',
  parameters: {
    type: 'object',
    required: ['size'],
    properties: {
      size: { type: 'string', enum: ['S', 'M', 'L'], 'x-words': { M: ['medium', 'mittel'] } },
      pieces: { type: 'integer' },
    },
  },
  triggers: { says: ['in stock', '库存'] },
});
export const booking = toolOf({
  name: 'book',
  risk: 'write',
  parameters: {
    type: 'object',
    required: ['day', 'email'],
    properties: {
      day: { type: 'string', format: 'date', 'x-entity': 'DATE' },
      email: { type: 'string', format: 'email', 'x-entity': 'EMAIL' },
    },
  },
  triggers: { intents: ['BOOKING'], says: ['book'] },
});
export const shipment = toolOf({
  name: 'track',
  parameters: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', 'x-entity': 'CODE', pattern: '^(?:MF|mf)?[ -]?[0-9]{9}$' },
    },
  },
  triggers: { intents: ['SHIPPING'], says: ['status', 'track'] },
});

/** A message to an engine that waits for nothing and knows no article; `before` is what the visitor wrote last. */
export function step(
  text: string,
  more: Partial<PlanSituation> & { before?: string } = {},
): PlanStep {
  const { before = '', ...rest } = more;
  return planStep({
    tools: [addressTool, booking, statusTool, stock, shipment],
    plan: null,
    text,
    entities: entitiesIn(text, 'en', now),
    entitiesBefore: entitiesIn(before, 'en', now),
    textsBefore: before === '' ? [] : [before],
    answer: null,
    intent: 'GENERAL_INQUIRY',
    action: null,
    values: null,
    isAnswerable: false,
    language: 'en',
    refusalOf: () => null,
    ...rest,
  });
}

/** `none`, or the kind of step, its tool, and what belongs to that kind. */
export function brief(made: PlanStep): unknown {
  if (made.kind === 'none') return 'none';
  const { tool, kind } = made;
  if (kind === 'ask') return [kind, tool.name, made.name, made.plan.arguments];
  if (kind === 'confirm') return [kind, tool.name, made.plan.arguments];
  if (kind === 'call') return [kind, tool.name, made.arguments, made.isConfirmed];
  return kind === 'refused' ? [kind, tool.name, made.code] : [kind, tool.name];
}
