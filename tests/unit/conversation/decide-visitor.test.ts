// What a visitor's inputs mean: sends and their copies, limits, reads, identity, and what only adds an event.
import { describe, expect, test } from 'vitest';
import { decide } from '#core/conversation/decide';
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { ok, refuse } from '#core/result';
import {
  conversationLimits,
  conversationState,
  idOf,
  inputs,
  iso,
  noon,
} from '#tests/support/factories';

const limits = conversationLimits();
const at = (state: Partial<ConversationState>, input: Input, now = noon, by = limits) =>
  decide(conversationState(state), input, by, now);
const message = {
  kind: 'message.created',
  message: { id: idOf('msg', 1), author: 'visitor', text: 'Where is my parcel?', clientId: 'c1' },
};
const begun = (questionSeq: number) => ({ turnId: idOf('trn', 1), questionSeq, attempt: 1 });
const acknowledge = { clientId: 'c1', prior: null };
const running = { turnId: idOf('trn', 9), questionSeq: 4, startedAt: noon, attempt: 1 };
const ada = { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' } as const;

describe('a visitor sends', () => {
  test('a question while the assistant holds the floor is stored and begins a turn', () => {
    expect(at({ lastSeq: 7 }, inputs.send())).toEqual(
      ok({
        events: [message, { kind: 'turn.started', ...begun(8) }],
        effects: [{ kind: 'startTurn', ...begun(8) }],
        acknowledge,
      }),
    );
  });

  test.each<[string, Partial<ConversationState>, boolean]>([
    ['a turn is running: the question waits', { turn: running }, true],
    ['the queue holds the floor', { floor: { holder: 'queue' } }, true],
    ['a person holds the floor', { floor: ada }, true],
    ['the assistant is switched off', {}, false],
  ])('it is only stored while %s', (_, state, assistantEnabled) => {
    const by = conversationLimits({ assistantEnabled });
    expect(at(state, inputs.send(), noon, by)).toEqual(
      ok({ events: [message], effects: [], acknowledge }),
    );
  });

  test('a question left over from before a switch-off is taken before the new one', () => {
    expect(at({ lastSeq: 9, pending: [6, 7] }, inputs.send())).toEqual(
      ok({
        events: [message, { kind: 'turn.started', ...begun(6) }],
        effects: [{ kind: 'startTurn', ...begun(6) }],
        acknowledge,
      }),
    );
  });

  test('files go with the message; an empty list does not', () => {
    const stored = (attachments: Extract<Input, { kind: 'visitor.send' }>['attachments']) => {
      const decided = at({ turn: running }, inputs.send({ attachments }));
      return decided.ok && decided.value.events;
    };
    const files = [{ id: idOf('fil', 1), name: 'a.png', mime: 'image/png', size: 3 }];
    const named = at({ turn: running }, inputs.send({ attachments: [idOf('fil', 1)], files }));
    expect(named.ok && named.value.events[0]).toEqual({
      ...message,
      message: { ...message.message, attachments: [idOf('fil', 1)], files },
    });
    expect([stored([idOf('fil', 1)]), stored([])]).toEqual([
      [{ ...message, message: { ...message.message, attachments: [idOf('fil', 1)] } }],
      [message],
    ]);
  });
});

describe('a copy of a send', () => {
  const prior = { seq: 2, at: iso(noon), messageId: idOf('msg', 8), text: 'Where is my parcel?' };
  const full = conversationLimits({ messagesPerMinute: 1, maxMessages: 1 });

  test.each<[string, Partial<ConversationState>]>([
    ['at any time', {}],
    ['after the end', { status: 'ended', floor: { holder: 'nobody' } }],
    ['over every limit', { messageCount: 5, minute: [[noon, 5]], day: [[noon, 5]] }],
  ])('is acknowledged like the first, %s', (_, state) => {
    expect(at(state, inputs.send({ prior }), noon, full)).toEqual(
      ok({ events: [], effects: [], acknowledge: { clientId: 'c1', prior } }),
    );
  });

  test('with another text is refused, also after the end', () => {
    const other = inputs.send({ prior, text: 'Where is my packet?' });
    expect([at({}, other), at({ status: 'ended' }, other)]).toEqual([
      refuse('client-id-reused'),
      refuse('client-id-reused'),
    ]);
  });
});

describe('a send is refused', () => {
  const limited = conversationLimits({ messagesPerMinute: 3, messagesPerDay: 5, maxMessages: 10 });
  const refusal = (name: 'minute' | 'day', limit: number, seconds: number) =>
    refuse('rate-limited', `at most ${limit} messages a ${name}`, {
      retryAfterSeconds: seconds,
      limit: { name: `session-${name}`, limit, remaining: 0, resetSeconds: seconds },
    });

  test.each<[string, Partial<ConversationState>, number, unknown]>([
    ['after the end', { status: 'ended' }, noon, refuse('conversation-ended')],
    ['when the conversation is full', { messageCount: 10 }, noon, refuse('conversation-full')],
    ['when the minute is used up', { minute: [[noon, 3]] }, noon + 100, refusal('minute', 3, 65)],
    ['when the day is used up', { day: [[noon, 5]] }, noon, refusal('day', 5, 93_600)],
    [
      'when both are used up, with the longer wait',
      { minute: [[noon, 3]], day: [[noon, 5]] },
      noon,
      refusal('day', 5, 93_600),
    ],
    [
      'when both are used up and the day ends first',
      { minute: [[noon, 3]], day: [[noon - 93_590_000, 5]] },
      noon,
      refusal('minute', 3, 65),
    ],
  ])('%s', (_, state, now, expected) => {
    expect(at(state, inputs.send(), now, limited)).toEqual(expected);
  });

  test('one below each limit it is taken', () => {
    const state: Partial<ConversationState> = {
      messageCount: 9,
      minute: [[noon, 2]],
      day: [[noon, 4]],
    };
    expect(at(state, inputs.send(), noon, limited).ok).toBe(true);
  });
});

describe('reading', () => {
  const read = (upTo: number) => [{ kind: 'conversation.read', by: 'visitor', upTo }];
  test.each<[string, number, unknown[]]>([
    ['further than before', 5, read(5)],
    ['further than the log reaches', 99, read(8)],
    ['again', 3, []],
    ['less than before', 1, []],
  ])('%s', (_, seq, events) => {
    expect(at({ lastSeq: 8, readSeq: 3 }, { kind: 'visitor.read', seq })).toEqual(
      ok({ events, effects: [] }),
    );
  });
});

describe('identifying', () => {
  const identify = { kind: 'visitor.identify', method: 'jwt', contactKey: 'k1' } as const;
  test.each<[string, Partial<ConversationState>, unknown]>([
    [
      'an anonymous visitor becomes known',
      {},
      ok({
        events: [{ kind: 'conversation.identified', method: 'jwt', contactKey: 'k1' }],
        effects: [],
      }),
    ],
    ['the same person changes nothing', { contactKey: 'k1' }, ok({ events: [], effects: [] })],
    [
      'the same person, proved better than by a hash, is known anew',
      { contactKey: 'k1', identifiedBy: 'hmac' },
      ok({
        events: [{ kind: 'conversation.identified', method: 'jwt', contactKey: 'k1' }],
        effects: [],
      }),
    ],
    [
      'another person is refused',
      { contactKey: 'k2' },
      refuse('identity-invalid', 'this conversation belongs to another person'),
    ],
    ['after the end it is refused', { status: 'ended' }, refuse('conversation-ended')],
  ])('%s', (_, state, expected) => {
    expect(at(state, identify)).toEqual(expected);
  });
});

describe('what only adds an event, also after the end', () => {
  test.each<[Input, unknown]>([
    [
      { kind: 'visitor.consent', purpose: 'training', granted: false },
      { kind: 'consent.changed', purpose: 'training', granted: false },
    ],
    [
      { kind: 'visitor.feedback', value: '4', prior: null },
      { kind: 'feedback.given', value: '4' },
    ],
    [
      {
        kind: 'visitor.feedback',
        value: 'up',
        messageId: idOf('msg', 3),
        comment: 'fine',
        prior: null,
      },
      { kind: 'feedback.given', value: 'up', messageId: idOf('msg', 3), comment: 'fine' },
    ],
    [
      { kind: 'lead.capture', leadId: idOf('led', 1), fields: ['email', 'name'], prior: null },
      { kind: 'lead.captured', leadId: idOf('led', 1), fields: ['email', 'name'] },
    ],
  ])('%j', (input, event) => {
    const expected = ok({ events: [event], effects: [] });
    expect([at({}, input), at({ status: 'ended' }, input)]).toEqual([expected, expected]);
  });
});

test('the same rating again changes nothing, another one is an event', () => {
  const rating = (value: 'up' | 'down', comment?: string): Input => ({
    kind: 'visitor.feedback',
    value,
    messageId: idOf('msg', 3),
    ...(comment && { comment }),
    prior: { seq: 7, at: iso(noon), value: 'up', comment: 'fine' },
  });
  expect([
    at({}, rating('up', 'fine')),
    at({ status: 'ended' }, rating('up', 'fine')),
    at({}, rating('up')),
    at({}, rating('down', 'fine')),
  ]).toEqual([
    ok({ events: [], effects: [] }),
    ok({ events: [], effects: [] }),
    ok({
      events: [{ kind: 'feedback.given', value: 'up', messageId: idOf('msg', 3) }],
      effects: [],
    }),
    ok({
      events: [
        { kind: 'feedback.given', value: 'down', messageId: idOf('msg', 3), comment: 'fine' },
      ],
      effects: [],
    }),
  ]);
});

test('a lead that the log has changes nothing', () => {
  const copy: Input = {
    kind: 'lead.capture',
    leadId: idOf('led', 1),
    fields: ['email'],
    prior: { seq: 4, at: iso(noon) },
  };
  expect(at({}, copy)).toEqual(ok({ events: [], effects: [] }));
});

test('a conversation begins once', () => {
  expect(at({}, inputs.start())).toEqual(refuse('stale', 'the conversation has begun already'));
});
