// Parts of messages in the core: which answers fit, what a button means, which pictures may show, and the plain-text twin.
import { describe, expect, test } from 'vitest';
import { decide } from '#core/conversation/decide';
import { admitImages, findPart, isOneUse } from '#core/part';
import { checkReply, chosenAction } from '#core/part-reply';
import { plainText } from '#core/part-text';
import { ok, refuse } from '#core/result';
import type { Part, PartValues } from '#protocol/part';
import {
  conversationLimits,
  conversationState,
  idOf,
  inputs,
  noon,
  turnReport,
} from '#tests/support/factories';
import {
  dayPicker,
  everyPart,
  orderCard,
  refundReceipt,
  returnForm,
  shoeCards,
  sizeButtons,
  slotPicker,
} from '#tests/support/parts';

const check = (part: Part, values: PartValues, isAnswered = false) => {
  const reply = { messageId: idOf('msg', 1), partId: part.id, values };
  const checked = checkReply(reply, { part, isAnswered });
  return checked.ok ? 'fits' : (checked.refusal.detail ?? checked.refusal.code);
};
const filled: PartValues = {
  order: '1042',
  email: 'ada@example.com',
  reason: 'small',
  consent: true,
};

describe('an answer fits', () => {
  test.each<[Part, PartValues]>([
    [orderCard, { button: 'cancel' }],
    [sizeButtons, { button: 'm' }],
    [dayPicker, { date: '2026-11-23' }],
    [dayPicker, { date: '2026-12-04' }],
    [slotPicker, { slot: '2026-11-24T08:00:00Z' }],
    [returnForm, filled],
    [returnForm, { ...filled, phone: '+49 30 1234567', count: 9, since: '2026-11-01', note: '…' }],
    [returnForm, { ...filled, phone: ' ' }],
  ])('%o', (part, values) => {
    expect(check(part, values)).toBe('fits');
  });
});

describe('an answer does not fit', () => {
  const form = (values: PartValues) => check(returnForm, { ...filled, ...values });
  test.each<[() => string, string]>([
    [() => check(orderCard, { button: 'invoice' }), 'button: expected one of the buttons'],
    [() => check(orderCard, { button: 'x' }), 'button: expected one of the buttons'],
    [() => check(sizeButtons, { button: 'm', amount: 5 }), 'amount: was not asked for'],
    [
      () => check(dayPicker, { date: '2026-11-22' }),
      'date: expected a day, like 2026-11-21 from 2026-11-23 to 2026-12-04',
    ],
    [
      () => check({ type: 'date', id: 'd', label: 'Day' }, { date: '2026-02-31' }),
      'date: expected a day, like 2026-11-21',
    ],
    [() => check(slotPicker, { slot: '2026-11-25T08:00:00Z' }), 'slot: expected one of the slots'],
    [() => form({ order: ' ' }), 'order: is missing'],
    [() => form({ email: 'ada' }), 'email: expected an e-mail address'],
    [() => form({ phone: 'call me' }), 'phone: expected a phone number'],
    [() => form({ count: 10 }), 'count: expected a number from 1 to 9'],
    [() => form({ count: '3' }), 'count: expected a number from 1 to 9'],
    [() => form({ reason: 'Too small' }), 'reason: expected one of the options'],
    [() => form({ note: true }), 'note: expected text'],
    [() => form({ consent: false }), 'consent: is missing'],
    [() => form({ role: 'admin' }), 'role: was not asked for'],
    [() => check(shoeCards, { button: 'alert' }), 'none: nothing was asked here'],
    [() => check(refundReceipt, {}), 'none: nothing was asked here'],
  ])('%#', (checked, fault) => {
    expect(checked()).toBe(`partReply.values.${fault}`);
  });
});

test('what was answered is not answered again, but a card may be used again', () => {
  expect({
    buttons: check(sizeButtons, { button: 'm' }, true),
    card: check(orderCard, { button: 'cancel' }, true),
    cardOnce: check({ ...orderCard, once: true }, { button: 'cancel' }, true),
    oneUse: everyPart.filter(isOneUse).map(({ type }) => type),
  }).toEqual({
    buttons: 'this was answered already',
    card: 'fits',
    cardOnce: 'this was answered already',
    oneUse: ['buttons', 'form', 'slots'],
  });
});

test('a button means what the log says; a card of a carousel answers for itself', () => {
  const shoe = findPart(everyPart, 'shoe-red');
  expect([
    chosenAction(orderCard, { button: 'cancel' }),
    chosenAction(orderCard, { button: 'track' }),
    shoe && chosenAction(shoe, { button: 'alert' }),
    findPart(everyPart, 'none'),
  ]).toEqual([
    { action: 'cancel_order', input: { order: '1042' } },
    null,
    { action: 'restock_alert', input: {} },
    null,
  ]);
});

test('a form and a picker hand over what was given; what the log says wins; agreeing is not handed over', () => {
  const action = 'request_return';
  expect([
    chosenAction({ ...returnForm, action, input: { order: '7' } }, filled),
    chosenAction({ ...slotPicker, action }, { slot: '2026-11-24T08:00:00Z' }),
    chosenAction({ ...dayPicker, action, input: { kind: 'visit' } }, { date: '2026-11-24' }),
    chosenAction(returnForm, filled),
  ]).toEqual([
    { action, input: { order: '7', email: 'ada@example.com', reason: 'small' } },
    { action, input: { slot: '2026-11-24T08:00:00Z' } },
    { action, input: { kind: 'visit', date: '2026-11-24' } },
    null,
  ]);
});

test('only pictures from the hosts of the tenant get into a message', () => {
  const draft = { text: 'Here', parts: [orderCard, { ...shoeCards, cards: [orderCard] }] };
  const { image: _, ...bare } = orderCard;
  expect([
    admitImages(draft, ['img.example']),
    admitImages(draft, ['example']),
    admitImages({ text: 'Here' }),
  ]).toEqual([
    draft,
    { text: 'Here', parts: [bare, { ...shoeCards, cards: [bare] }] },
    { text: 'Here' },
  ]);
});

describe('through the door', () => {
  const limits = conversationLimits({ imageHosts: ['img.example'] });
  const partReply = { messageId: idOf('msg', 7), partId: 'size', values: { button: 'm' } };
  const send = (asked: { part: Part; isAnswered: boolean } | null) =>
    decide(conversationState(), inputs.send({ partReply, asked }), limits, noon);

  test('an answer that fits is stored with its message', () => {
    const sent = send({ part: sizeButtons, isAnswered: false });
    expect(sent.ok && sent.value.events[0]).toEqual({
      kind: 'message.created',
      message: {
        id: idOf('msg', 1),
        author: 'visitor',
        text: 'Where is my parcel?',
        clientId: 'c1',
        partReply,
      },
    });
  });

  test('an answer to nothing, or again, is refused', () => {
    expect([send(null), send({ part: sizeButtons, isAnswered: true })]).toEqual([
      refuse('not-found'),
      refuse('stale', 'this was answered already'),
    ]);
  });

  test('a copy of an answer is acknowledged, not refused as answered', () => {
    const prior = { seq: 3, at: 'then', messageId: idOf('msg', 3), text: 'Where is my parcel?' };
    const asked = { part: sizeButtons, isAnswered: true };
    expect(
      decide(conversationState(), inputs.send({ partReply, asked, prior }), limits, noon),
    ).toEqual(ok({ events: [], effects: [], acknowledge: { clientId: 'c1', prior } }));
  });

  test('parts of an answer stand in its message, without foreign pictures', () => {
    const turn = { turnId: idOf('trn', 1), questionSeq: 2, startedAt: noon, attempt: 1 };
    const foreign = { ...orderCard, image: { url: 'https://evil.example/p.png', alt: '' } };
    const finished = decide(
      conversationState({ turn }),
      {
        kind: 'turn.finish',
        turnId: turn.turnId,
        draft: { text: 'Here it is.', parts: [foreign, sizeButtons] },
        report: turnReport(),
        messageId: idOf('msg', 2),
        nextTurnId: idOf('trn', 2),
      },
      limits,
      noon,
    );
    const { image: _, ...bare } = orderCard;
    expect(finished.ok && finished.value.events[0]).toEqual({
      kind: 'message.created',
      message: {
        id: idOf('msg', 2),
        author: 'assistant',
        text: 'Here it is.',
        parts: [bare, sizeButtons],
        turnId: turn.turnId,
        replyTo: 2,
      },
    });
  });
});

test('the plain-text twin says what the parts say', () => {
  expect(plainText([...everyPart, dayPicker], 'en-GB')).toBe(`Order 1042 – On its way
Two items
Total: € 59.90
Carrier: DHL
- Track it
- Invoice: https://shop.example/i/1042
- Cancel order

In stock

Blue shoe
€ 29.95
- Tell me

Red shoe
€ 29.95
- Tell me

Green shoe
€ 29.95
- Tell me

Which size?
- Small
- Medium
- Size chart: https://shop.example/sizes

Return an item
- Order number *
- E-mail *
- Phone
- How many?
- Reason *: Too small / Broken
- Since
- Anything to add?
- You may write to me about this return. *
https://shop.example/privacy

When shall we call? (Europe/Berlin)
- Monday, 9:00
- Monday, 10:30
- Tuesday, 9:00

✓ Refund requested (RF-77)
Amount: € 29.95

Which day? (23 Nov 2026 – 4 Dec 2026)`);
});

test('an unknown locale does not hide the day', () => {
  expect(plainText([{ type: 'date', id: 'd', label: 'Day', min: '2026-11-23' }], '§')).toBe(
    'Day (2026-11-23 – …)',
  );
});
