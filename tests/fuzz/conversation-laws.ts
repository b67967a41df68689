/**
 * What must be true of every life of a conversation, each law by its name. They read only what the log says (floor
 * and running turns are worked out again from events, not taken from the state), so they do not repeat the code under test.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ConversationState } from '#core/conversation/state';
import { fold } from '#core/conversation/step';
import type { ConversationEvent } from '#protocol/event';
import { problems } from '#protocol/problem';
import { toolLaws } from '#tests/fuzz/conversation-tool-laws';
import { moments, movesFloor } from '#tests/fuzz/conversation-moments';
import type { Life, StepFunction, Transition } from '#tests/fuzz/conversation-world';
import { birth } from '#tests/support/factories';

/** The first thing that is wrong, in words; nothing when all is well. */
export type Law = (life: Life, step: StepFunction) => string | undefined;

const minuteMs = 60_000;
const dayMs = 86_400_000;

const eventsOf = ({ result }: Transition) => (result.ok ? result.value.events : []);
const effectsOf = ({ result }: Transition) => (result.ok ? result.value.effects : []);
const show = (value: unknown) => JSON.stringify(value);

function firstWrong<T>(all: Iterable<T>, wrong: (item: T) => boolean): string | undefined {
  for (const item of all) if (wrong(item)) return show(item);
  return undefined;
}

/** How many visitor messages are stamped within the window that ends at `at`. */
function inWindow(events: ConversationEvent[], at: number, windowMs: number): number {
  return events.filter(
    (event) =>
      event.kind === 'message.created' &&
      event.message.author === 'visitor' &&
      Date.parse(event.at) > at - windowMs,
  ).length;
}

export const laws = {
  'seq is 1, 2, 3 … without a gap': ({ events, transitions }) =>
    firstWrong(events.entries(), ([index, event]) => event.seq !== index + 1) ??
    firstWrong(
      transitions,
      ({ result, logged }) =>
        result.ok && result.value.state.lastSeq !== logged + result.value.events.length,
    ),

  'a clientId is stored once and acknowledged the same for ever': ({ transitions }) => {
    const first = new Map<string, { text: string; ack: unknown }>();
    return firstWrong(transitions, (transition) => {
      const { input, result } = transition;
      if (input.kind !== 'visitor.send' && input.kind !== 'agent.reply') return false;
      const key = `${input.kind}:${input.clientId}`;
      const known = first.get(key);
      const ack = effectsOf(transition).find((effect) => effect.kind === 'ack');
      if (!known) {
        const stored = eventsOf(transition)[0];
        if (!result.ok) return false;
        first.set(key, { text: input.text, ack });
        return (
          stored?.kind !== 'message.created' ||
          stored.message.text !== input.text ||
          !isDeepStrictEqual(ack, {
            kind: 'ack',
            clientId: input.clientId,
            seq: stored.seq,
            at: stored.at,
            messageId: stored.message.id,
          })
        );
      }
      if (known.text !== input.text) return result.ok || result.refusal.code !== 'client-id-reused';
      return eventsOf(transition).length > 0 || !isDeepStrictEqual(ack, known.ack);
    });
  },

  'nobody speaks without the floor': (life) =>
    firstWrong(moments(life), ({ event, floor, transition: { input } }) => {
      if (event.kind === 'turn.started') return floor !== 'assistant';
      if (event.kind !== 'message.created') return false;
      if (event.message.author === 'assistant') return floor !== 'assistant';
      if (event.message.author === 'agent')
        return input.kind !== 'agent.reply' || floor !== input.agentId;
      return floor === 'nobody';
    }),

  'at most one turn runs, and what ends was running': (life) => {
    const begun = new Set<string>();
    return firstWrong(moments(life), ({ event, running }) => {
      if (event.kind === 'turn.ended') return !running.includes(event.turnId);
      if (event.kind !== 'turn.started') return false;
      const again = begun.has(event.turnId);
      begun.add(event.turnId);
      return running.length > 0 || again;
    });
  },

  'a question is answered once, unless the floor moved': (life) => {
    const all = moments(life);
    const lastMove = all.findLastIndex(({ event }) => movesFloor(event));
    // A switch-off may leave questions waiting; the next law sees that they are not forgotten.
    const switched = life.transitions.some(({ limits }) => !limits.assistantEnabled);
    const counts = (seq: number) => ({
      started: all.filter((m) => m.event.kind === 'turn.started' && m.event.questionSeq === seq)
        .length,
      completed: all.filter(
        ({ event }) =>
          event.kind === 'turn.ended' &&
          event.questionSeq === seq &&
          event.outcome !== 'interrupted',
      ).length,
      replies: all.filter(
        ({ event }) =>
          event.kind === 'message.created' &&
          event.message.author === 'assistant' &&
          event.message.replyTo === seq,
      ).length,
    });
    for (const [index, { event, floor }] of all.entries()) {
      if (event.kind !== 'message.created' || event.message.author !== 'visitor') continue;
      const due = floor === 'assistant' && index > lastMove && !switched;
      const found = counts(event.seq);
      const text = `message ${event.seq}: ${show(found)}`;
      if (found.replies !== found.completed || found.completed > 1) return text;
      if (found.started > 2) return text;
      if (floor !== 'assistant' && found.started > 0) return text;
      if (due && found.completed !== 1) return text;
    }
    return undefined;
  },

  'an open question is being answered or waits': (life) => {
    const floors = new Map(moments(life).map(({ event, floor }) => [event, floor]));
    let open: number[] = [];
    return firstWrong(life.transitions, (transition) => {
      const { result, limits } = transition;
      if (!result.ok) return false;
      for (const event of result.value.events) {
        if (movesFloor(event)) open = [];
        if (event.kind === 'turn.ended' && event.outcome !== 'interrupted')
          open = open.filter((seq) => seq !== event.questionSeq);
        if (event.kind !== 'message.created' || event.message.author !== 'visitor') continue;
        if (floors.get(event) === 'assistant' && limits.assistantEnabled) open.push(event.seq);
      }
      const { turn, pending } = result.value.state;
      return !open.every((seq) => turn?.questionSeq === seq || pending.includes(seq));
    });
  },

  ...toolLaws,

  'questions are taken in the order they came': (life) => {
    let last = 0;
    return firstWrong(life.events, (event) => {
      if (event.kind !== 'turn.started') return false;
      const wrong = event.questionSeq < last;
      last = event.questionSeq;
      return wrong;
    });
  },

  'every turn that began has ended when all is quiet': (life) => {
    const ended = life.events.flatMap((e) => (e.kind === 'turn.ended' ? [e.turnId] : []));
    return firstWrong(
      life.events,
      (event) =>
        event.kind === 'turn.started' && ended.filter((id) => id === event.turnId).length !== 1,
    );
  },

  'a late result changes nothing': ({ transitions }) =>
    firstWrong(transitions, ({ before, input, result }) => {
      if (input.kind !== 'turn.finish' && input.kind !== 'turn.lost') return false;
      if (before?.turn?.turnId === input.turnId) return false;
      return result.ok ? result.value.events.length > 0 || input.kind === 'turn.finish' : false;
    }),

  'the state is the fold of the log, and plain JSON': ({ transitions, events, state }) => {
    const same = (expected: ConversationState | null, upTo: number) =>
      isDeepStrictEqual(fold(events.slice(0, upTo), birth), expected);
    if (!same(state, events.length)) return `the last state ${show(state)}`;
    if (!isDeepStrictEqual(JSON.parse(show(state)), state)) return `not JSON: ${show(state)}`;
    return firstWrong(
      transitions.filter((_, index) => index % 7 === 0),
      ({ before, logged }) => !same(before, logged),
    );
  },

  'the same call gives the same answer': ({ transitions }, step) =>
    firstWrong(
      transitions,
      ({ before, input, limits, now, result }) =>
        !isDeepStrictEqual(step(before, input, limits, now), result),
    ),

  'what adds no event changes no state, and refusals have a public face': ({ transitions }) =>
    firstWrong(transitions, ({ before, result }) =>
      result.ok
        ? result.value.events.length === 0 && !isDeepStrictEqual(result.value.state, before)
        : 'value' in result || !(result.refusal.code in problems),
    ),

  'the log never goes back in time': ({ transitions }) => {
    let last = 0;
    return firstWrong(transitions, (transition) => {
      const expected = Math.max(transition.now, last);
      for (const event of eventsOf(transition)) {
        last = Date.parse(event.at);
        if (last !== expected) return true;
      }
      return false;
    });
  },

  'no window holds more than its limit': ({ transitions, events }) =>
    firstWrong(transitions, (transition) => {
      const { input, limits, logged } = transition;
      const stored = eventsOf(transition)[0];
      if (input.kind !== 'visitor.send' || !stored) return false;
      const upTo = events.slice(0, logged + 1);
      const at = Date.parse(stored.at);
      return (
        inWindow(upTo, at, minuteMs) > limits.messagesPerMinute ||
        inWindow(upTo, at, dayMs) > limits.messagesPerDay ||
        upTo.filter((event) => event.kind === 'message.created').length > limits.maxMessages
      );
    }),

  'after retryAfterSeconds one is allowed again': ({ transitions }, step) =>
    firstWrong(transitions, ({ before, input, limits, now, result }) => {
      if (result.ok || result.refusal.code !== 'rate-limited') return false;
      const { retryAfterSeconds = 0, limit } = result.refusal;
      const later = step(before, input, limits, now + retryAfterSeconds * 1_000);
      return retryAfterSeconds < 1 || limit?.resetSeconds !== retryAfterSeconds || !later.ok;
    }),

  'effects say what the events say': (life) => {
    const running = new Map(moments(life).map((m) => [m.event, m.running]));
    return firstWrong(life.transitions, (transition) => {
      const { input, result } = transition;
      if (!result.ok) return false;
      const { events } = result.value;
      const moved = events.find(movesFloor);
      const wanted = [
        ...(input.kind === 'visitor.send' || input.kind === 'agent.reply' ? ['ack'] : []),
        ...(moved && events[0] ? (running.get(events[0]) ?? []).map((id) => `cancel ${id}`) : []),
        ...events.flatMap((e) => (e.kind === 'turn.started' ? [`start ${e.turnId}`] : [])),
        ...(events.some(({ kind }) => kind === 'conversation.ended') ? ['close'] : []),
        ...events.flatMap((e) =>
          e.kind === 'approval.decided' && e.decision === 'approved' ? [`run ${e.callId}`] : [],
        ),
      ];
      const found = result.value.effects.map((effect) => {
        if (effect.kind === 'cancelTurn') return `cancel ${effect.turnId}`;
        if (effect.kind === 'startTurn') return `start ${effect.turnId}`;
        if (effect.kind === 'runTool') return `run ${effect.callId}`;
        return effect.kind === 'ack' ? 'ack' : 'close';
      });
      return !isDeepStrictEqual(found, wanted);
    });
  },

  'one escalation at a time, and a queue that expires on time': (life) =>
    firstWrong(moments(life), ({ event, escalation, transition: { before, limits, now } }) => {
      if (event.kind === 'escalation.requested') return escalation !== null;
      if (event.kind === 'escalation.accepted')
        return escalation !== null && escalation !== event.escalationId;
      if (event.kind === 'escalation.queued') return escalation !== event.escalationId;
      if (event.kind !== 'escalation.ended') return false;
      const since = before?.escalation?.queuedAt ?? 0;
      const early = event.resolution === 'expired' && now < since + limits.queueTimeoutMs;
      return escalation !== event.escalationId || early;
    }),

  'after the end nothing is said': (life) => {
    const end = life.events.findIndex((event) => event.kind === 'conversation.ended');
    if (end < 0) return undefined;
    return firstWrong(
      life.events.slice(end + 1),
      ({ kind }) =>
        ![
          'conversation.read',
          'feedback.given',
          'consent.changed',
          'lead.captured',
          'people.preferred',
          'note.created',
          'tags.changed',
          'priority.changed',
          'callback.missed',
          'callback.done',
          'ticket.created',
          'ticket.updated',
          // What was under way ends, and a note of it is kept.
          'tool.called',
          'tool.reported',
          'macro.started',
        ].includes(kind),
    );
  },

  'an assistant that is switched off begins no turn': ({ transitions }) =>
    firstWrong(
      transitions,
      (transition) =>
        !transition.limits.assistantEnabled &&
        eventsOf(transition).some((event) => event.kind === 'turn.started'),
    ),
} satisfies Record<string, Law>;

export type LawName = keyof typeof laws;

/** Names of the laws that this life breaks, with the first thing wrong in each. */
export function broken(life: Life, step: StepFunction): [LawName, string][] {
  const found: [LawName, string][] = [];
  for (const name of Object.keys(laws) as LawName[]) {
    const law: Law = laws[name];
    const wrong = law(life, step);
    if (wrong !== undefined) found.push([name, wrong.slice(0, 1_500)]);
  }
  return found;
}
