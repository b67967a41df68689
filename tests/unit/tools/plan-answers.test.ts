/** Answers to what a tool asked: those that the articles know, too, and those of a picker. */
import { describe, expect, it } from 'vitest';
import type { ToolPlan } from '#protocol/tool-event';
import { booking, step } from '#tests/support/plan';
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
function answered(text: string, more: Parameters<typeof step>[1]) {
  const made = step(text, { tools: [booking, quote], ...more });
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
    expect(answered('Shanghai', { plan, isAnswerable: true })).toEqual([
      'confirm',
      'quote',
      { origin: 'Shanghai' },
    ]);
  });
  it('is a question when it is asked as one', () => {
    expect(answered('What does FOB Shanghai mean?', { plan, isAnswerable: true })).toBe('none');
  });
});

it('takes what a picker gave for the date of the tool that it names', () => {
  const action = { action: 'book', input: { slot: '2026-06-16' } };
  expect(answered('Tue 16 June', { action })).toEqual(['ask', 'book', { day: '2026-06-16' }]);
});
