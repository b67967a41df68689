/** What the engine makes of what was said before and of words in a sentence: routes, "it", and doors that are closed. */
import { expect, it } from 'vitest';
import { pickerPlan } from '#core/tool/picker-plan';
import type { ToolPlan } from '#protocol/tool-event';
import { brief, shipment, step } from '#tests/support/plan';
import { addressTool, toolOf } from '#tests/support/tools';

it('what a word stands for that was named before', () => {
  const before = 'where is MF204510771?';
  const arrival = toolOf({
    name: 'arrival',
    parameters: shipment.parameters,
    triggers: { intents: ['SHIPPING'], says: ['arrive', 'when'] },
  });
  const asked = { before, tools: [arrival], intent: 'SHIPPING', isAnswerable: true };
  expect(brief(step('When does it arrive?', asked))).toEqual([
    'call',
    'arrival',
    { id: 'MF204510771' },
    false,
  ]);
  expect(brief(step('When do parcels to Peru arrive?', asked))).toBe('none');
  expect(brief(step('When does it arrive?', { ...asked, before: 'hello' }))).toBe('none');
});

it('the article and a hint to strangers, unless they mean something of their own', () => {
  const returning = toolOf({
    name: 'return',
    parameters: addressTool.parameters,
    triggers: { asksFor: ['want to return'] },
  });
  const stranger = {
    tools: [returning],
    isAnswerable: true,
    refusalOf: () => 'needs-identity' as const,
  };
  const closed = ['refused', 'return', 'needs-identity'];
  const action = { action: 'return', input: {} };
  expect([
    brief(step('I want to return my jacket', stranger)),
    brief(step('I want to return ORD-4711', stranger)),
    brief(step('Return', { ...stranger, action })),
    brief(step('I want to return my jacket', { ...stranger, isAnswerable: false })),
  ]).toEqual([['sign-in', 'return'], closed, closed, closed]);
});

it('a route in a sentence, and asks again for what is no place', () => {
  const quote = toolOf({
    name: 'quote',
    risk: 'write',
    parameters: {
      type: 'object',
      required: ['origin', 'destination', 'goods'],
      properties: {
        origin: { type: 'string', 'x-entity': 'ORIGIN' },
        destination: { type: 'string', 'x-entity': 'DESTINATION' },
        goods: { type: 'string', 'x-entity': 'GOODS' },
      },
    },
    triggers: { asksFor: ['a quote'] },
  });
  const begun = step('a quote for 3 pallets from Hamburg to Oslo', { tools: [quote] });
  const route = { origin: 'Hamburg', destination: 'Oslo' };
  expect(brief(begun)).toEqual(['ask', 'quote', 'goods', route]);
  const { plan } = step('a quote please', { tools: [quote] }) as { plan: ToolPlan };
  expect(brief(step('800 kg', { tools: [quote], plan }))).toEqual(['ask', 'quote', 'origin', {}]);
  expect(brief(step('Hamburg to Oslo', { tools: [quote], plan }))).toEqual([
    'ask',
    'quote',
    'goods',
    route,
  ]);
});

it('a time that is typed where one could be chosen, and nothing else in its place', () => {
  const book = toolOf({
    name: 'book',
    risk: 'write',
    parameters: {
      type: 'object',
      required: ['start'],
      properties: { start: { type: 'string', 'x-entity': 'DATE' } },
    },
  });
  const slots = {
    type: 'slots' as const,
    id: 'slots',
    label: 'Free times',
    slots: [{ at: '2026-06-16T09:00:00Z', label: 'Tue 9:00' }],
    action: 'book',
    input: { place: 'Oslo' },
  };
  const plan = pickerPlan([slots], [book]);
  expect(plan).toEqual({
    tool: 'book',
    arguments: { place: 'Oslo' },
    awaits: { kind: 'argument', name: 'start' },
    tries: 1,
  });
  expect([pickerPlan([slots], []), pickerPlan([], [book])]).toEqual([null, null]);
  const typed = step('tomorrow at 3 pm', { tools: [book], plan });
  expect(brief(typed)).toEqual([
    'confirm',
    'book',
    { place: 'Oslo', start: '2026-06-16T15:00:00' },
  ]);
  expect(brief(step('what is a carnet?', { tools: [book], plan }))).toBe('none');
});

it('a number in what nobody knows is looked up; in a form that was filled in it asks for nothing', () => {
  const tracking = toolOf({
    name: 'tracking',
    parameters: shipment.parameters,
    triggers: { intents: ['ORDER_TRACKING'] },
  });
  const tools = { tools: [tracking] };
  const found = ['call', 'tracking', { id: 'MF204510771' }, false];
  expect([
    brief(step('MF204510771', tools)),
    brief(step('Hello,\nI have MF204510771 from you here: please', tools)),
    brief(step('Shipment: MF204510771\nReason: Broken', tools)),
    brief(
      step('Shipment: MF204510771\nReason: Broken', {
        ...tools,
        values: { shipment: 'MF204510771', reason: 'broken' },
      }),
    ),
  ]).toEqual([found, found, found, 'none']);
});
