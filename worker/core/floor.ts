/**
 * Who may speak as the company. One holder at a time; `conversation.step` refuses a sentence from anybody
 * else, so the assistant cannot talk over a person. The way it moves, with hysteresis and a guard against loops:
 * assistant → offered → queued → agent → assistant | closed.
 */
import type { ConversationState } from '#core/conversation/state';
import { levelRank } from '#core/ranks';
import type { EscalationLevel } from '#protocol/desk';

export type Floor =
  | { holder: 'assistant' }
  | { holder: 'queue' }
  | { holder: 'agent'; agentId: string; agentName: string }
  | { holder: 'nobody' };

export type Phase = 'assistant' | 'offered' | 'queued' | 'agent' | 'closed';

export const assistantFloor: Floor = { holder: 'assistant' };

/** An offer that the visitor passes over for so many messages lapses. */
const offerStandsForMessages = 3;
/** A lapsed offer is not made again before both of these, unless it has become more urgent. */
const offerPauseMs = 5 * 60_000;
const offerPauseMessages = 5;

/** People gave it back so often within the window: the next time it stays with people. */
export const maxReturns = 2;
export const returnsWindowMs = 60 * 60_000;

export function mayAssistantSpeak(floor: Floor): boolean {
  return floor.holder === 'assistant';
}

export function mayAgentSpeak(floor: Floor, agentId: string): boolean {
  return floor.holder === 'agent' && floor.agentId === agentId;
}

export function phaseOf({ floor, offer }: Pick<ConversationState, 'floor' | 'offer'>): Phase {
  switch (floor.holder) {
    case 'assistant':
      return offer?.isOpen ? 'offered' : 'assistant';
    case 'queue':
      return 'queued';
    case 'agent':
      return 'agent';
    case 'nobody':
      return 'closed';
  }
}

/** Whether a person is offered now. Not again and again: a flapping offer is worse than none. */
export function mayOffer(
  { floor, offer, peopleOnly }: Pick<ConversationState, 'floor' | 'offer' | 'peopleOnly'>,
  level: EscalationLevel,
  now: number,
): boolean {
  if (floor.holder !== 'assistant' || peopleOnly) return false;
  if (!offer || levelRank(level) > levelRank(offer.level)) return true;
  return (
    !offer.isOpen && offer.messagesSince >= offerPauseMessages && now >= offer.at + offerPauseMs
  );
}

export const offerStillStands = (messagesSince: number): boolean =>
  messagesSince < offerStandsForMessages;

/** The visitor asked for people, or the floor went to and fro: the assistant does not get it back. */
export function staysWithPeople(
  { peopleOnly, returns }: Pick<ConversationState, 'peopleOnly' | 'returns'>,
  now: number,
): boolean {
  return peopleOnly || returns.filter((at) => at > now - returnsWindowMs).length >= maxReturns;
}
