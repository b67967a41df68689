/** What is shown beside a sentence: complete, valid parts in the visitor's language, with the actions that are allowed and no others. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { shown } from '#worker/demo/backend/cards';
import words from '../../../worker/demo/words.json' with { type: 'json' };
import { Parts } from '#protocol/part';

const order = (more: object) => ({ ok: true, order_id: 'HP10482240', total: '$10.00', ...more });
const cardOf = (name: string, result: object, language = 'en') => {
  const { parts } = shown(name, result, language) as { parts: unknown };
  return v.parse(Parts, parts)[0];
};

it('shows an order with its tone, in the language of the visitor', () => {
  expect(
    cardOf('get_order_status', order({ status: 'processing', eta: '2026-06-20' }), 'de'),
  ).toEqual({
    type: 'card',
    id: 'order-HP10482240',
    kind: 'order',
    title: 'HP10482240',
    status: { text: 'in Bearbeitung', tone: 'neutral' },
    fields: [
      { label: 'Summe', value: '$10.00' },
      { label: 'Erwartet', value: '2026-06-20' },
    ],
    actions: [
      {
        type: 'action',
        id: 'cancel',
        label: 'Stornieren',
        action: 'cancel_order',
        input: { order_id: 'HP10482240' },
      },
    ],
  });
});

it.each([
  [{ status: 'processing' }, ['cancel_order']],
  [{ status: 'on-hold' }, ['cancel_order', 'retry_payment']],
  [{ status: 'shipped' }, []],
  [{ status: 'delivered' }, ['start_return']],
  [{ status: 'cancelled' }, []],
  // Known by its number alone: nothing may be done to it.
  [{ status: 'processing', total: undefined }, []],
])('offers for %j only what is allowed', (more, expected) => {
  const card = cardOf('get_order_status', order(more)) as { actions?: { action: string }[] };
  expect((card.actions ?? []).map(({ action }) => action)).toEqual(expected);
});

it('offers a word when a product is sold out, and similar ones always', () => {
  const product = { ok: true, product_id: 'PROD-1', name: 'Boot', price: '$1.00' };
  const actions = (more: object) =>
    (
      cardOf('check_inventory', { ...product, ...more }) as { actions: { action: string }[] }
    ).actions.map(({ action }) => action);
  expect([
    actions({ available: 3, is_sold_out: false }),
    actions({ available: 0, is_sold_out: true }),
  ]).toEqual([['suggest_alternatives'], ['suggest_alternatives', 'set_restock_alert']]);
});

it('lets a time be picked, which begins the booking', () => {
  const slots = [{ start: '2026-06-16T09:00:00.000Z', label: 'Tue' }];
  expect(cardOf('find_slots', { ok: true, slots }, 'fr')).toEqual({
    type: 'slots',
    id: 'slots',
    label: 'Choisissez un horaire',
    timeZone: 'UTC',
    slots: [{ at: '2026-06-16T09:00:00.000Z', label: 'mar. 16 juin, 09:00' }],
    action: 'book_appointment',
  });
});

it('says why not, and shows nothing, when the company refused', () => {
  expect(shown('cancel_order', { ok: false, problem: 'already-shipped' }, 'es')).toEqual({
    ok: false,
    problem: 'already-shipped',
    why: 'ya ha salido',
  });
});

it('has every word in sixteen languages', () => {
  const languages = 'ar de en es fr he hi it ja ko nl pl pt ru tr zh';
  for (const [word, texts] of Object.entries(words))
    expect([word, Object.keys(texts).toSorted().join(' ')]).toEqual([word, languages]);
});
