// The floor, explored whole: every interleaving of visitor, assistant, two agents, a supervisor, the clock and failures, until
// no new situation comes up. Never two speakers, never nobody reachable, never an assistant after a takeover (R45).
import { expect, test } from 'vitest';
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { step } from '#core/conversation/step';
import { phaseOf } from '#core/floor';
import type { ConversationEvent } from '#protocol/event';
import type { StepFunction } from '#tests/fuzz/conversation-world';
import { conversationLimits, idMaker, inputs, noon, turnReport } from '#tests/support/factories';

const limits = conversationLimits({
  messagesPerMinute: 1e6,
  messagesPerDay: 1e6,
  maxMessages: 1e6,
});
const newId = idMaker();
const notice = { text: 'A person is coming.', notice: 'escalated' };

interface Place {
  state: ConversationState;
  now: number;
}

let sends = 0;
const send = (state: ConversationState): Input =>
  inputs.send({
    clientId: `c${++sends}`,
    messageId: newId('msg'),
    turnId: newId('trn'),
    ...(state.peopleOnly
      ? { queueAs: { escalationId: newId('esc'), messageId: newId('msg'), notice } }
      : {}),
  });
const reply = (agentId: string): Input =>
  inputs.reply({ agentId, clientId: `r${++sends}`, messageId: newId('msg') });
const accept = (agentId: string, override = false): Input =>
  inputs.accept({ agentId, agentName: agentId, override, escalationId: newId('esc') });
const finish = (
  state: ConversationState,
  escalation?: ReturnType<typeof turnReport>['escalation'],
): Input =>
  inputs.finish({
    turnId: state.turn?.turnId ?? newId('trn'),
    report: turnReport(escalation ? { escalation } : {}),
    messageId: newId('msg'),
    nextTurnId: newId('trn'),
  });

/** Everything that anybody may do, or that may befall; the clock moves before what it is for. */
const moves: Record<string, (place: Place) => [Input, afterMs?: number]> = {
  'visitor sends': ({ state }) => [send(state)],
  'visitor asks for a person': () => [
    inputs.escalate({ escalationId: newId('esc'), messageId: newId('msg') }),
  ],
  'visitor wants people only': () => [
    inputs.escalate({ escalationId: newId('esc'), messageId: newId('msg'), peopleOnly: true }),
  ],
  'visitor takes that back': () => [{ kind: 'people.prefer', on: false }],
  'assistant answers': ({ state }) => [finish(state)],
  'assistant offers a person': ({ state }) => [
    finish(state, { level: 'medium', type: 'complexity', reason: 'unsure' }),
  ],
  'runner dies': ({ state }) => [
    inputs.lost({
      turnId: state.turn?.turnId ?? newId('trn'),
      nextTurnId: newId('trn'),
      messageId: newId('msg'),
    }),
  ],
  'assistant hands over': () => [
    inputs.escalate({ by: 'assistant', escalationId: newId('esc'), messageId: newId('msg') }),
  ],
  'Ada accepts': () => [accept('mem_ada')],
  'Bob accepts': () => [accept('mem_bob')],
  'supervisor takes over': () => [accept('mem_sue', true)],
  'Ada replies': () => [reply('mem_ada')],
  'Bob replies': () => [reply('mem_bob')],
  'Ada gives back': () => [inputs.release({ agentId: 'mem_ada' })],
  'Bob gives back': () => [inputs.release({ agentId: 'mem_bob' })],
  'Ada hands on to Bob': () => [
    {
      kind: 'transfer',
      memberId: 'mem_ada',
      override: false,
      assigneeId: 'mem_bob',
      teamId: null,
      escalationId: newId('esc'),
      messageId: newId('msg'),
      notice,
    },
  ],
  'Ada is gone': ({ now }) => [
    { kind: 'agent.lost', agentId: 'mem_ada', seenAt: now },
    limits.agentAwayMs,
  ],
  'Bob is gone': ({ now }) => [
    { kind: 'agent.lost', agentId: 'mem_bob', seenAt: now },
    limits.agentAwayMs,
  ],
  'Ada may work here no longer': () => [{ kind: 'agent.gone', agentId: 'mem_ada' }],
  'queue runs out': () => [inputs.expire({ messageId: newId('msg') }), limits.queueTimeoutMs],
  'nobody is at the desk': () => [
    {
      kind: 'queue.unmanned',
      messageId: newId('msg'),
      overdue: { text: 'Nobody is free yet.', notice: 'lead-offer' },
    },
    30_000,
  ],
  'hours pass': () => [{ kind: 'due' }, 2 * 3_600_000],
  'visitor ends': () => [{ kind: 'end', by: 'visitor' }],
  'Ada ends': () => [{ kind: 'agent.end', agentId: 'mem_ada' }],
};

/** What of a state decides what may happen next; ids, numbers and instants are the same situation again. */
function situation({ state, now }: Place): string {
  const { floor, turn, pending, escalation, offer } = state;
  return JSON.stringify([
    floor.holder,
    floor.holder === 'agent' ? floor.agentId : null,
    turn && turn.attempt,
    Math.min(pending.length, 2),
    escalation && [escalation.isOverdue, state.desk.assigneeId],
    offer && [offer.isOpen, offer.level, Math.min(offer.messagesSince, 6)],
    state.returns.filter((at) => at > now - 3_600_000).length,
    state.peopleOnly,
    state.status,
    state.unansweredSince !== null,
    state.missed !== null,
    Math.min(state.messageCount, 1),
  ]);
}

/** Who may speak, worked out from the events alone. */
function speaker(before: string, event: ConversationEvent): string {
  switch (event.kind) {
    case 'escalation.requested':
    case 'escalation.queued':
      return 'queue';
    case 'escalation.accepted':
      return event.agentId;
    case 'escalation.ended':
      return 'assistant';
    case 'conversation.ended':
      return 'nobody';
    default:
      return before;
  }
}

const holderOf = ({ floor }: ConversationState) =>
  floor.holder === 'agent' ? floor.agentId : floor.holder;

function wrongSpeaker(before: ConversationState, input: Input, events: ConversationEvent[]) {
  let who = holderOf(before);
  for (const event of events) {
    if (event.kind === 'message.created') {
      const { author } = event.message;
      if (author === 'assistant' && who !== 'assistant') return `the assistant, not ${who}`;
      if (author === 'agent' && (input.kind !== 'agent.reply' || who !== input.agentId))
        return `an agent, not ${who}`;
    }
    if (event.kind === 'turn.started' && who !== 'assistant') return `a turn begins under ${who}`;
    who = speaker(who, event);
  }
  return undefined;
}

/** From any open conversation: asking leads to the queue or a person is there; one can come, and speak. */
function unreachable({ state, now }: Place, run: StepFunction): string | undefined {
  if (state.status === 'ended') return undefined;
  const go = (from: ConversationState, input: Input) => run(from, input, limits, now);
  const asked = go(state, inputs.escalate({ escalationId: newId('esc'), messageId: newId('msg') }));
  if (!asked.ok) return 'asking for a person is refused';
  const waiting = asked.value.state;
  if (waiting.floor.holder !== 'queue' && waiting.floor.holder !== 'agent')
    return 'asking leads to nobody';
  const came = go(waiting, accept('mem_sue', true));
  if (!came.ok || came.value.state.floor.holder !== 'agent') return 'nobody can come';
  if (!go(came.value.state, reply('mem_sue')).ok) return 'who came may not speak';
  // Whoever waits for a person who is gone gets the queue back.
  const { floor, unansweredSince } = state;
  if (floor.holder === 'agent' && unansweredSince !== null) {
    const gone = run(
      state,
      { kind: 'agent.lost', agentId: floor.agentId, seenAt: 0 },
      limits,
      now + 2 * limits.agentAwayMs,
    );
    if (!gone.ok || gone.value.state.floor.holder !== 'queue')
      return 'a lost agent keeps the floor';
  }
  return undefined;
}

/** A visitor's question is with somebody: a turn, the line of turns, or people who know that it waits. */
function forgotten(before: ConversationState, input: Input, after: ConversationState) {
  if (input.kind !== 'visitor.send') return undefined;
  const { turn, pending, unansweredSince, lastSeq } = after;
  const isWithAssistant = turn !== null || pending.length > 0;
  if (isWithAssistant || unansweredSince !== null) return undefined;
  return `message before ${lastSeq} under ${holderOf(before)}`;
}

function explore(run: StepFunction, most = 200_000) {
  const begun = run(null, inputs.start(), limits, noon);
  if (!begun.ok) throw new Error('a conversation begins');
  const first: Place = { state: begun.value.state, now: noon };
  const seen = new Map<string, string[]>([[situation(first), []]]);
  const queue: [Place, string[]][] = [[first, []]];
  const wrong: string[] = [];
  const phases = new Set<string>();
  let transitions = 0;
  for (let next = queue.shift(); next && transitions < most; next = queue.shift()) {
    const [place, path] = next;
    phases.add(phaseOf(place.state));
    const lost = unreachable(place, run);
    if (lost) wrong.push(`${lost}: ${path.join(' → ')}`);
    for (const [name, move] of Object.entries(moves)) {
      const [input, afterMs = 1_000] = move(place);
      const now = place.now + afterMs;
      const result = run(place.state, input, limits, now);
      transitions++;
      if (!result.ok) continue;
      const { state, events } = result.value;
      const bad = wrongSpeaker(place.state, input, events) ?? forgotten(place.state, input, state);
      if (bad) wrong.push(`${bad}: ${[...path, name].join(' → ')}`);
      if (wrong.length > 3) return { wrong, situations: seen.size, transitions, phases };
      const reached = { state, now };
      const key = situation(reached);
      if (seen.has(key)) continue;
      seen.set(key, [...path, name]);
      queue.push([reached, [...path, name]]);
    }
  }
  return { wrong, situations: seen.size, transitions, phases };
}

test('in every situation there is: one speaker at most, and a person can be reached', () => {
  const { wrong, situations, transitions, phases } = explore(step);
  expect(wrong).toEqual([]);
  expect([...phases].toSorted()).toEqual(['agent', 'assistant', 'closed', 'offered', 'queued']);
  // Closed: nothing was left unexplored, and it was not little.
  expect(transitions).toBeLessThan(200_000);
  expect(situations).toBeGreaterThan(200);
}, 60_000);

test.each<[string, StepFunction]>([
  [
    'an assistant that answers whoever has the floor',
    (state, input, rules, now) =>
      step(
        state && input.kind === 'turn.finish' && state.floor.holder === 'agent'
          ? {
              ...state,
              floor: { holder: 'assistant' },
              turn: { turnId: input.turnId, questionSeq: 2, startedAt: 0, attempt: 1 },
            }
          : state,
        input,
        rules,
        now,
      ),
  ],
  [
    'a queue that nobody can be called from',
    (state, input, rules, now) =>
      state?.floor.holder === 'queue' && input.kind === 'agent.accept'
        ? { ok: false, refusal: { code: 'forbidden' } }
        : step(state, input, rules, now),
  ],
  [
    'a lost agent who keeps the floor',
    (state, input, rules, now) =>
      step(state, input, { ...rules, agentAwayMs: Number.MAX_SAFE_INTEGER }, now),
  ],
])(
  'notices: %s',
  (_, run) => {
    expect(explore(run).wrong.length).toBeGreaterThan(0);
  },
  60_000,
);

/** Hysteresis: how often the floor goes to and fro when everybody does it again and again. */
test('the floor does not flap: people keep it after two returns within the hour', () => {
  let state = (step(null, inputs.start(), limits, noon) as { value: { state: ConversationState } })
    .value.state;
  const holders: string[] = [];
  for (let round = 0; round < 4; round++) {
    for (const input of [
      inputs.escalate({ escalationId: newId('esc'), messageId: newId('msg') }),
      accept('mem_ada'),
      inputs.release({ agentId: 'mem_ada' }),
    ]) {
      const result = step(state, input, limits, noon + round * 1_000);
      if (result.ok) ({ state } = result.value);
    }
    holders.push(state.floor.holder);
  }
  expect(holders).toEqual(['assistant', 'assistant', 'queue', 'queue']);
});

test('an offer is made once, not with every doubt', () => {
  let state = (step(null, inputs.start(), limits, noon) as { value: { state: ConversationState } })
    .value.state;
  const offered: number[] = [];
  for (let round = 0; round < 12; round++) {
    const now = noon + round * 60_000;
    for (const make of [
      send,
      (at: ConversationState) =>
        finish(at, { level: 'medium', type: 'complexity', reason: 'unsure' }),
    ]) {
      const result = step(state, make(state), limits, now);
      if (!result.ok) throw new Error(result.refusal.code);
      ({ state } = result.value);
      if (result.value.events.some(({ kind }) => kind === 'escalation.offered'))
        offered.push(round);
    }
  }
  expect(offered).toEqual([0, 5, 10]);
});
