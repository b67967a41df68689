// What the results of turns mean: an answer, a lost runner, a late result, and the end of a conversation.
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
  noon,
  turnReport,
} from '#tests/support/factories';

const first = idOf('trn', 1);
const second = idOf('trn', 2);
const running = { turnId: first, questionSeq: 4, startedAt: noon, attempt: 1 };
const off = conversationLimits({ assistantEnabled: false });
const at = (state: Partial<ConversationState>, input: Input, by = conversationLimits()) =>
  decide(conversationState(state), input, by, noon);

const answer = {
  kind: 'message.created',
  message: {
    id: idOf('msg', 2),
    author: 'assistant',
    text: 'It is on its way.',
    turnId: first,
    replyTo: 4,
  },
};
const apology = {
  ...answer,
  message: { ...answer.message, text: 'Sorry.', notice: 'apology' },
};
const ended = { kind: 'turn.ended', turnId: first, questionSeq: 4, ...turnReport() };
const nothingReported = {
  provider: 'none',
  model: 'none',
  promptVersion: 'none',
  tokens: { input: 0, output: 0 },
  costUsd: 0,
  latencyMs: 0,
  confidence: 0,
};
const interrupted = { ...ended, ...nothingReported, outcome: 'interrupted' };
const failed = { ...ended, ...nothingReported, outcome: 'failed' };
const start = (kind: 'turn.started' | 'startTurn', questionSeq: number, attempt = 1) => ({
  kind,
  turnId: second,
  questionSeq,
  attempt,
});

describe('the last answer of a long conversation', () => {
  const farewell = { text: 'It is long.', notice: 'conversationFull', messageId: idOf('msg', 9) };
  const full = (but: Partial<ConversationState> = {}) => ({
    turn: running,
    messageCount: 9,
    ...but,
  });
  const by = conversationLimits({ maxMessages: 10 });
  const goodbye = {
    kind: 'message.created',
    message: {
      id: idOf('msg', 9),
      author: 'system',
      text: 'It is long.',
      notice: 'conversationFull',
    },
  };
  test('ends it, with a word', () => {
    expect(at(full(), inputs.finish({ farewell }), by)).toEqual(
      ok({
        events: [answer, ended, goodbye, { kind: 'conversation.ended', by: 'system' }],
        effects: [{ kind: 'closeSubscribers' }],
      }),
    );
  });
  test.each<[string, Partial<ConversationState>, Parameters<typeof inputs.finish>[0]]>([
    ['while there is room', { messageCount: 8 }, {}],
    ['when a person is called', {}, { report: turnReport({ outcome: 'escalated' }) }],
  ])('does not, %s', (_, state, but) => {
    const decided = at(full(state), inputs.finish({ farewell, ...but }), by);
    expect(decided.ok && decided.value.events.map(({ kind }) => kind)).toEqual([
      'message.created',
      'turn.ended',
    ]);
  });
  test('does not while questions wait', () => {
    const decided = at(full({ pending: [6] }), inputs.finish({ farewell }), by);
    expect(decided.ok && decided.value.events.at(-1)?.kind).toBe('turn.started');
  });
});

describe('a turn finishes', () => {
  test('its answer is stored with the question it answers', () => {
    expect(at({ turn: running }, inputs.finish())).toEqual(
      ok({ events: [answer, ended], effects: [] }),
    );
  });

  test('everything in the draft and the name of the assistant go with the message', () => {
    const draft = {
      text: 'See here.',
      citations: [{ articleId: idOf('art', 1), title: 'Tracking' }],
      confidence: 0.8,
      language: 'en',
      quickReplies: ['Talk to a person'],
      notice: 'lead-offer',
      interrupted: true,
    };
    expect(at({ turn: running }, inputs.finish({ draft, authorName: 'Mira' }))).toEqual(
      ok({
        events: [
          { ...answer, message: { ...answer.message, ...draft, authorName: 'Mira' } },
          ended,
        ],
        effects: [],
      }),
    );
  });

  test('the question that waited longest is next', () => {
    expect(at({ turn: running, pending: [6, 9] }, inputs.finish())).toEqual(
      ok({
        events: [answer, ended, start('turn.started', 6)],
        effects: [start('startTurn', 6)],
      }),
    );
  });

  test('nothing is next once the assistant is switched off; the answer itself is kept', () => {
    expect(at({ turn: running, pending: [6] }, inputs.finish(), off)).toEqual(
      ok({ events: [answer, ended], effects: [] }),
    );
  });

  test.each<[string, Partial<ConversationState>]>([
    ['no turn is running', {}],
    ['another turn is running', { turn: { ...running, turnId: second } }],
    ['a person took the floor', { floor: { holder: 'queue' } }],
    ['the conversation has ended', { status: 'ended', floor: { holder: 'nobody' } }],
  ])('a late result is stale: %s', (_, state) => {
    expect(at(state, inputs.finish())).toEqual(refuse('stale', 'the turn is not running'));
  });
});

describe('a turn is lost with its runner', () => {
  test('the first time it is tried again at once', () => {
    expect(at({ turn: running, pending: [6] }, inputs.lost())).toEqual(
      ok({
        events: [interrupted, start('turn.started', 4, 2)],
        effects: [start('startTurn', 4, 2)],
      }),
    );
  });

  test('the second time the assistant apologises and takes the next question', () => {
    const state = { turn: { ...running, attempt: 2 }, pending: [6] };
    expect(at(state, inputs.lost())).toEqual(
      ok({
        events: [apology, failed, start('turn.started', 6)],
        effects: [start('startTurn', 6)],
      }),
    );
  });

  test('switched off meanwhile, it apologises and begins nothing', () => {
    expect(at({ turn: running, pending: [6] }, inputs.lost(), off)).toEqual(
      ok({ events: [apology, failed], effects: [] }),
    );
  });

  test('one that is not running any more is no news', () => {
    expect([
      at({}, inputs.lost()),
      at({ turn: { ...running, turnId: second } }, inputs.lost()),
    ]).toEqual([ok({ events: [], effects: [] }), ok({ events: [], effects: [] })]);
  });
});

describe('a conversation ends', () => {
  const end = { kind: 'end', by: 'visitor' } as const;
  const over = { kind: 'conversation.ended', by: 'visitor' };

  test('the running turn is interrupted and cancelled, subscribers are let go', () => {
    expect(at({ turn: running }, end)).toEqual(
      ok({
        events: [interrupted, over],
        effects: [{ kind: 'cancelTurn', turnId: first }, { kind: 'closeSubscribers' }],
      }),
    );
  });

  test('with nothing running only the end is stored; ending twice is no news', () => {
    expect([at({}, end), at({ status: 'ended' }, end)]).toEqual([
      ok({ events: [over], effects: [{ kind: 'closeSubscribers' }] }),
      ok({ events: [], effects: [] }),
    ]);
  });
});
