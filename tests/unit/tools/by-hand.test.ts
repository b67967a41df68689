// Tools by hand: who may, what tells of a visitor's orders and what can be done with one, and what counts as the other side's no.
import { expect, test } from 'vitest';
import { isForVisitor } from '#core/file';
import { memberRefusal } from '#core/tool/admit';
import { actionsOn, cardsOf, lookUps } from '#core/tool/order-cards';
import { isDeclined, outcome } from '#core/tool/outcome';
import type { Tool } from '#core/tool/tool';
import type { Card } from '#protocol/part';

const order = { type: 'string', 'x-entity': 'ORDER_ID', pattern: '^HP\\d+$' };
const customer = { type: 'string', 'x-identity': 'customer' };
const tool = (name: string, but: object = {}, properties: object = { order_id: order, customer }) =>
  ({
    name,
    title: {},
    enabled: true,
    risk: 'read',
    category: 'orders',
    roles: [],
    parameters: { type: 'object', properties, required: Object.keys(properties) },
    ...but,
  }) as unknown as Tool;
const card = (title: string, kind: Card['kind'] = 'order'): Card =>
  ({ type: 'card', id: title, kind, title }) as Card;

test('orders are told by what needs a number that was named, or nothing but who it is', () => {
  const tools = [
    tool('history', {}, { customer }),
    tool('status'),
    tool('status_again'),
    tool('weather', { category: 'other' }, { customer }),
    tool('cancel', { risk: 'destructive' }),
    tool('old', { enabled: false }, { customer }),
    tool('pay', {}, { order_id: order, amount: { type: 'number' } }),
  ];
  const named = { tool: 'status', arguments: { order_id: 'HP10482240' } };
  expect(lookUps(tools, ['HP10482231', 'or HP10482240?'])).toEqual([
    named,
    { tool: 'history', arguments: {} },
  ]);
  expect(lookUps(tools, ['hello'])).toEqual([{ tool: 'history', arguments: {} }]);
});

test('each order once, and on it what changes something, takes its number and is for this role', () => {
  const carousel = { type: 'carousel', id: 'c', cards: [card('HP1'), card('HP2')] } as const;
  const shown = cardsOf([card('HP1'), carousel as never, card('Boot', 'product')]);
  expect(shown.map(({ title }) => title)).toEqual(['HP1', 'HP2']);
  const tools = [
    tool('status'),
    tool('cancel', { risk: 'destructive', title: { en: 'Cancel' } }),
    tool('refund', { risk: 'money', roles: ['owner'] }),
    tool('book', { risk: 'write' }, { start: { type: 'string', 'x-entity': 'DATE' } }),
  ];
  const cancel = {
    tool: 'cancel',
    title: 'Cancel',
    risk: 'destructive',
    arguments: { order_id: 'HP1' },
  };
  const refund = { ...cancel, tool: 'refund', title: 'refund', risk: 'money' };
  expect(actionsOn(tools, card('HP1'), 'agent')).toEqual([cancel]);
  expect(actionsOn(tools, card('HP1'), 'owner')).toEqual([cancel, refund]);
  expect(actionsOn(tools, card('of another kind'), 'owner')).toEqual([]);
});

test('a member has more power than a visitor; what is off or for other roles stays so', () => {
  const inner = tool('segment', { power: 'staff', segments: ['VIP'] });
  expect([
    memberRefusal(null, 'owner'),
    memberRefusal(inner, 'agent'),
    memberRefusal({ ...inner, enabled: false }, 'owner'),
    memberRefusal({ ...inner, roles: ['owner'] }, 'agent'),
    memberRefusal({ ...inner, roles: ['owner'] }, 'owner'),
  ]).toEqual(['unknown-tool', null, 'disabled', 'forbidden', null]);
});

test('a good answer that says no is a no', () => {
  expect(
    [{ ok: false }, { ok: true }, null, 'ok', []].map((result) =>
      isDeclined(outcome('ok', { result })),
    ),
  ).toEqual([true, false, false, false, false]);
  expect(isDeclined(outcome('status', { result: { ok: false } }))).toBe(false);
});

test('a visitor has their own files and those of a reply', () => {
  expect(
    [
      {},
      { by: 'mem_a' },
      { by: 'mem_a', in: 'note' as const },
      { by: 'mem_a', in: 'reply' as const },
    ].map(isForVisitor),
  ).toEqual([true, false, false, true]);
});
