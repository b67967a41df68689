/** Messages and tools as OpenAI's chat completions want them; Azure, Ollama, compatible servers and Workers AI take the same. */
import type { ToolSpec } from '#core/model-calls';
import type { ModelMessage } from '#ports/model';

export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: ChatCall[] }
  | { role: 'tool'; content: string; tool_call_id: string };

interface ChatCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

export const chatMessages = (system: string, messages: readonly ModelMessage[]): ChatMessage[] => [
  { role: 'system', content: system },
  ...messages.map(chatMessage),
];

function chatMessage(message: ModelMessage): ChatMessage {
  if (message.role === 'tool')
    return { role: 'tool', content: message.text, tool_call_id: message.callId };
  const { role, text } = message;
  if (role === 'user' || !message.calls?.length) return { role, content: text };
  return {
    role,
    content: text === '' ? null : text,
    tool_calls: message.calls.map(({ id, name, arguments: given }) => ({
      id,
      type: 'function',
      function: { name, arguments: JSON.stringify(given) },
    })),
  };
}

/** Absent when there are none: some servers refuse an empty list. */
export const chatTools = (tools: readonly ToolSpec[] | undefined) =>
  tools?.length
    ? { tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })) }
    : {};
