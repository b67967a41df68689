// The rules of people: asking for one, waiting, accepting, replying and giving the floor back; and the floor itself.
import { describe, expect, test } from 'vitest';
import { decide } from '#core/conversation/decide';
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import type { Floor } from '#core/floor';
import { mayAgentSpeak, mayAssistantSpeak } from '#core/floor';
import { ok, refuse } from '#core/result';
import {
  conversationLimits,
  conversationState,
  idOf,
  inputs,
  openEscalation,
  iso,
  noon,
} from '#tests/support/factories';

const at = (state: Partial<ConversationState>, input: Input, now = noon) =>
  decide(conversationState(state), input, conversationLimits(), now);
const nothing = ok({ events: [], effects: [] });
const turnId = idOf('trn', 1);
const turn = { turnId, questionSeq: 4, startedAt: noon, attempt: 1 };
const interrupted = {
  kind: 'turn.ended',
  turnId,
  questionSeq: 4,
  outcome: 'interrupted',
  provider: 'none',
  model: 'none',
  promptVersion: 'none',
  tokens: { input: 0, output: 0 },
  costUsd: 0,
  latencyMs: 0,
  confidence: 0,
};
const ada: Floor = { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' };
const bob: Floor = { holder: 'agent', agentId: 'mem_bob', agentName: 'Bob' };
const queue: Floor = { holder: 'queue' };
const nobody: Floor = { holder: 'nobody' };
const escalation = openEscalation();
const ended = { status: 'ended', floor: nobody } as const;

describe('who may speak', () => {
  test.each<[string, Floor, boolean, boolean]>([
    ['the assistant', { holder: 'assistant' }, true, false],
    ['the queue', queue, false, false],
    ['Ada', ada, false, true],
    ['Bob', bob, false, false],
    ['nobody', nobody, false, false],
  ])('while %s holds the floor', (_, floor, assistant, adaMay) => {
    expect([mayAssistantSpeak(floor), mayAgentSpeak(floor, 'mem_ada')]).toEqual([
      assistant,
      adaMay,
    ]);
  });
});

describe('asking for a person', () => {
  const requested = { kind: 'escalation.requested', escalationId: idOf('esc', 1), by: 'visitor' };
  const notice = {
    kind: 'message.created',
    message: {
      id: idOf('msg', 3),
      author: 'system',
      text: 'A person is coming.',
      notice: 'escalated',
    },
  };
  test.each<[string, Partial<ConversationState>, Input, [unknown[], unknown[]]]>([
    ['gives the floor to the queue', {}, inputs.escalate(), [[requested, notice], []]],
    [
      'interrupts the running turn',
      { turn },
      inputs.escalate(),
      [[interrupted, requested, notice], [{ kind: 'cancelTurn', turnId }]],
    ],
    [
      'keeps the reason',
      {},
      inputs.escalate({ reason: 'angry', by: 'assistant' }),
      [[{ ...requested, by: 'assistant', reason: 'angry' }, notice], []],
    ],
    ['twice is no news: in the queue', { floor: queue }, inputs.escalate(), [[], []]],
    ['twice is no news: with a person', { floor: ada }, inputs.escalate(), [[], []]],
  ])('%s', (_, state, input, [events, effects]) => {
    expect(at(state, input)).toEqual(ok({ events, effects }));
  });

  test('after the end is refused', () => {
    expect(at(ended, inputs.escalate())).toEqual(refuse('conversation-ended'));
  });
});

describe('waiting in the queue', () => {
  const waiting = { floor: queue, escalation };
  const expired = ok({
    events: [
      { kind: 'escalation.ended', escalationId: escalation.id, resolution: 'expired' },
      {
        kind: 'message.created',
        message: {
          id: idOf('msg', 4),
          author: 'system',
          text: 'Nobody could join.',
          notice: 'lead-offer',
        },
      },
    ],
    effects: [],
  });
  test.each<[string, Partial<ConversationState>, number, unknown]>([
    ['a millisecond before its time', waiting, noon + 119_999, nothing],
    ['at its time', waiting, noon + 120_000, expired],
    ['with an agent', { floor: ada, escalation }, noon + 999_999, nothing],
    ['with the assistant', {}, noon + 999_999, nothing],
    ['after the end', ended, noon + 999_999, nothing],
  ])('%s', (_, state, now, expected) => {
    expect(at(state, inputs.expire(), now)).toEqual(expected);
  });

  test('as long as its inbox says, shorter or longer than the company', () => {
    const limits = [30_000, 120_001, null].map((waitLimitMs) =>
      [30_000, 120_000].map((waited) => at(waiting, inputs.expire({ waitLimitMs }), noon + waited)),
    );
    expect(limits).toEqual([
      [expired, expired],
      [nothing, nothing],
      [nothing, expired],
    ]);
  });

  test('nobody there: until when somebody may come is told within the hours, when people are back outside', () => {
    const told = (but: object) => {
      const decided = at(
        waiting,
        { kind: 'queue.unmanned', messageId: idOf('msg', 4), overdue: { text: '' }, ...but },
        noon + 20_000,
      );
      return decided.ok && decided.value.events[0];
    };
    const overdue = { kind: 'escalation.overdue', escalationId: escalation.id };
    expect([
      told({ backAt: null, openUntil: noon + 60_000 }),
      told({ backAt: noon + 90_000, openUntil: null }),
      told({}),
    ]).toEqual([
      { ...overdue, openUntil: iso(noon + 60_000) },
      { ...overdue, backAt: iso(noon + 90_000) },
      overdue,
    ]);
  });
});

describe('an agent accepts', () => {
  const accepted = (escalationId: string) => ({
    kind: 'escalation.accepted',
    escalationId,
    agentId: 'mem_ada',
    agentName: 'Ada',
  });
  test.each<[string, Partial<ConversationState>, unknown]>([
    [
      'the escalation that waits',
      { floor: queue, escalation },
      ok({ events: [accepted(idOf('esc', 1))], effects: [] }),
    ],
    [
      'a conversation of the assistant, in the middle of a turn',
      { turn },
      ok({
        events: [interrupted, accepted(idOf('esc', 2))],
        effects: [{ kind: 'cancelTurn', turnId }],
      }),
    ],
    ['what is theirs already', { floor: ada, escalation }, nothing],
    [
      'what another agent has',
      { floor: bob, escalation },
      refuse('not-your-turn', 'another agent has this conversation'),
    ],
    ['after the end', ended, refuse('conversation-ended')],
  ])('%s', (_, state, expected) => {
    expect(at(state, inputs.accept())).toEqual(expected);
  });
});

describe('an agent replies', () => {
  const prior = { seq: 5, at: iso(noon), messageId: idOf('msg', 8), text: 'Hello, Ada here.' };
  test.each<[string, Partial<ConversationState>, Input, unknown]>([
    [
      'with the floor',
      { floor: ada, escalation },
      inputs.reply(),
      ok({
        events: [
          {
            kind: 'message.created',
            message: {
              id: idOf('msg', 5),
              author: 'agent',
              text: 'Hello, Ada here.',
              clientId: 'a1',
              authorName: 'Ada',
            },
          },
        ],
        effects: [],
        acknowledge: { clientId: 'a1', prior: null },
      }),
    ],
    ['while Bob has the floor', { floor: bob }, inputs.reply(), refuse('not-your-turn')],
    ['from the queue', { floor: queue }, inputs.reply(), refuse('not-your-turn')],
    ['over the assistant', {}, inputs.reply(), refuse('not-your-turn')],
    ['after the end', ended, inputs.reply(), refuse('conversation-ended')],
    [
      'a second time, after the end',
      ended,
      inputs.reply({ prior }),
      ok({ events: [], effects: [], acknowledge: { clientId: 'a1', prior } }),
    ],
    [
      'with another text under the same clientId',
      { floor: ada, escalation },
      inputs.reply({ prior, text: 'Hello, Bob here.' }),
      refuse('client-id-reused'),
    ],
  ])('%s', (_, state, input, expected) => {
    expect(at(state, input)).toEqual(expected);
  });
});

describe('an agent releases', () => {
  test('their own conversation goes back to the assistant', () => {
    expect(at({ floor: ada, escalation }, inputs.release())).toEqual(
      ok({
        events: [{ kind: 'escalation.ended', escalationId: escalation.id, resolution: 'returned' }],
        effects: [],
      }),
    );
  });

  test.each<[string, Partial<ConversationState>]>([
    ['of another agent', { floor: bob, escalation }],
    ['in the queue', { floor: queue, escalation }],
    ['of the assistant', {}],
    ['that has ended', ended],
  ])('not one %s', (_, state) => {
    expect(at(state, inputs.release())).toEqual(refuse('not-your-turn'));
  });
});

describe('reading and ending', () => {
  const held = { floor: ada, escalation };
  const read = (agentId: string, seq: number): Input => ({ kind: 'agent.read', agentId, seq });
  const end = (agentId: string): Input => ({ kind: 'agent.end', agentId });
  const over = { kind: 'conversation.ended', by: 'agent' };
  const resolved = {
    kind: 'escalation.ended',
    escalationId: escalation.id,
    resolution: 'resolved',
  };
  const close = { kind: 'closeSubscribers' };

  test('who answers marks as read, at most up to the end of the log, and never back', () => {
    const seen = (upTo: number) =>
      ok({ events: [{ kind: 'conversation.read', by: 'agent', upTo }], effects: [] });
    expect([
      at({ ...held, lastSeq: 7 }, read('mem_ada', 5)),
      at({ ...held, lastSeq: 7 }, read('mem_ada', 99)),
      at({ ...held, lastSeq: 7, agentReadSeq: 5 }, read('mem_ada', 5)),
      at({ ...held, lastSeq: 7 }, read('mem_bob', 5)),
      at({ lastSeq: 7 }, read('mem_ada', 5)),
    ]).toEqual([seen(5), seen(7), nothing, refuse('not-your-turn'), refuse('not-your-turn')]);
  });

  test.each<[string, Partial<ConversationState>, unknown]>([
    ['their own', held, ok({ events: [resolved, over], effects: [close] })],
    ['who waits', { floor: queue, escalation }, ok({ events: [resolved, over], effects: [close] })],
    [
      'the assistant’s, in the middle of a turn',
      { turn },
      ok({ events: [interrupted, over], effects: [{ kind: 'cancelTurn', turnId }, close] }),
    ],
    [
      'another’s is refused',
      { floor: bob, escalation },
      refuse('not-your-turn', 'another agent has this conversation'),
    ],
    ['what is over', ended, nothing],
  ])('ending %s', (_, state, expected) => {
    expect(at(state, end('mem_ada'))).toEqual(expected);
  });
});
