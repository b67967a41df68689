import { describe, expect, test } from 'vitest';
import type { ConversationEvent } from '#protocol/event';
import type { Down } from '#protocol/down';
import {
  emptyView,
  reduce,
  turnStaysMs,
  typingStaysMs,
  unreadCount,
  type Input,
  type View,
} from '#widget/view';

const at = '2026-01-01T10:00:00.000Z';
const event = (seq: number, rest: object) => ({ seq, at, ...rest }) as unknown as ConversationEvent;
const message = (seq: number, author: string, text: string, more: object = {}) =>
  event(seq, { kind: 'message.created', message: { id: `msg_${seq}`, author, text, ...more } });
const frame = (down: object, now = 0): Input => ({ type: 'frame', frame: down as Down, now });
const live = (it: ConversationEvent, now = 0) => frame({ type: 'event', ...it }, now);
const token = (offset: number, text: string, turnId = 'trn_1') =>
  frame({ type: 'token', turnId, offset, text });
const started = (seq: number, turnId = 'trn_1') =>
  live(event(seq, { kind: 'turn.started', turnId, questionSeq: 1, attempt: 1 }));
const ended = (seq: number, outcome: string, turnId = 'trn_1') =>
  live(event(seq, { kind: 'turn.ended', turnId, questionSeq: 1, outcome }));
const welcome = (events: ConversationEvent[], more: object = {}) =>
  frame({
    type: 'welcome',
    version: 1,
    cursor: 0,
    more: false,
    events,
    conversation: {
      id: 'cnv_a',
      status: 'open',
      floor: { holder: 'assistant' },
      startedAt: at,
      lastSeq: 0,
      readSeq: 0,
      turn: null,
      ...more,
    },
  });
const run = (inputs: Input[], from: View = emptyView()) => inputs.reduce(reduce, from);
const texts = (view: View) =>
  view.lines.map((line) =>
    line.kind === 'message' ? `${line.message.author}: ${line.message.text}` : line.note,
  );

describe('order and completeness', () => {
  const one = message(1, 'visitor', 'a');
  const two = message(2, 'assistant', 'b');
  const three = message(3, 'visitor', 'c');
  test.each<[string, Input[], { lines: string[]; cursor: number; behind: boolean }]>([
    [
      'in order',
      [live(one), live(two)],
      { lines: ['visitor: a', 'assistant: b'], cursor: 2, behind: false },
    ],
    [
      'a duplicate is ignored',
      [live(one), live(one), live(two), live(one)],
      { lines: ['visitor: a', 'assistant: b'], cursor: 2, behind: false },
    ],
    [
      'a gap is not shown but asked for',
      [live(one), live(three)],
      { lines: ['visitor: a'], cursor: 1, behind: true },
    ],
    [
      'a welcome fills the gap',
      [live(one), live(three), welcome([two, three])],
      { lines: ['visitor: a', 'assistant: b', 'visitor: c'], cursor: 3, behind: false },
    ],
    [
      'history pages overlap live events',
      [live(one), { type: 'page', events: [one, two, three], now: 0 }, live(two)],
      { lines: ['visitor: a', 'assistant: b', 'visitor: c'], cursor: 3, behind: false },
    ],
    [
      'unknown kinds keep their place',
      [live(one), live(event(2, { kind: 'from.the.future' })), live(three)],
      { lines: ['visitor: a', 'visitor: c'], cursor: 3, behind: false },
    ],
    [
      'the oldest events are past their retention',
      [welcome([two, three])],
      { lines: ['assistant: b', 'visitor: c'], cursor: 3, behind: false },
    ],
  ])('%s', (_, inputs, expected) => {
    const view = run(inputs);
    expect({ lines: texts(view), cursor: view.cursor, behind: view.behind }).toEqual(expected);
  });

  test('a server that lost what follows the cursor means: start over', () => {
    const view = run([live(one), welcome([three])]);
    expect({ stale: view.stale, lines: texts(view) }).toEqual({
      stale: true,
      lines: ['visitor: a'],
    });
  });
  test('another conversation is a fresh view that keeps what is queued', () => {
    const queued = [{ clientId: 'q', text: 'hi' }];
    const view = run([
      welcome([one]),
      { type: 'queue', items: queued },
      welcome([two], { id: 'cnv_b' }),
    ]);
    expect({ id: view.conversationId, lines: texts(view), queued: view.queued }).toEqual({
      id: 'cnv_b',
      lines: ['assistant: b'],
      queued,
    });
  });
});

describe('the running answer', () => {
  const text = 'Hello there, traveller';
  test('cut and resumed at any offset it is the same text', () => {
    for (let cut = 0; cut <= text.length; cut++)
      for (let again = 0; again <= cut; again++) {
        const view = run([
          started(1),
          token(0, text.slice(0, cut)),
          token(again, text.slice(again)),
        ]);
        expect(view.turn?.text).toBe(text);
      }
  });
  test('a missing piece is asked for, not skipped', () => {
    const view = run([started(1), token(0, 'He'), token(5, 'x')]);
    expect({ text: view.turn?.text, behind: view.behind }).toEqual({ text: 'He', behind: true });
  });
  test.each(['interrupted', 'failed'])('%s: what was shown is dropped', (outcome) => {
    const view = run([started(1), token(0, 'Half an ans'), ended(2, outcome), token(11, 'wer')]);
    expect({ turn: view.turn, lines: texts(view) }).toEqual({ turn: null, lines: [] });
  });
  test('the final message replaces it, and late tokens are ignored', () => {
    const view = run([
      started(1),
      token(0, 'Hel'),
      live(message(2, 'assistant', 'Hello', { turnId: 'trn_1' })),
      token(3, 'lo'),
      ended(3, 'answered'),
    ]);
    expect({ turn: view.turn, lines: texts(view) }).toEqual({
      turn: null,
      lines: ['assistant: Hello'],
    });
  });
  test('a retry begins with nothing', () => {
    const view = run([
      started(1),
      token(0, 'Half'),
      ended(2, 'interrupted'),
      started(3, 'trn_2'),
      token(4, '!', 'trn_1'),
    ]);
    expect(view.turn).toEqual({ turnId: 'trn_2', text: '', at: 0 });
  });
  test('welcome says whether one is running; its text follows', () => {
    const running = { turn: { turnId: 'trn_1', questionSeq: 1, startedAt: at } };
    const view = run([
      welcome([], running),
      token(0, 'Hel'),
      welcome([], running),
      token(0, 'Hello'),
    ]);
    expect(view.turn?.text).toBe('Hello');
    expect(run([welcome([])], view).turn).toBeNull();
  });
});

describe('signs that must not stick', () => {
  const typing = frame({ type: 'typing', author: 'agent', on: true }, 1_000);
  test.each<[string, Input]>([
    ['off', frame({ type: 'typing', author: 'agent', on: false }, 2_000)],
    ['silence', { type: 'tick', now: 1_000 + typingStaysMs }],
    ['the message itself', live(message(1, 'agent', 'hi'))],
    ['a new connection', welcome([])],
    ['the end', live(event(1, { kind: 'conversation.ended', by: 'agent' }))],
  ])('typing ends by %s', (_, input) => {
    expect(run([typing]).typing).toEqual({ author: 'agent', until: 1_000 + typingStaysMs });
    expect(run([typing, input]).typing).toBeNull();
  });
  test('a turn that says nothing for long goes out', () => {
    expect(run([started(1), { type: 'tick', now: turnStaysMs }]).turn).toBeNull();
  });
});

test('unread counts what others wrote, until it is read anywhere', () => {
  const view = run([
    live(message(1, 'visitor', 'q')),
    live(message(2, 'assistant', 'a')),
    live(message(3, 'system', 's')),
    live(message(4, 'agent', 'b')),
  ]);
  expect(unreadCount(view)).toBe(2);
  expect(
    unreadCount(run([live(event(5, { kind: 'conversation.read', by: 'visitor', upTo: 2 }))], view)),
  ).toBe(1);
  expect(unreadCount(run([{ type: 'read' }], view))).toBe(0);
});

test('what is in the log leaves the queue, by the visitor only', () => {
  const items = [
    { clientId: 'a', text: 'x' },
    { clientId: 'b', text: 'y' },
  ];
  const view = run([
    { type: 'queue', items },
    live(message(1, 'agent', 'x', { clientId: 'b' })),
    live(message(2, 'visitor', 'x', { clientId: 'a' })),
  ]);
  expect(view.queued).toEqual([items[1]]);
});

test('a person takes over and leaves', () => {
  const view = run([
    live(event(1, { kind: 'escalation.requested', by: 'visitor' })),
    live(event(2, { kind: 'escalation.accepted', agentName: 'Ana' })),
  ]);
  expect({ floor: view.floor, name: view.agentName, lines: texts(view) }).toEqual({
    floor: 'agent',
    name: 'Ana',
    lines: ['joined'],
  });
  const after = run([live(event(3, { kind: 'escalation.ended', resolution: 'returned' }))], view);
  expect({ floor: after.floor, name: after.agentName, lines: texts(after) }).toEqual({
    floor: 'assistant',
    name: undefined,
    lines: ['joined', 'gone'],
  });
});

describe('waiting for a person', () => {
  const requested = live(event(1, { kind: 'escalation.requested', by: 'visitor' }));
  const queue = (position: number, waitSeconds?: number): Input => ({
    type: 'frame',
    frame: { type: 'queue', position, waitSeconds } as Down,
    now: 0,
  });
  const seen = (...inputs: Input[]) => {
    const view = run(inputs);
    return { floor: view.floor, queue: view.queue, asked: view.askedSeq, lines: texts(view) };
  };

  test('the place comes and goes with the queue', () => {
    expect([
      seen(requested),
      seen(requested, queue(3, 240), queue(2, 120)),
      seen(requested, queue(1), live(event(2, { kind: 'escalation.accepted', agentName: 'Ana' }))),
    ]).toEqual([
      { floor: 'queue', queue: null, asked: 1, lines: [] },
      { floor: 'queue', queue: { position: 2, waitSeconds: 120 }, asked: 1, lines: [] },
      { floor: 'agent', queue: null, asked: 1, lines: ['joined'] },
    ]);
  });

  test('a person who leaves for another one is seen to leave; the wait goes on', () => {
    expect(
      seen(
        requested,
        live(event(2, { kind: 'escalation.accepted', agentName: 'Ana' })),
        live(event(3, { kind: 'escalation.queued', because: 'transferred' })),
      ),
    ).toEqual({ floor: 'queue', queue: null, asked: 1, lines: ['joined', 'gone'] });
  });

  test('nobody came, or the wish was taken back: who never joined does not leave', () => {
    const ended = (resolution: string) => live(event(2, { kind: 'escalation.ended', resolution }));
    expect([
      seen(requested, ended('expired')).lines,
      seen(requested, ended('cancelled')).lines,
    ]).toEqual([[], ['left']]);
  });
});
