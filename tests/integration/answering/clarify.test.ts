/**
 * Asking back, offering and ending in the running product, over the demo shop: what is asked back outlives the turn, the choice answers, an
 * offer is made once, a company's own ids reach its tools, and who is at the end of a long conversation has a way on.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoTenant } from '../../../worker/cli/demo.ts';
import type { Frame, Parley } from '../../support/harness.ts';
import { history, startParley } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { adminOf, ask } from './admin.ts';
import type { Desk } from './admin.ts';

let parley: Parley;
let shop: Desk;
beforeAll(async () => {
  parley = await startParley();
  const { tools, articles } = demoTenant('shop');
  shop = await adminOf(parley, { plan: 'demo', tools, articles });
});
afterAll(() => parley?.stop());

const lastSaid = (log: readonly Frame[]) =>
  log.findLast(({ kind, message }) => kind === 'message.created' && message.author === 'assistant')
    ?.message as { text: string; quickReplies?: string[]; citations?: { title: string }[] };
const lastTurn = (who: { conversationId: string }) =>
  staffLog(parley, who).findLast(({ kind }) => kind === 'turn.ended') as Frame;

test('what says nothing is asked back, and the button answers; staff reads why', async () => {
  const first = await ask(parley, shop.tenant, 'how much?');
  expect(lastSaid(first.log)).toMatchObject({
    text: 'Gladly. What would you like to know the price of?',
    quickReplies: expect.arrayContaining(['Shipping costs']),
  });
  expect(lastTurn(first.who)).toMatchObject({
    decision: 'clarify',
    outcome: 'answered',
    reasons: ['unclear: "price" of what'],
  });
  const second = await ask(parley, shop.tenant, 'Shipping costs', first);
  expect([second.ended['outcome'], lastSaid(second.log).citations?.[0]?.title]).toEqual([
    'answered',
    expect.stringMatching(/shipping/i),
  ]);
  // What a turn decided is the desk's.
  const seen = await history(parley.origin, first.who);
  expect(seen.filter(({ kind }) => kind === 'turn.ended').some((it) => 'decision' in it)).toBe(
    false,
  );
});

test('in German, too, and in German it stays', async () => {
  const first = await ask(parley, shop.tenant, 'Wo ist meine Bestellung?');
  const second = await ask(parley, shop.tenant, '12345', first);
  expect([first, second].map(({ who }) => lastTurn(who)['language'])).toEqual(['de', 'de']);
  expect(lastSaid(second.log).text).toMatch(/Bestellung/);
});

test('an offer is made once in a conversation, and not at all where it is switched off', async () => {
  const late = 'my delivery is overdue';
  const first = await ask(parley, shop.tenant, late);
  expect(lastSaid(first.log).quickReplies).toContain('Order status');
  const again = await ask(parley, shop.tenant, 'wheres my stuff???', first);
  expect(staffLog(parley, again.who).flatMap(({ offered = [] }) => offered as string[])).toEqual([
    'tool:get_order_status',
    ...(lastTurn(again.who)['offered'] ?? []),
  ]);
  expect(lastTurn(again.who)['offered'] ?? []).not.toContain('tool:get_order_status');
  await shop.as['owner']!('PATCH', '/settings', { proactiveOffers: false });
  const off = await ask(parley, shop.tenant, late);
  expect(lastSaid(off.log).quickReplies ?? []).not.toContain('Order status');
  await shop.as['owner']!('PATCH', '/settings', { proactiveOffers: null });
});

test('a company’s own ids: refused when they could be slow, found when they are set', async () => {
  const owner = shop.as['owner']!;
  const voucher = { name: 'VOUCHER', pattern: 'VC-\\d{5}', example: 'VC-12345' };
  const set = (entityPatterns: object[]) => owner('PATCH', '/settings', { entityPatterns });
  const refused = await Promise.all([
    set([{ ...voucher, pattern: `${'a?'.repeat(28)}${'a'.repeat(28)}`, example: 'a'.repeat(28) }]),
    set([{ ...voucher, example: 'nothing like it' }]),
    set([{ ...voucher, name: 'voucher' }]),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect((await set([voucher])).body['settings'].entityPatterns).toEqual([voucher]);
  const { who } = await ask(parley, shop.tenant, 'Is my voucher vc-54321 still good?');
  expect(lastTurn(who)['entities']).toEqual([{ type: 'VOUCHER', start: 14, end: 22 }]);
});

test('a conversation that is too long ends with its last answer, and a person is one button away', async () => {
  const { tenant } = await adminOf(parley, { settings: { maxMessages: 4 } });
  const first = await ask(parley, tenant, 'Guten Tag, wie geht es Ihnen?');
  await ask(parley, tenant, 'Danke', first);
  const log = staffLog(parley, first.who);
  const farewell = log.findLast(({ kind }) => kind === 'message.created')?.message;
  expect([log.at(-1)?.kind, farewell]).toMatchObject([
    'conversation.ended',
    { author: 'system', notice: 'conversationFull', language: 'de' },
  ]);
  const button = (farewell as { quickReplies: string[] }).quickReplies[0]!;
  const next = await ask(parley, tenant, button);
  expect([
    next.ended['outcome'],
    next.log.some(({ kind }) => kind === 'escalation.requested'),
  ]).toEqual(['escalated', true]);
});
