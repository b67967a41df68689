/** Parts as the widget reads them: whole when they are well formed, text and nothing else when they are not, answered once. */
import { describe, expect, test } from 'vitest';
import type { ConversationEvent } from '#protocol/event';
import { answersOf, dayWords, filledRows, partsOf } from '#widget/part-answers';
import { readFiles, readParts, readReply } from '#widget/read-parts';
import { parseConfig, parseMessage } from '#widget/parse';
import type { State } from '#widget/state';
import { sayer } from '#widget/texts';
import { transcript } from '#widget/transcript';
import { standingOf } from '#widget/standing';
import { emptyView, reduce, type View } from '#widget/view';
import { idOf } from '#tests/support/factories';
import { dayPicker, everyPart, returnForm } from '#tests/support/parts';

const read = (parts: unknown) => JSON.parse(JSON.stringify(readParts({ parts })));
/** What the reader adds where nothing was said. */
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === 'object' && value
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== false && !(Array.isArray(inner) && !inner.length))
            .map(([name, inner]) => [name, plain(inner)]),
        )
      : value;

test('every part is read as it was written, without what is for the server', () => {
  const written = JSON.parse(JSON.stringify([...everyPart, dayPicker]), (name, value) =>
    name === 'input' ? undefined : value,
  );
  expect(plain(read([...everyPart, dayPicker]))).toEqual(plain(written));
});

const element = { type: 'img', props: { src: 'x', onerror: 'alert(1)' }, key: null, __k: null };

/** `value` with one place after the other replaced. */
function* replaced(value: unknown, foreign: unknown): Generator {
  yield foreign;
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      for (const changed of replaced(inner, foreign))
        if (Array.isArray(value)) yield value.toSpliced(Number(key), 1, changed);
        else yield { ...value, [key]: changed };
}
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value ? Object.values(value).flatMap(leaves) : [value];

test.each([[element], [[element]], [7], [null], [{ toString: () => 'x' }], ['']])(
  '%j in the place of anything becomes no element',
  (foreign) => {
    let looked = 0;
    for (const parts of replaced([...everyPart, dayPicker], foreign)) {
      looked++;
      for (const part of readParts({ parts }))
        for (const leaf of leaves(part))
          expect(['string', 'number', 'boolean', 'undefined']).toContain(typeof leaf);
      expect(JSON.stringify(readParts({ parts }))).not.toContain('onerror');
    }
    expect(looked).toBeGreaterThan(150);
  },
);

test.each([
  'http://x.example/',
  'javascript:alert(1)',
  'https://bank.example@evil.example/',
  'data:text/html,x',
  '//evil.example/',
])('a link or a picture to %s is left out', (url) => {
  const [card] = readParts({
    parts: [
      {
        type: 'card',
        id: 'c',
        title: 'Card',
        image: { url, alt: '' },
        actions: [{ type: 'link', id: 'l', label: 'Open', url }],
      },
    ],
  });
  expect(card).toMatchObject({ image: undefined, actions: [] });
});

test('a form with a field that cannot be shown is left out: it could never be sent', () => {
  const fields = [...returnForm.fields, { type: 'select', name: 'x', label: 'X', options: [] }];
  expect(readParts({ parts: [{ ...returnForm, fields }] })).toEqual([]);
});

test('answers and files of a message, and nothing from a polluted prototype', () => {
  const polluted = Object.prototype as Record<string, unknown>;
  polluted.partReply = { messageId: 'm', partId: 'p' };
  polluted.parts = everyPart;
  polluted.files = [{ id: 'f', name: 'n' }];
  try {
    expect([readReply({}), readParts({}), readFiles({})]).toEqual([undefined, [], []]);
  } finally {
    delete polluted.partReply;
    delete polluted.parts;
    delete polluted.files;
  }
  expect([
    readReply({ partReply: { messageId: 'm', partId: 'p', values: { a: 1, b: element, c: 'x' } } }),
    readFiles({ files: [{ id: 'f', name: 'a.png', mime: 'image/png', size: 5 }, element, 'x'] }),
  ]).toEqual([
    { messageId: 'm', partId: 'p', values: { a: 1, c: 'x' } },
    [{ id: 'f', name: 'a.png', mime: 'image/png', size: 5 }],
  ]);
});

let seq = 0;
const event = (more: object) =>
  ({ seq: ++seq, at: '2026-11-21T09:00:00Z', ...more }) as unknown as ConversationEvent;
const page = (view: View, ...events: object[]): View =>
  reduce(view, { type: 'page', events: events.map(event), now: 0 });
const fresh = () => {
  seq = 0;
  return emptyView();
};
const heard = (kind: string, more: object = {}) => ({ kind, ...more, raw: { kind, ...more } });
const message = (raw: object) => ({ kind: 'message.created', message: parseMessage(raw) });

describe('what was answered', () => {
  const ask = { id: 'msg_ask', author: 'assistant', text: 'Size?', parts: everyPart };
  const reply = (button: string, more: object = {}) => ({
    id: `msg_${button}`,
    author: 'visitor',
    text: button,
    partReply: { messageId: 'msg_ask', partId: 'size', values: { button } },
    ...more,
  });
  const given = (view: View) => answersOf(view).get('msg_ask size');

  test('comes from the log; the first answer counts, and only a visitor answers', () => {
    expect([
      given(page(fresh(), message(ask))),
      given(page(fresh(), message(ask), message(reply('m')), message(reply('s')))),
      given(page(fresh(), message(ask), message(reply('m', { author: 'agent' })))),
    ]).toEqual([undefined, { button: 'm' }, undefined]);
  });

  test('also while it waits to be sent, but not when it was refused', () => {
    const more = { partReply: reply('m').partReply as never };
    const waiting = (failed?: string) =>
      reduce(page(fresh(), message(ask)), {
        type: 'queue',
        items: [{ clientId: 'c', text: 'm', more, failed }],
      });
    expect([given(waiting()), given(waiting('not-found'))]).toEqual([{ button: 'm' }, undefined]);
  });

  test('reads as rows: the option by its name, the day in words', () => {
    const values = {
      order: '1042',
      reason: 'broken',
      since: '2026-11-01',
      note: '',
      consent: true,
    };
    expect(filledRows(returnForm, values, 'en')).toEqual([
      { label: 'Order number', value: '1042' },
      { label: 'Reason', value: 'Broken' },
      { label: 'Since', value: 'Sunday, November 1, 2026' },
    ]);
    expect(dayWords('soon', 'en')).toBe('soon');
  });

  test('parts of a message are read once', () => {
    expect(partsOf(ask)).toBe(partsOf(ask));
  });
});

describe('where the visitor stands with people', () => {
  const escalationId = idOf('esc', 1);
  const requested = heard('escalation.requested', { escalationId, by: 'visitor' });
  const standing = (...events: object[]) => standingOf(page(fresh(), ...events));

  test('nobody came, a call-back was promised, a person joined', () => {
    const expired = heard('escalation.ended', { escalationId, resolution: 'expired' });
    const promised = heard('callback.promised', {
      escalationId,
      channel: 'phone',
      dueAt: '2026-11-22T09:00:00Z',
    });
    const accepted = heard('escalation.accepted', { escalationId, agentName: 'Ana' });
    const closed = heard('escalation.overdue', { escalationId, backAt: '2026-11-23T08:00:00Z' });
    const unmanned = heard('escalation.overdue', { openUntil: '2026-11-20T16:30:00Z' });
    expect(standing(requested, unmanned)).toEqual({
      nobody: true,
      hereUntil: Date.UTC(2026, 10, 20, 16, 30),
      peopleOnly: false,
      tickets: [],
    });
    expect(standing(requested, closed)).toEqual({
      nobody: true,
      backAt: Date.UTC(2026, 10, 23, 8),
      peopleOnly: false,
      tickets: [],
    });
    expect([
      standing(requested).nobody,
      standing(requested, expired).nobody,
      standing(requested, heard('escalation.overdue')).nobody,
      standing(requested, expired, promised),
      standing(requested, expired, promised, requested, accepted).callback,
    ]).toEqual([
      false,
      true,
      true,
      {
        nobody: false,
        peopleOnly: false,
        callback: { byPhone: true, dueAt: Date.UTC(2026, 10, 22, 9) },
        tickets: [],
      },
      undefined,
    ]);
  });

  test('tickets, the newest first, each with its last status', () => {
    const ticket = (kind: string, number: unknown, status: unknown) =>
      heard(`ticket.${kind}`, { number, status });
    expect(
      standing(
        ticket('created', 7, 'open'),
        ticket('created', 8, 'open'),
        ticket('updated', 7, 'pending'),
        ticket('updated', 9, element),
        ticket('updated', element, 'open'),
      ).tickets,
    ).toEqual([
      { number: 8, status: 'open' },
      { number: 7, status: 'pending' },
    ]);
  });

  test('people only is remembered until it is taken back', () => {
    const prefers = (on: boolean) => heard('people.preferred', { on });
    expect([
      standing(prefers(true)).peopleOnly,
      standing(prefers(true), prefers(false)).peopleOnly,
    ]).toEqual([true, false]);
  });
});

test('the transcript says what cards, receipts and files say', () => {
  const view = page(
    fresh(),
    message({
      id: 'm1',
      author: 'visitor',
      text: 'My order?',
      files: [{ id: 'f', name: 'label.pdf', size: 3 }],
    }),
    message({ id: 'm2', author: 'assistant', text: 'Here.', parts: everyPart }),
  );
  const state = { view, say: sayer(), config: parseConfig(null), locale: 'en' } as State;
  expect(transcript(state).replace(/\[.*?\]/g, '[at]')).toBe(`[at] You: My order?
  - label.pdf
[at] : Here.
  Order 1042 – On its way
  Total: € 59.90
  Carrier: DHL
  Blue shoe
  Red shoe
  Green shoe
  Refund requested – RF-77
  Amount: € 29.95
`);
});
