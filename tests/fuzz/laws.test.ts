// Every law of the fuzz tests has teeth: a `step` broken on purpose, in the way the law is about, is noticed by it.
import { describe, expect, test } from 'vitest';
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { step } from '#core/conversation/step';
import type { Step } from '#core/conversation/step';
import { broken, laws } from '#tests/fuzz/conversation-laws';
import type { LawName } from '#tests/fuzz/conversation-laws';
import { play } from '#tests/fuzz/conversation-world';
import type { StepFunction } from '#tests/fuzz/conversation-world';
import { idOf, openEscalation } from '#tests/support/factories';

const day = 86_400_000;

/** A `step` that believes something wrong about the state. */
const believing =
  (wrong: (state: ConversationState, input: Input) => Partial<ConversationState> | null) =>
  (...[state, input, limits, now]: Parameters<StepFunction>) => {
    const belief = state && wrong(state, input);
    return step(state && belief ? { ...state, ...belief } : state, input, limits, now);
  };

/** A `step` whose answer is spoilt afterwards. */
const answering =
  (spoil: (value: Step, input: Input, now: number) => Partial<Step>): StepFunction =>
  (state, input, limits, now) => {
    const result = step(state, input, limits, now);
    if (!result.ok) return result;
    return { ok: true, value: { ...result.value, ...spoil(result.value, input, now) } };
  };

const asIfRunning = (state: ConversationState, input: Input): Partial<ConversationState> | null =>
  input.kind === 'turn.finish' && state.turn?.turnId !== input.turnId
    ? {
        floor: { holder: 'assistant' },
        turn: { turnId: input.turnId, questionSeq: 2, startedAt: 0, attempt: 1 },
      }
    : null;

const openCall = (callId: string) => ({
  callId,
  turnId: idOf('trn', 1),
  tool: 'refund',
  expiresAt: null,
  isApproved: false,
});

let calls = 0;

const breaks: Record<LawName, Record<string, StepFunction>> = {
  'seq is 1, 2, 3 … without a gap': {
    'a number is skipped': answering(({ events }) => ({
      events: events.map((event) => (event.seq > 5 ? { ...event, seq: event.seq + 1 } : event)),
    })),
  },
  'a call is asked for in a running turn and ends once': {
    'a turn that is over calls': believing((state, input) =>
      input.kind === 'tool.request'
        ? { turn: { turnId: input.turnId, questionSeq: 2, startedAt: 0, attempt: 1 } }
        : null,
    ),
    'a call ends twice': (state, input, limits, now) =>
      step(
        state && input.kind === 'tool.done'
          ? { ...state, tools: { plan: null, open: [openCall(input.callId)] } }
          : state,
        input,
        limits,
        now,
      ),
  },
  'what changes something by hand is for who has the conversation, while it goes on': {
    'anybody may': believing((_, input) =>
      input.kind === 'tool.request' && input.memberId !== undefined
        ? { status: 'open', floor: { holder: 'assistant' } }
        : null,
    ),
  },
  'leave is given once, in time, to a call that waits, and only then is it made': {
    'leave is given twice': believing((state, input) =>
      input.kind === 'approval.decide' && state.tools
        ? {
            tools: {
              ...state.tools,
              open: state.tools.open.map((call) => ({ ...call, isApproved: false })),
            },
          }
        : null,
    ),
    'leave is given too late': (state, input, limits, now) =>
      step(state, input, limits, input.kind === 'approval.decide' ? now - day : now),
    'what was refused is made': answering(({ effects }, input) => ({
      effects:
        input.kind === 'approval.decide' && input.decision === 'rejected'
          ? [...effects, { kind: 'runTool', callId: input.callId }]
          : effects,
    })),
  },
  'a clientId is stored once and acknowledged the same for ever': {
    'a copy is stored again': (state, input, limits, now) =>
      step(state, 'prior' in input ? { ...input, prior: null } : input, limits, now),
    'a copy is acknowledged with a later instant': answering(({ effects }, _, now) => ({
      effects: effects.map((effect) =>
        effect.kind === 'ack' ? { ...effect, at: new Date(now).toISOString() } : effect,
      ),
    })),
    'another text is taken for a copy': (state, input, limits, now) =>
      step(
        state,
        'text' in input && 'prior' in input && input.prior
          ? { ...input, prior: { ...input.prior, text: input.text } }
          : input,
        limits,
        now,
      ),
  },
  'nobody speaks without the floor': {
    'the assistant talks over a person': believing(asIfRunning),
    'an agent speaks without having accepted': believing((state, input) =>
      input.kind === 'agent.reply' && state.status === 'open'
        ? {
            floor: { holder: 'agent', agentId: input.agentId, agentName: 'Eve' },
            escalation: openEscalation(),
          }
        : null,
    ),
  },
  'at most one turn runs, and what ends was running': {
    'a second turn begins': believing(({ turn }, { kind }) =>
      turn && kind === 'visitor.send' ? { turn: null } : null,
    ),
  },
  'a question is answered once, unless the floor moved': {
    'a waiting question is forgotten': believing((_, { kind }) =>
      kind === 'turn.finish' ? { pending: [] } : null,
    ),
    'a question is answered twice': believing(({ turn }, { kind }) =>
      turn && kind === 'turn.finish' ? { pending: [turn.questionSeq] } : null,
    ),
  },
  'an open question is being answered or waits': {
    'a question behind one left over is forgotten': answering(({ state, events }) =>
      events.some(({ kind }) => kind === 'turn.started') && events[0]?.kind === 'message.created'
        ? { state: { ...state, pending: state.pending.filter((seq) => seq !== events[0]?.seq) } }
        : {},
    ),
    'a question is forgotten when its runner dies': believing(({ turn }, { kind }) =>
      turn && kind === 'turn.lost' ? { turn: { ...turn, questionSeq: 1 } } : null,
    ),
  },
  'questions are taken in the order they came': {
    'the newest goes first': believing(({ pending }, { kind }) =>
      kind === 'turn.finish' ? { pending: pending.toReversed() } : null,
    ),
  },
  'every turn that began has ended when all is quiet': {
    'an escalation forgets the running turn': believing((_, { kind }) =>
      kind === 'escalate' ? { turn: null } : null,
    ),
  },
  'a late result changes nothing': {
    'any turn may finish': believing(asIfRunning),
  },
  'the state is the fold of the log, and plain JSON': {
    'the state is changed beside the log': answering(({ state }) => ({
      state: { ...state, messageCount: state.messageCount + 1 },
    })),
  },
  'the same call gives the same answer': {
    'the answer depends on what came before': answering(({ state }) => ({
      state: { ...state, readSeq: ++calls },
    })),
  },
  'what adds no event changes no state, and refusals have a public face': {
    'a state is changed without an event': answering(({ state, events }, _, now) =>
      events.length > 0 ? {} : { state: { ...state, lastAt: now } },
    ),
    'a refusal nobody knows': (state, input, limits, now) => {
      const result = step(state, input, limits, now);
      return result.ok ? result : { ok: false, refusal: { code: 'no' as 'stale' } };
    },
  },
  'the log never goes back in time': {
    'the clock is taken at its word': believing(() => ({ lastAt: 0 })),
  },
  'no window holds more than its limit': {
    'one more than allowed each minute': (state, input, limits, now) =>
      step(state, input, { ...limits, messagesPerMinute: limits.messagesPerMinute + 1 }, now),
    'one more than allowed each day': (state, input, limits, now) =>
      step(state, input, { ...limits, messagesPerDay: limits.messagesPerDay + 1 }, now),
    'one message too many in all': (state, input, limits, now) =>
      step(state, input, { ...limits, maxMessages: limits.maxMessages + 9 }, now),
    'a day that is half as long': believing((state) => ({
      day: state.day.filter(([start]) => start > state.lastAt - day / 2),
    })),
  },
  'after retryAfterSeconds one is allowed again': {
    'the wait is told too short': (state, input, limits, now) => {
      const result = step(state, input, limits, now);
      if (result.ok || result.refusal.code !== 'rate-limited') return result;
      const limit = { name: 'minute', limit: 1, remaining: 0, resetSeconds: 50 };
      return { ok: false, refusal: { ...result.refusal, retryAfterSeconds: 50, limit } };
    },
  },
  'effects say what the events say': {
    'a cancelled turn goes on running': answering(({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'cancelTurn'),
    })),
    'a turn is begun in the log only': answering(({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'startTurn'),
    })),
    'subscribers stay after the end': answering(({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'closeSubscribers'),
    })),
  },
  'one escalation at a time, and a queue that expires on time': {
    'the queue expires early': (state, input, limits, now) =>
      step(state, input, { ...limits, queueTimeoutMs: 0 }, now),
    'an accepted escalation gets another id': believing(({ floor }, { kind }) =>
      kind === 'agent.accept' && floor.holder === 'queue' ? { escalation: null } : null,
    ),
    'a second escalation while one is open': believing((state, { kind }) =>
      kind === 'escalate' && state.status === 'open' ? { floor: { holder: 'assistant' } } : null,
    ),
  },
  'after the end nothing is said': {
    'an ended conversation still takes messages': believing(() => ({ status: 'open' })),
  },
  'an assistant that is switched off begins no turn': {
    'the switch is not looked at': (state, input, limits, now) =>
      step(state, input, { ...limits, assistantEnabled: true }, now),
  },
};

describe.each(Object.keys(laws) as LawName[])('%s', (law) => {
  test.each(Object.entries(breaks[law]))('notices: %s', (_, wrong) => {
    const noticed = Array.from({ length: 900 }, (__, i) => i).some((seed) => {
      const life = play(seed, { length: 70, switches: seed % 2 === 0 }, wrong);
      return broken(life, wrong).some(([name]) => name === law);
    });
    expect(noticed).toBe(true);
  });
});

test('a step that writes to its arguments cannot even play', () => {
  const writing: StepFunction = (state, input, limits, now) => {
    state?.pending.push(1);
    return step(state, input, limits, now);
  };
  expect(() => play(1, { length: 5, switches: false }, writing)).toThrow(TypeError);
  const renaming: StepFunction = (state, input, limits, now) => {
    if (input.kind === 'visitor.send') input.messageId = idOf('msg', 9);
    return step(state, input, limits, now);
  };
  expect(() => play(1, { length: 30, switches: false }, renaming)).toThrow(TypeError);
});
