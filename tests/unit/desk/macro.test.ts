// Macros before anything is done: what is filled in from where, what is asked for, what each step would come to, what is refused.
import { expect, test } from 'vitest';
import { macroFault, namedThings, prepareSteps, rehearse, stepActions } from '#core/macro';
import type { MacroWorld } from '#core/macro';
import { step } from '#core/conversation/step';
import { fallbackLimits } from '#core/tenant';
import type { Tool } from '#core/tool/tool';
import { macroStepKinds } from '#protocol/macro';
import type { MacroStep } from '#protocol/macro';
import { noon } from '#tests/support/factories';

const refund = {
  name: 'refund',
  enabled: true,
  title: {},
  parameters: {
    type: 'object',
    required: ['order_id', 'customer'],
    properties: {
      order_id: { type: 'string', 'x-entity': 'ORDER_ID', 'x-label': { en: 'Order' } },
      amount: { type: 'number' },
      customer: { type: 'string', 'x-identity': 'customer' },
    },
  },
} as unknown as Tool;
const world = (but: Partial<MacroWorld> = {}): MacroWorld => ({
  memberId: 'mem_me',
  variables: { 'contact.firstName': 'Ana' },
  inputs: {},
  tools: [refund],
  said: ['order HP10482231 please', 'sorry, HP10482240', 'thanks'],
  ...but,
});
const call = (given: Record<string, string | number> = {}): MacroStep => ({
  kind: 'tool',
  tool: 'refund',
  arguments: given,
});
const reply = (text: string): MacroStep => ({ kind: 'reply', text });

test('what the visitor named last is taken, and later words are about it', () => {
  const said = reply('{{contact.firstName}}: {{order.id}} {{contact.email|no address}}');
  expect(prepareSteps([call(), said], world())).toEqual({
    steps: [
      { step: call({ order_id: 'HP10482240' }), code: 'ok', detail: '' },
      { step: reply('Ana: HP10482240 no address'), code: 'ok', detail: '' },
    ],
    inputs: [{ name: '0.order_id', label: 'Order', value: 'HP10482240', isRequired: true }],
  });
});

test('what was filled in wins over what was read, what the macro fixes over both', () => {
  const inputs = { '0.order_id': 'HP1', '1.order_id': 'HP2' };
  const { steps } = prepareSteps(
    [call(), call({ order_id: 'HP9', amount: '5,5' })],
    world({ inputs }),
  );
  expect(steps.map((one) => one.step)).toEqual([
    call({ order_id: 'HP1' }),
    call({ order_id: 'HP9', amount: 5.5 }),
  ]);
});

test('what nobody said is asked for, and a text without words is not said', () => {
  const given = world({ said: [], variables: {} });
  expect(prepareSteps([call(), reply('{{order.id}}'), call({ colour: 'red' })], given)).toEqual({
    steps: [
      { step: call({}), code: 'needs-input', detail: 'Order is missing' },
      { step: reply(''), code: 'invalid-text', detail: 'nothing to say' },
      {
        step: call({ colour: 'red' }),
        code: 'invalid-arguments',
        detail: 'colour: no such argument',
      },
    ],
    inputs: [
      { name: '0.order_id', label: 'Order', value: '', isRequired: true },
      { name: 'order.id', label: 'order.id', value: '', isRequired: false },
      { name: '2.order_id', label: 'Order', value: '', isRequired: true },
    ],
  });
  expect(namedThings([refund], world().said)).toEqual({ 'order.id': 'HP10482240' });
});

test('a rehearsal is by the rules of the conversation, each step after the one before', () => {
  const limits = fallbackLimits;
  const born = step(
    null,
    {
      kind: 'start',
      conversationId: 'cnv_1',
      tenantId: 'tnt_1',
      visitorId: 'vis_1',
      locale: 'en',
      channel: 'widget',
    } as never,
    limits,
    noon,
  );
  if (!born.ok) throw new Error('not born');
  const steps: MacroStep[] = [
    { kind: 'tag', add: ['late'], remove: [] },
    { kind: 'tag', add: ['late'], remove: [] },
    reply('Hello'),
    { kind: 'note', text: 'Seen' },
    { kind: 'assign', assigneeId: 'me', teamId: null },
    { kind: 'prioritise', priority: 'normal' },
    { kind: 'snooze', minutes: 60 },
    { kind: 'resolve' },
    { kind: 'snooze', minutes: 60 },
  ];
  const prepared = prepareSteps(steps, world()).steps;
  const rehearsed = rehearse(born.value.state, prepared, 'mem_me', limits, noon);
  expect(
    rehearsed.map(({ code, changesNothing }) => `${code}${changesNothing ? ' already' : ''}`),
  ).toEqual([
    'ok',
    'ok already',
    'not-your-turn',
    'ok',
    'ok',
    'ok already',
    'ok',
    'ok',
    'conversation-ended',
  ]);
});

test('a macro names only what there is', () => {
  const known = { tools: [refund], memberIds: new Set(['mem_a']), teamIds: new Set(['tea_a']) };
  const assign = (assigneeId: string | null, teamId: string | null = null) =>
    ({ kind: 'assign', assigneeId, teamId }) as MacroStep;
  const faults = [
    call({ order_id: 'x' }),
    call({ customer: 'x' }),
    { ...call(), tool: 'gone' } as MacroStep,
    assign('me'),
    assign('mem_a', 'tea_a'),
    assign('mem_b'),
    assign(null, 'tea_b'),
  ].map((one) => macroFault([one], known));
  expect(faults).toEqual([
    null,
    'steps.0.arguments.customer: the tool takes no such argument',
    'steps.0.tool: there is no such tool',
    null,
    null,
    'steps.0.assigneeId: no such member',
    'steps.0.teamId: no such team',
  ]);
});

test('every kind of step takes the leave of the act by hand', () => {
  expect(Object.keys(stepActions).toSorted()).toEqual([...macroStepKinds].toSorted());
});
