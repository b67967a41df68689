/**
 * Who may speak as the company. One holder at a time; `conversation.step` refuses a sentence from anybody
 * else, so the assistant cannot talk over a person.
 */
export type Floor =
  | { holder: 'assistant' }
  | { holder: 'queue' }
  | { holder: 'agent'; agentId: string; agentName: string }
  | { holder: 'nobody' };

export const assistantFloor: Floor = { holder: 'assistant' };

export function mayAssistantSpeak(floor: Floor): boolean {
  return floor.holder === 'assistant';
}

export function mayAgentSpeak(floor: Floor, agentId: string): boolean {
  return floor.holder === 'agent' && floor.agentId === agentId;
}
