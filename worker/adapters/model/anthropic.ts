/**
 * Anthropic's Messages API by its REST interface. Its stream names each event in `type`: the text comes in `content_block_delta`, the
 * end in `message_delta`, errors in `error`; kinds we do not know are passed over.
 */
import { chainLimits } from '#core/model-chain';
import type { JsonObject } from '#worker/adapters/model/answer-body';
import { answerParts, count, message, objectOf, string } from '#worker/adapters/model/answer-body';
import type { AnswerBody } from '#worker/adapters/model/answer-body';
import { bodyText } from '#worker/adapters/model/event-stream';
import { statusFailure } from '#worker/adapters/model/failure';
import type { ModelStream } from '#worker/adapters/model/provider';
import { outbound } from '#worker/adapters/outbound';
import { CallGatherer } from '#core/model-calls';
import { callsAndEnd } from '#worker/adapters/model/gathered-calls';
import type { ModelChunk, ModelMessage, ModelRequest, ModelUsage } from '#ports/model';
import { ModelFailure } from '#ports/model';

const apiVersion = '2023-06-01';

export function anthropicStream(options: { apiKey: string; baseUrl: string }): ModelStream {
  const address = `${options.baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/messages`;
  return async function* stream(model, request) {
    const response = await ask(address, options.apiKey, model, request);
    yield* messages({
      contentType: response.headers.get('content-type'),
      body: response.body as ReadableStream<Uint8Array> | null,
    });
  };
}

async function ask(
  address: string,
  apiKey: string,
  model: string,
  request: ModelRequest,
): Promise<Response> {
  let response: Response;
  try {
    response = await outbound(
      address,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'anthropic-version': apiVersion,
          ...(apiKey === '' ? {} : { 'x-api-key': apiKey }),
        },
        body: JSON.stringify({
          model,
          stream: true,
          max_tokens: request.maxTokens,
          system: request.system,
          messages: alternating(request.messages),
          ...toolsOf(request.tools),
        }),
      },
      { timeoutMs: chainLimits.totalMs, signal: request.signal },
    );
  } catch (error) {
    if (request.signal.aborted) throw new ModelFailure('aborted', 'stopped');
    throw new ModelFailure('unreachable', message(error));
  }
  if (response.ok) return response;
  const body = response.body
    ? await bodyText(response.body as ReadableStream<Uint8Array>).catch(() => '')
    : '';
  throw statusFailure(response.status, response.headers, body);
}

type Block =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: Record<string, unknown> }
  | { type: 'tool_result'; tool_use_id: string; content: string };

interface Turn {
  role: 'user' | 'assistant';
  content: Block[];
}

/** The API wants a user first, and no empty text; neighbours of one role become one message. */
function alternating(messages: ModelRequest['messages']): { role: string; content: unknown }[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const content = blocksOf(message);
    const last = turns.at(-1);
    if (content.length === 0 || (!last && role === 'assistant')) continue;
    if (last?.role === role) last.content.push(...content);
    else turns.push({ role, content });
  }
  return turns.map(({ role, content }) => ({ role, content: plainly(content) }));
}

function blocksOf(message: ModelMessage): Block[] {
  if (message.role === 'tool')
    return [{ type: 'tool_result', tool_use_id: message.callId, content: message.text }];
  const { text } = message;
  const said: Block[] = text.trim() === '' ? [] : [{ type: 'text', text }];
  if (message.role === 'user') return said;
  const calls = (message.calls ?? []).map(({ id, name, arguments: input }): Block => {
    return { type: 'tool_use', id, name, input };
  });
  return [...said, ...calls];
}

/** Text alone is sent as text: compatible servers know that best. */
const plainly = (blocks: Block[]): string | Block[] =>
  blocks.every((block) => block.type === 'text')
    ? blocks.map(({ text }) => text).join('\n\n')
    : blocks;

const toolsOf = (tools: ModelRequest['tools']) =>
  tools?.length
    ? {
        tools: tools.map(({ name, description, parameters }) => ({
          name,
          description,
          input_schema: parameters,
        })),
      }
    : {};

export async function* messages(answer: AnswerBody): AsyncGenerator<ModelChunk> {
  let usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  const gatherer = new CallGatherer();
  let hasEnded = false;
  try {
    for await (const part of answerParts(answer)) {
      if (part.kind === 'done') break;
      if (part.kind === 'whole') {
        hasEnded = true;
        yield* wholeMessage(part.object);
        return;
      }
      const { object } = part;
      switch (object['type']) {
        case 'message_start':
          usage = usageOf(objectOf(objectOf(object['message'])['usage']), usage);
          break;
        case 'content_block_start':
        case 'content_block_delta': {
          const block = objectOf(object['delta'] ?? object['content_block']);
          const text = textOf(block);
          if (text !== '' && !hasEnded) yield { kind: 'text', text };
          if (!hasEnded) gather(gatherer, object['index'], block);
          break;
        }
        case 'message_delta': {
          usage = usageOf(objectOf(object['usage']), usage);
          yield { kind: 'usage', usage };
          const reason = string(objectOf(object['delta'])['stop_reason']);
          if (reason === '' || hasEnded) break;
          const end = endOf(reason);
          hasEnded = true;
          yield* callsAndEnd(gatherer, end);
          break;
        }
        case 'message_stop':
          if (!hasEnded) yield* callsAndEnd(gatherer, 'stop');
          return;
      }
    }
  } catch (error) {
    // The text was whole: what breaks after its end harms nobody.
    if (hasEnded) return;
    throw error;
  }
  if (!hasEnded) throw new ModelFailure('bad-stream', 'the stream ended without a stop reason');
}

function* wholeMessage(object: JsonObject): Generator<ModelChunk> {
  const blocks = Array.isArray(object['content']) ? (object['content'] as unknown[]) : [];
  const text = blocks.map((block) => textOf(objectOf(block))).join('');
  if (text !== '') yield { kind: 'text', text };
  const gatherer = new CallGatherer();
  for (const [index, block] of blocks.entries()) gather(gatherer, index, objectOf(block));
  yield {
    kind: 'usage',
    usage: usageOf(objectOf(object['usage']), { inputTokens: 0, outputTokens: 0 }),
  };
  yield* callsAndEnd(gatherer, endOf(string(object['stop_reason'])));
}

/** A block begins with the call's id and name (and, in a whole message, its input); the input comes in pieces of JSON. */
function gather(gatherer: CallGatherer, index: unknown, block: JsonObject): void {
  const at = typeof index === 'number' ? index : undefined;
  if (block['type'] === 'tool_use') {
    const input = objectOf(block['input']);
    gatherer.add({
      index: at,
      id: string(block['id']),
      name: string(block['name']),
      arguments: Object.keys(input).length === 0 ? '' : JSON.stringify(input),
    });
  } else if (block['type'] === 'input_json_delta')
    gatherer.add({ index: at, arguments: string(block['partial_json']) });
}

/** Of text blocks only: thinking, tool input and signatures are not for the visitor. */
const textOf = (block: JsonObject): string =>
  block['type'] === 'text_delta' || block['type'] === 'text' ? string(block['text']) : '';

function endOf(reason: string): 'stop' | 'length' {
  if (reason === 'refusal') throw new ModelFailure('filtered', 'the model refused');
  return reason === 'max_tokens' || reason === 'model_context_window_exceeded' ? 'length' : 'stop';
}

/** Counts are cumulative; what was read from or written to the prompt cache is input, too. */
function usageOf(usage: JsonObject, before: ModelUsage): ModelUsage {
  const input =
    count(usage['input_tokens']) +
    count(usage['cache_creation_input_tokens']) +
    count(usage['cache_read_input_tokens']);
  return {
    inputTokens: input || before.inputTokens,
    outputTokens: count(usage['output_tokens']) || before.outputTokens,
  };
}
