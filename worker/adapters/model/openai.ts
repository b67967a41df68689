/**
 * OpenAI and every compatible server (Ollama, vLLM, LM Studio …) through the `openai` package. The package asks,
 * the stream is read by event-stream: its own reader refuses servers that never send a role, and costs more than the answer. Failures become ModelFailure.
 */
import OpenAI from 'openai';
import { eventData } from '#worker/adapters/model/event-stream';
import { outbound } from '#worker/adapters/outbound';
import type { Model, ModelChunk, ModelFailureKind, ModelRequest } from '#ports/model';
import { ModelFailure } from '#ports/model';

export interface OpenAiOptions {
  provider: 'openai' | 'ollama';
  apiKey: string;
  baseUrl: string;
  model: string;
  /** USD for a million tokens, input and output; 0 for local servers. */
  price: { input: number; output: number };
}

const callTimeoutMs = 60_000;

export function openAiModel(options: OpenAiOptions): Model {
  const client = new OpenAI({
    apiKey: options.apiKey || 'none',
    baseURL: options.baseUrl,
    maxRetries: 0,
    timeout: callTimeoutMs,
    fetch: (url, init) =>
      outbound(url as RequestInfo, init as RequestInit, { timeoutMs: callTimeoutMs }),
  });
  return {
    provider: options.provider,
    model: options.model,
    costUsd: ({ inputTokens, outputTokens }) =>
      (inputTokens * options.price.input + outputTokens * options.price.output) / 1e6,
    stream: (request) => stream(client, options.model, request),
  };
}

async function* stream(
  client: OpenAI,
  model: string,
  request: ModelRequest,
): AsyncIterable<ModelChunk> {
  try {
    const response = await client.chat.completions
      .create(
        {
          model,
          stream: true,
          stream_options: { include_usage: true },
          max_tokens: request.maxTokens,
          temperature: 0.2,
          messages: [
            { role: 'system', content: request.system },
            ...request.messages.map(({ role, text }) => ({ role, content: text })),
          ],
        },
        { signal: request.signal },
      )
      .asResponse();
    if (!response.body) throw new ModelFailure('bad-stream', 'the answer has no body');
    let isFinished = false;
    for await (const data of eventData(response.body as ReadableStream<Uint8Array>)) {
      if (data === '[DONE]') break;
      const chunk = parsed(data);
      const choice = chunk.choices?.[0];
      if (choice?.finish_reason) isFinished = true;
      const text = choice?.delta?.content;
      if (typeof text === 'string' && text !== '') yield { kind: 'text', text };
      if (chunk.usage) yield { kind: 'usage', usage: usageOf(chunk.usage) };
    }
    // A stream that just stops was cut, however it looks.
    if (!isFinished)
      throw new ModelFailure('bad-stream', 'the stream ended without a finish reason');
  } catch (error) {
    throw failure(error, request.signal);
  }
}

/** What of a chunk is looked at; everything is checked where it is used, because servers differ. */
interface Chunk {
  choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
  error?: unknown;
}

function parsed(data: string): Chunk {
  let chunk: unknown;
  try {
    chunk = JSON.parse(data);
  } catch {
    throw new ModelFailure('bad-stream', 'an event is not JSON');
  }
  if (chunk === null || typeof chunk !== 'object')
    throw new ModelFailure('bad-stream', 'an event is not an object');
  if ('error' in chunk && chunk.error)
    throw new ModelFailure('server-error', 'the stream reported an error');
  return chunk as Chunk;
}

const count = (value: unknown) => (typeof value === 'number' && value >= 0 ? Math.floor(value) : 0);
const usageOf = (usage: NonNullable<Chunk['usage']>) => ({
  inputTokens: count(usage.prompt_tokens),
  outputTokens: count(usage.completion_tokens),
});

function failure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('aborted', 'stopped');
  const message = error instanceof Error ? error.message.slice(0, 300) : String(error);
  return new ModelFailure(kindOf(error), message);
}

function kindOf(error: unknown): ModelFailureKind {
  if (error instanceof OpenAI.APIConnectionTimeoutError) return 'timeout';
  if (error instanceof OpenAI.APIConnectionError) return 'unreachable';
  if (error instanceof OpenAI.APIError) {
    const status: number | undefined = error.status;
    if (status === undefined) return 'bad-stream';
    if (status === 429) return 'rate-limited';
    if (status >= 500) return 'server-error';
    return 'refused';
  }
  return 'bad-stream';
}
