/**
 * Card numbers are masked in whatever a person typed before it becomes an event: nothing that is stored, acknowledged, shown, searched or
 * exported ever held one. Pure; used by the room, before the rules see the input.
 */
import type { Input } from '#core/conversation/input';
import { maskCards } from '#core/redaction/mask-cards';

export function maskInput(input: Input): Input {
  switch (input.kind) {
    case 'visitor.send': {
      const { partReply } = input;
      const masked = { ...input, text: maskCards(input.text) };
      return partReply ? { ...masked, partReply: maskStrings(partReply) } : masked;
    }
    case 'agent.reply':
    case 'note':
      return { ...input, text: maskCards(input.text) };
    case 'visitor.feedback':
      return input.comment === undefined ? input : { ...input, comment: maskCards(input.comment) };
    case 'escalate':
      return input.reason === undefined ? input : { ...input, reason: maskCards(input.reason) };
    default:
      return input;
  }
}

function maskStrings<T>(value: T): T {
  if (typeof value === 'string') return maskCards(value) as T;
  if (Array.isArray(value)) return value.map(maskStrings) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskStrings(inner)]),
  ) as T;
}
