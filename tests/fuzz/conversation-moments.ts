/**
 * The log of a life read event by event, with the situation just before each, worked out from events alone and not taken
 * from the state. Used by conversation-laws.
 */
import type { ConversationEvent } from '#protocol/event';
import type { Life, Transition } from '#tests/fuzz/conversation-world';

export interface Moment {
  event: ConversationEvent;
  transition: Transition;
  /** Before this event: assistant, queue, the agent's id, or nobody. */
  floor: string;
  running: string[];
  escalation: string | null;
}

export function moments(life: Life): Moment[] {
  let floor = 'nobody';
  let running: string[] = [];
  let escalation: string | null = null;
  const all: Moment[] = [];
  for (const transition of life.transitions) {
    if (!transition.result.ok) continue;
    for (const event of transition.result.value.events) {
      all.push({ event, transition, floor, running, escalation });
      if (event.kind === 'turn.started') running = [...running, event.turnId];
      if (event.kind === 'turn.ended') running = running.filter((id) => id !== event.turnId);
      if (event.kind === 'conversation.started') floor = 'assistant';
      if (event.kind === 'conversation.ended') floor = 'nobody';
      if (event.kind === 'escalation.requested' || event.kind === 'escalation.queued')
        floor = 'queue';
      if (event.kind === 'escalation.accepted') floor = event.agentId;
      if (event.kind === 'escalation.ended') floor = 'assistant';
      if (event.kind === 'escalation.requested' || event.kind === 'escalation.accepted')
        escalation = event.escalationId;
      if (event.kind === 'escalation.ended' || event.kind === 'conversation.ended')
        escalation = null;
    }
  }
  return all;
}

const moving = new Set<ConversationEvent['kind']>([
  'escalation.requested',
  'escalation.accepted',
  'escalation.queued',
  'escalation.ended',
  'conversation.ended',
]);
export const movesFloor = ({ kind }: ConversationEvent) => moving.has(kind);
