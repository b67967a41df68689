/** Segments: by hand, by signature, by the tenant's rules over what is known, in this order. */
import { expect, test } from 'vitest';
import type { ContactMemory } from '#core/memory/contact';
import { numberOf, segmentBy } from '#core/segment';
import type { SegmentFacts } from '#core/segment';
import { defaultSettings } from '#core/tenant';

const now = Date.UTC(2026, 10, 21);
const day = 86_400_000;
const memory: ContactMemory = {
  isVip: false,
  conversationCount: 3,
  conversationId: 'cnv_1',
  firstAt: now - 40 * day,
  lastAt: now - day,
  language: 'en',
  topics: {},
  mood: 0.2,
  facts: [],
};
const limits = {
  ...defaultSettings('free'),
  segmentVipOrders: 1_000,
  segmentNewDays: 30,
  segmentIdleDays: 90,
  segmentComplaints: 2,
};
const facts = (but: Partial<SegmentFacts> = {}): SegmentFacts => ({
  memory,
  attributes: {},
  isVip: false,
  claimed: null,
  now,
  ...but,
});
const rich = { attributes: { orders_total: '1.250,00 €' } };
const unhappy = { memory: { ...memory, mood: -0.5 } };

test.each<[string, Partial<SegmentFacts>, string | undefined, string | undefined]>([
  ['nobody known', { memory: null }, undefined, undefined],
  ['known for 40 days', {}, 'regular', 'known'],
  [
    'known for 29 days',
    { memory: { ...memory, firstAt: now - 29 * day } },
    'new',
    'known for a short time',
  ],
  ['orders together', rich, 'vip', 'orders together'],
  ['orders, not enough', { attributes: { orders_total: '999.99' } }, 'regular', 'known'],
  ['two open complaints', { attributes: { open_complaints: '2' } }, 'at-risk', 'open complaints'],
  ['unhappy', unhappy, 'at-risk', 'unhappy of late'],
  [
    'silent for 91 days',
    { memory: { ...memory, lastAt: now - 91 * day } },
    'at-risk',
    'away for long',
  ],
  ['VIP by staff, though unhappy', { ...unhappy, isVip: true }, 'vip', 'marked as VIP'],
  ['signed, though rich', { ...rich, claimed: 'At Risk' }, 'at-risk', 'signed by the company'],
  ['the company’s own', { claimed: 'wholesale' }, 'wholesale', 'signed by the company'],
  [
    'by hand above all',
    { ...rich, memory: { ...memory, byHand: 'new' }, isVip: true, claimed: 'vip' },
    'new',
    'said by staff',
  ],
])('%s', (_, but, segment, because) => {
  expect(segmentBy(facts(but), limits)).toEqual(
    segment === undefined ? null : { segment, because },
  );
});

test('0 switches a rule off; new is then the first conversation', () => {
  const off = { ...defaultSettings('free') };
  expect(segmentBy(facts({ ...rich, memory: { ...memory, lastAt: 0 } }), off)?.segment).toBe(
    'regular',
  );
  expect(segmentBy(facts({ memory: { ...memory, conversationCount: 1 } }), off)?.segment).toBe(
    'new',
  );
});

test.each([
  ['1250', 1250],
  ['1,250.5', 1250.5],
  ['1.250,00 €', 1250],
  ['EUR 12 500', 12500],
  ['', 0],
  ['many', 0],
])('%s is %d', (text, value) => expect(numberOf(text)).toBe(value));
