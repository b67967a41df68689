/** Reads a provider's answer to its end, in every cut of its bytes. Used by the tests of the formats. */
import { expect } from 'vitest';
import type { AnswerBody } from '#worker/adapters/model/answer-body';
import type { ToolCall } from '#core/model-calls';
import type { ModelChunk, ModelUsage } from '#ports/model';
import { ModelFailure } from '#ports/model';
import { bytesOf, streamOf } from './streams.ts';

export interface Read {
  text: string;
  end?: 'stop' | 'length';
  usage?: ModelUsage;
  calls?: ToolCall[];
  faults?: string[];
  failed?: string;
}
export type Reader = (answer: AnswerBody) => AsyncIterable<ModelChunk>;

async function read(reader: Reader, chunks: Uint8Array[], contentType: string | null) {
  const result: Read = { text: '' };
  try {
    for await (const chunk of reader({ contentType, body: streamOf(chunks) }))
      if (chunk.kind === 'text') result.text += chunk.text;
      else if (chunk.kind === 'usage') result.usage = chunk.usage;
      else if (chunk.kind === 'call') (result.calls ??= []).push(chunk.call);
      else if (chunk.kind === 'bad-call') (result.faults ??= []).push(chunk.why);
      else result.end = chunk.reason;
  } catch (error) {
    result.failed = error instanceof ModelFailure ? error.kind : String(error);
  }
  return result;
}

export async function everyCut(
  reader: Reader,
  text: string,
  contentType: string | null,
  expected: Read,
) {
  const bytes = bytesOf(text);
  for (let cut = 0; cut <= bytes.length; cut++)
    expect([cut, await read(reader, [bytes.slice(0, cut), bytes.slice(cut)], contentType)]).toEqual(
      [cut, expected],
    );
}

export const sse = (...objects: unknown[]) =>
  objects.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`).join('');
export const delta = (content: unknown, finish: string | null = null, index = 0) => ({
  choices: [{ index, delta: { content }, finish_reason: finish }],
});
export const toolDelta = (call: unknown) => ({
  choices: [{ index: 0, delta: { tool_calls: [call] } }],
});
export const tracked = { id: 'c1', name: 'track', arguments: { order: 'Ü1' } };
export const usage = {
  choices: [],
  usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
};
export const counted = { inputTokens: 7, outputTokens: 3 };
