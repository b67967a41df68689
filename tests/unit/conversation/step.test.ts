// `step` numbers and stamps what `decide` wants, acknowledges, and folds; one conversation walked through whole.
import { describe, expect, test } from 'vitest';
import { freshDesk } from '#core/conversation/state';
import type { ConversationState } from '#core/conversation/state';
import { fold, step } from '#core/conversation/step';
import { ok, refuse } from '#core/result';
import {
  birth,
  conversationLimits,
  conversationState,
  idOf,
  inputs,
  openEscalation,
  iso,
  noon,
  turnReport,
} from '#tests/support/factories';

const limits = conversationLimits();
const second = 1_000;

describe('before a conversation', () => {
  test('only a start is heard', () => {
    expect(step(null, inputs.send(), limits, noon)).toEqual(refuse('not-found'));
  });

  test('a start is event 1, and its state that of a conversation that has just begun', () => {
    expect(step(null, inputs.start({ channel: 'api', locale: 'de' }), limits, noon)).toEqual(
      ok({
        state: conversationState({ locale: 'de' }),
        events: [
          {
            seq: 1,
            at: iso(noon),
            kind: 'conversation.started',
            conversationId: idOf('cnv', 1),
            locale: 'de',
            channel: 'api',
          },
        ],
        effects: [],
      }),
    );
  });
});

describe('numbers and instants', () => {
  test('the events of one step follow each other and share its instant; the ack comes first', () => {
    const state = conversationState({ lastSeq: 41 });
    const stepped = step(state, inputs.send(), limits, noon + second);
    const at = iso(noon + second);
    const turn = { turnId: idOf('trn', 1), questionSeq: 42, attempt: 1 };
    expect(stepped).toEqual(
      ok({
        state: conversationState({
          lastSeq: 43,
          lastAt: noon + second,
          messageCount: 1,
          readSeq: 42,
          turn: { ...turn, startedAt: noon + second },
          minute: [[noon, 1]],
          day: [[noon, 1]],
        }),
        events: [
          {
            seq: 42,
            at,
            kind: 'message.created',
            message: {
              id: idOf('msg', 1),
              author: 'visitor',
              text: 'Where is my parcel?',
              clientId: 'c1',
            },
          },
          { seq: 43, at, kind: 'turn.started', ...turn },
        ],
        effects: [
          { kind: 'ack', clientId: 'c1', seq: 42, at, messageId: idOf('msg', 1) },
          { kind: 'startTurn', ...turn },
        ],
      }),
    );
  });

  test('a question behind one that was left over waits its turn', () => {
    const state = conversationState({ lastSeq: 9, pending: [6] });
    const stepped = step(state, inputs.send(), limits, noon);
    const turn = { turnId: idOf('trn', 1), questionSeq: 6, startedAt: noon, attempt: 1 };
    expect(stepped.ok && stepped.value.state).toEqual(
      conversationState({
        lastSeq: 11,
        messageCount: 1,
        readSeq: 10,
        turn,
        pending: [10],
        minute: [[noon, 1]],
        day: [[noon, 1]],
      }),
    );
  });

  test('a clock that steps back does not take the log with it', () => {
    const state = conversationState({ lastAt: noon });
    const stepped = step(state, { kind: 'end', by: 'system' }, limits, noon - 5 * second);
    expect(stepped.ok && stepped.value.events.map(({ at }) => at)).toEqual([iso(noon)]);
  });

  test('a copy is acknowledged with the first one’s seq, instant and id, and nothing else happens', () => {
    const state = conversationState({ lastSeq: 9 });
    const prior = { seq: 2, at: iso(noon), messageId: idOf('msg', 7), text: 'Where is my parcel?' };
    expect(step(state, inputs.send({ prior }), limits, noon + 60 * second)).toEqual(
      ok({
        state,
        events: [],
        effects: [
          { kind: 'ack', clientId: 'c1', seq: 2, at: iso(noon), messageId: idOf('msg', 7) },
        ],
      }),
    );
  });
});

describe('the fold', () => {
  test('of nothing is nothing; of a log without a beginning is a bug', () => {
    expect(fold([], birth)).toBe(null);
    expect(() =>
      fold([{ seq: 1, at: iso(noon), kind: 'conversation.ended', by: 'visitor' }], birth),
    ).toThrow('a log begins with conversation.started');
  });

  test('of a called tool is the state with the next seq', () => {
    const turnId = idOf('trn', 1);
    const begun = step(null, inputs.start(), limits, noon);
    const events = begun.ok ? begun.value.events : [];
    const at = iso(noon + second);
    const called = { seq: 2, at, kind: 'tool.called', turnId, tool: 't', ok: true, latencyMs: 3 };
    expect(fold([...events, called as (typeof events)[0]], birth)).toEqual(
      conversationState({ lastSeq: 2, lastAt: noon + second }),
    );
  });

  test('keeps count of fallbacks in a row; other outcomes leave it, an answer ends it', () => {
    let state: ConversationState | null = conversationState({ messageCount: 0 });
    const seen: number[] = [];
    for (const outcome of ['fallback', 'fallback', 'escalated', 'answered', 'fallback'] as const) {
      const running = {
        turnId: idOf('trn', 1),
        questionSeq: state.lastSeq,
        startedAt: noon,
        attempt: 1,
      };
      const report = turnReport({ outcome });
      const stepped = step({ ...state, turn: running }, inputs.finish({ report }), limits, noon);
      if (!stepped.ok) throw new Error('the turn is running');
      state = stepped.value.state;
      seen.push(state.fallbacksInARow);
    }
    expect(seen).toEqual([1, 2, 2, 0, 1]);
  });
});

test('a whole conversation: asked, answered, escalated, accepted, released, ended', () => {
  const walk: [Parameters<typeof step>[1], Partial<ConversationState>][] = [
    [inputs.start(), {}],
    [
      inputs.send(),
      { lastSeq: 3, messageCount: 1, readSeq: 2, minute: [[noon, 1]], day: [[noon, 1]] },
    ],
    [inputs.finish(), { lastSeq: 5, messageCount: 2, turn: null }],
    [
      inputs.escalate(),
      {
        lastSeq: 7,
        messageCount: 3,
        floor: { holder: 'queue' },
        escalation: openEscalation({
          requestedAt: noon + 3 * second,
          queuedAt: noon + 3 * second,
        }),
        unansweredSince: noon + 3 * second,
      },
    ],
    [
      inputs.accept(),
      {
        lastSeq: 8,
        floor: { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' },
        agentActedAt: noon + 4 * second,
        desk: { ...freshDesk, assigneeId: 'mem_ada', lastAgentId: 'mem_ada' },
      },
    ],
    [
      inputs.send({ clientId: 'c2', text: 'Hi Ada' }),
      {
        lastSeq: 9,
        messageCount: 4,
        readSeq: 9,
        minute: [
          [noon, 1],
          [noon + 5 * second, 1],
        ],
        day: [[noon, 2]],
      },
    ],
    [
      inputs.reply(),
      {
        lastSeq: 10,
        messageCount: 5,
        unansweredSince: null,
        agentActedAt: noon + 6 * second,
      },
    ],
    [
      { kind: 'visitor.read', seq: 10 },
      { lastSeq: 11, readSeq: 10 },
    ],
    [
      inputs.release(),
      {
        lastSeq: 12,
        floor: { holder: 'assistant' },
        escalation: null,
        agentActedAt: null,
        returns: [noon + 8 * second],
        desk: { ...freshDesk, lastAgentId: 'mem_ada' },
      },
    ],
    [
      { kind: 'visitor.identify', method: 'jwt', contactKey: 'k1' },
      { lastSeq: 13, contactKey: 'k1', identifiedBy: 'jwt', tokenGeneration: 2 },
    ],
    [
      { kind: 'end', by: 'visitor' },
      { lastSeq: 14, status: 'ended', floor: { holder: 'nobody' }, tokenGeneration: 3 },
    ],
  ];
  let state: ConversationState | null = null;
  let expected = conversationState();
  for (const [index, [input, changes]] of walk.entries()) {
    const now = noon + index * second;
    const stepped = step(state, input, limits, now);
    if (!stepped.ok) throw new Error(`${input.kind}: ${stepped.refusal.code}`);
    state = stepped.value.state;
    expected = { ...expected, lastAt: now, ...changes };
    const turn =
      index === 1
        ? { turnId: idOf('trn', 1), questionSeq: 2, startedAt: now, attempt: 1 }
        : expected.turn;
    expect(state).toEqual({ ...expected, turn });
  }
});
