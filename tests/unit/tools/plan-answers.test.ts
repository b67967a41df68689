/** Answers to what a tool asked: those that the articles know, too, and those of a picker. */
import { describe, expect, it } from 'vitest';
import { planStep } from '#core/tool/plan';
import type { PlanSituation } from '#core/tool/plan';
import type { ToolPlan } from '#protocol/tool-event';
import { toolOf } from '#tests/support/tools';

const quote = toolOf({
  name: 'quote',
  risk: 'write',
  parameters: {
    type: 'object',
    required: ['origin'],
    properties: { origin: { type: 'string', 'x-text': true } },
  },
  triggers: { says: ['quote'] },
});
const booking = toolOf({
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
});

function step(text: string, more: Partial<PlanSituation>) {
  const made = planStep({
    tools: [booking, quote],
    plan: null,
    text,
    entities: [],
    entitiesBefore: [],
    textsBefore: [],
    answer: null,
    intent: 'GENERAL_INQUIRY',
    action: null,
    values: null,
    isAnswerable: false,
    refusalOf: () => null,
    ...more,
  });
  return 'plan' in made ? [made.kind, made.tool.name, made.plan.arguments] : made.kind;
}

describe('an answer that the articles know, too', () => {
  const plan: ToolPlan = {
    tool: 'quote',
    arguments: {},
    tries: 0,
    awaits: { kind: 'argument', name: 'origin' },
  };
  it('is the answer', () => {
    expect(step('Shanghai', { plan, isAnswerable: true })).toEqual([
      'confirm',
      'quote',
      { origin: 'Shanghai' },
    ]);
  });
  it('is a question when it is asked as one', () => {
    expect(step('What does FOB Shanghai mean?', { plan, isAnswerable: true })).toBe('none');
  });
});

it('takes what a picker gave for the date of the tool that it names', () => {
  const action = { action: 'book', input: { slot: '2026-06-16' } };
  expect(step('Tue 16 June', { action })).toEqual(['ask', 'book', { day: '2026-06-16' }]);
});
