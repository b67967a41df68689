/**
 * Lets a model without tool calls of its own make them in its text: the request is put into words, and what it says is read for calls.
 * Used by flows/try-model, which sees the same chunks from every model.
 */
import type { ToolCall } from '#core/model-calls';
import { callMarkers, CallParser } from '#core/parsed-calls';
import type { ModelChunk, ModelMessage, ModelRequest } from '#ports/model';
import { renderToolsPrompt } from '#worker/prompts/render';

export function inWords<R extends Omit<ModelRequest, 'signal'>>(request: R): R {
  const { tools, ...rest } = request;
  return {
    ...(rest as R),
    system: tools?.length ? `${request.system}\n\n${renderToolsPrompt(tools)}` : request.system,
    messages: request.messages.map(messageInWords),
  };
}

function messageInWords(message: ModelMessage): ModelMessage {
  if (message.role === 'tool')
    return { role: 'user', text: `Result of ${message.name}:\n${message.text}` };
  if (message.role === 'user' || !message.calls?.length) return message;
  return { role: 'assistant', text: [message.text, ...message.calls.map(callInWords)].join('\n') };
}

const callInWords = ({ name, arguments: given }: ToolCall) =>
  `${callMarkers.open}${JSON.stringify({ name, arguments: given })}${callMarkers.close}`;

export async function* parseCalls(chunks: AsyncIterable<ModelChunk>): AsyncGenerator<ModelChunk> {
  const parser = new CallParser();
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') {
      const text = parser.push(chunk.text);
      if (text !== '') yield { kind: 'text', text };
      continue;
    }
    if (chunk.kind === 'end') {
      const { text, calls, faults } = parser.end();
      if (text !== '') yield { kind: 'text', text };
      for (const call of calls) yield { kind: 'call', call };
      for (const why of faults) yield { kind: 'bad-call', why };
    }
    yield chunk;
  }
}
