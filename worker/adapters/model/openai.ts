/**
 * OpenAI, Azure OpenAI and every compatible server (Ollama, vLLM, LM Studio …) through the `openai` package. The package asks, our own
 * reader reads: the package's refuses servers that never send a role, and costs more than the answer.
 */
import OpenAI, { AzureOpenAI } from 'openai';
import { chainLimits } from '#core/model-chain';
import { message } from '#worker/adapters/model/answer-body';
import { chatCompletion } from '#worker/adapters/model/chat-completion';
import { chatMessages, chatTools } from '#worker/adapters/model/chat-request';
import { statusFailure } from '#worker/adapters/model/failure';
import type { ModelStream } from '#worker/adapters/model/provider';
import { outbound } from '#worker/adapters/outbound';
import type { ModelRequest } from '#ports/model';
import { ModelFailure } from '#ports/model';

/** The newest generally available one with usage in streams. */
const azureApiVersion = '2024-10-21';
const common = {
  maxRetries: 0,
  timeout: chainLimits.totalMs,
  fetch: (url: string | URL | Request, init?: RequestInit) =>
    outbound(url, init, {
      timeoutMs: chainLimits.totalMs,
      ...(init?.signal ? { signal: init.signal } : {}),
    }),
};

export function openAiStream(options: { apiKey: string; baseUrl: string }): ModelStream {
  return streamOf(openAiClient(options));
}

export const openAiClient = (options: { apiKey: string; baseUrl: string }): OpenAI =>
  new OpenAI({ ...common, apiKey: options.apiKey || 'none', baseURL: options.baseUrl });

export function azureStream(options: { apiKey: string; endpoint: string }): ModelStream {
  return streamOf(
    new AzureOpenAI({
      ...common,
      apiKey: options.apiKey || 'none',
      // Not `endpoint`: the package would find OPENAI_BASE_URL in the environment and refuse to have both.
      baseURL: `${options.endpoint.replace(/\/+$/, '')}/openai`,
      apiVersion: azureApiVersion,
    }),
  );
}

const streamOf = (client: OpenAI): ModelStream =>
  async function* stream(model, request) {
    const response = await ask(client, model, request);
    yield* chatCompletion({
      contentType: response.headers.get('content-type'),
      body: response.body as ReadableStream<Uint8Array> | null,
    });
  };

async function ask(client: OpenAI, model: string, request: ModelRequest): Promise<Response> {
  try {
    return (await client.chat.completions
      .create(
        {
          model,
          stream: true,
          stream_options: { include_usage: true },
          ...limitsOf(model, request.maxTokens),
          messages: chatMessages(request.system, request.messages),
          ...chatTools(request.tools),
        },
        { signal: request.signal },
      )
      .asResponse()) as unknown as Response;
  } catch (error) {
    throw failure(error, request.signal);
  }
}

/** Reasoning models refuse the old name and any temperature; compatible servers know only the old name. */
const limitsOf = (model: string, maxTokens: number) =>
  /^(o\d|gpt-5(?!.*chat))/.test(model)
    ? { max_completion_tokens: maxTokens, reasoning_effort: 'low' as const }
    : { max_tokens: maxTokens, temperature: 0.2 };

function failure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('aborted', 'stopped');
  if (error instanceof OpenAI.APIConnectionTimeoutError)
    return new ModelFailure('timeout', 'no headers');
  if (error instanceof OpenAI.APIConnectionError)
    return new ModelFailure('unreachable', message(error.cause ?? error));
  if (error instanceof OpenAI.APIError && typeof error.status === 'number')
    return statusFailure(error.status, headersOf(error), JSON.stringify(error.error ?? ''));
  return new ModelFailure('bad-stream', message(error));
}

const headersOf = (error: { headers?: unknown }): Pick<Headers, 'get'> =>
  error.headers instanceof Headers ? error.headers : new Headers();
