/** The built-in engine's way to a tool: which one is meant, what is asked, when it is done and when it is let go. */
import { describe, expect, it, test } from 'vitest';
import type { ToolPlan } from '#protocol/tool-event';
import { brief, step } from '#tests/support/plan';
import { orderId, statusTool, toolOf } from '#tests/support/tools';

describe('chooses', () => {
  it.each<[string, Parameters<typeof step>, unknown]>([
    [
      'by a code that fits the pattern',
      ['What is the status of MF204510771?', { isAnswerable: true }],
      ['call', 'track', { id: 'MF204510771' }, false],
    ],
    [
      'by a code in two words',
      ['track mf 204510771'],
      ['call', 'track', { id: 'mf 204510771' }, false],
    ],
    ['not by another number', ['track 4711', { intent: 'SHIPPING' }], ['ask', 'track', 'id', {}]],
    [
      'the articles, for a question that holds a word of a tool',
      ['Which sizes are in stock?', { isAnswerable: true }],
      'none',
    ],
    ['nothing for small matters', ['What are your opening hours?'], 'none'],
    [
      'by intent and the thing it works on',
      ['status of ORD-4711?', { intent: 'ORDER_TRACKING' }],
      ['call', 'order_status', { order_id: 'ORD-4711' }, false],
    ],
    ['nothing by intent alone', ['how fast is delivery', { intent: 'ORDER_TRACKING' }], 'none'],
    ['by a phrase of its own', ['where is my order?'], ['ask', 'order_status', 'order_id', {}]],
    [
      'by a word of it with the thing',
      ['new address for ORD-4711 please'],
      ['ask', 'change_address', 'city', { order_id: 'ORD-4711' }],
    ],
    [
      'by a word in another language',
      ['Meine Adresse ist falsch', { intent: 'ORDER_MODIFICATION' }],
      ['ask', 'change_address', 'order_id', {}],
    ],
    [
      'not by a word inside another',
      ['the addressee is wrong', { intent: 'ORDER_MODIFICATION' }],
      'none',
    ],
    ['by a word without spaces', ['这个有库存吗'], ['ask', 'stock', 'size', {}]],
    [
      'the article, when it explains how',
      ['How do I change my address?', { intent: 'ORDER_MODIFICATION', isAnswerable: true }],
      'none',
    ],
    [
      'the tool, when it is clear to what',
      ['How do I change the address of ORD-4711?', { isAnswerable: true }],
      ['ask', 'change_address', 'city', { order_id: 'ORD-4711' }],
    ],
    [
      'what the visitor may not have, to say so',
      ['new address for ORD-4711', { refusalOf: () => 'needs-identity' }],
      ['refused', 'change_address', 'needs-identity'],
    ],
    [
      'a choice by its words',
      ['is the medium one in stock, 3 pieces?'],
      ['call', 'stock', { size: 'M' }, false],
    ],
  ])('%s', (_, given, expected) => {
    expect(brief(step(...given))).toEqual(expected);
  });

  it('reads back for what was named before, where nothing is changed', () => {
    const before = 'my number is ORD-4711';
    expect(brief(step('where is my order?', { before }))).toEqual([
      'call',
      'order_status',
      { order_id: 'ORD-4711' },
      false,
    ]);
    expect(brief(step('I need another address', { before, intent: 'ORDER_MODIFICATION' }))).toEqual(
      ['ask', 'change_address', 'order_id', {}],
    );
  });

  it('the tool of a pressed button, with what of its input fits', () => {
    const action = {
      action: 'change_address',
      input: { order_id: 'ORD-1', city: 'Porto', customer: 'c-9', evil: true },
    };
    expect(brief(step('Change', { action }))).toEqual([
      'confirm',
      'change_address',
      { order_id: 'ORD-1', city: 'Porto' },
    ]);
    expect(brief(step('Change', { action: { action: 'nothing', input: {} } }))).toBe('none');
  });
});

describe('goes on', () => {
  const asking = (name: string, given: Record<string, unknown>, tries = 0): { plan: ToolPlan } => ({
    plan: { tool: 'change_address', arguments: given, awaits: { kind: 'argument', name }, tries },
  });
  const waiting = (tries = 0): { plan: ToolPlan } => ({
    plan: {
      tool: 'change_address',
      arguments: { order_id: 'ORD-1', city: 'Porto' },
      awaits: { kind: 'confirmation' },
      tries,
    },
  });
  it.each<[string, Parameters<typeof step>, unknown]>([
    [
      'with a bare number',
      ['4711-B', asking('order_id', {})],
      ['ask', 'change_address', 'city', { order_id: '4711-B' }],
    ],
    [
      'with the reply as it stands',
      [' Porto ', asking('city', { order_id: 'ORD-1' })],
      ['confirm', 'change_address', { order_id: 'ORD-1', city: 'Porto' }],
    ],
    [
      'with a form',
      [
        'sent',
        { ...asking('city', { order_id: 'ORD-1' }), values: { city: 'Porto', customer: 'c-9' } },
      ],
      ['confirm', 'change_address', { order_id: 'ORD-1', city: 'Porto' }],
    ],
    [
      'by asking again',
      ['no idea where that is', asking('order_id', {})],
      ['ask', 'change_address', 'order_id', {}],
    ],
    ['and lets go the second time', ['no idea where that is', asking('order_id', {}, 1)], 'none'],
    [
      'and asks again for what is too long',
      ['x'.repeat(41), asking('city', { order_id: 'ORD-1' })],
      ['ask', 'change_address', 'city', { order_id: 'ORD-1' }],
    ],
    [
      'and stops at a no',
      ['no', { ...asking('order_id', {}), answer: 'no' }],
      ['declined', 'change_address'],
    ],
    [
      'and leaves for another matter',
      ['where is my order ORD-2?', asking('order_id', {})],
      ['ask', 'change_address', 'city', { order_id: 'ORD-2' }],
    ],
    [
      'and leaves for what the articles answer',
      ['do you ship to Peru?', { ...asking('order_id', {}), isAnswerable: true }],
      'none',
    ],
    [
      'and acts at a yes',
      ['yes', { ...waiting(), answer: 'yes' }],
      ['call', 'change_address', { order_id: 'ORD-1', city: 'Porto' }, true],
    ],
    ['and not at a no', ['no', { ...waiting(), answer: 'no' }], ['declined', 'change_address']],
    [
      'and asks for the yes once more',
      ['hm', waiting()],
      ['confirm', 'change_address', { order_id: 'ORD-1', city: 'Porto' }],
    ],
    ['and no third time', ['hm', waiting(1)], 'none'],
    [
      'and forgets a tool that is gone',
      ['yes', { ...waiting(), answer: 'yes', tools: [statusTool] }],
      'none',
    ],
  ])('%s', (_, given, expected) => {
    expect(brief(step(...given))).toEqual(expected);
  });

  test('one question at a time, then a yes, then the call', () => {
    const first = step('I want to book', { intent: 'BOOKING' });
    expect(brief(first)).toEqual(['ask', 'book', 'day', {}]);
    const second = step('on 20 June 2026', { plan: (first as { plan: ToolPlan }).plan });
    expect(brief(second)).toEqual(['ask', 'book', 'email', { day: '2026-06-20' }]);
    const third = step('ada@example.com', { plan: (second as { plan: ToolPlan }).plan });
    const given = { day: '2026-06-20', email: 'ada@example.com' };
    expect(brief(third)).toEqual(['confirm', 'book', given]);
    const last = step('yes', { plan: (third as { plan: ToolPlan }).plan, answer: 'yes' });
    expect(brief(last)).toEqual(['call', 'book', given, true]);
  });

  test('a yes-or-no argument takes a no for an answer', () => {
    const gift = toolOf({
      name: 'gift',
      risk: 'write',
      parameters: {
        type: 'object',
        required: ['wrap', 'order_id'],
        properties: { wrap: { type: 'boolean' }, order_id: orderId },
      },
    });
    const plan: ToolPlan = {
      tool: 'gift',
      arguments: { order_id: 'ORD-1' },
      awaits: { kind: 'argument', name: 'wrap' },
      tries: 0,
    };
    expect(brief(step('no', { tools: [gift], plan, answer: 'no' }))).toEqual([
      'confirm',
      'gift',
      { order_id: 'ORD-1', wrap: false },
    ]);
  });
});
