/**
 * Workers AI through its binding, by the `@cloudflare/ai` package (also used for embeddings in adapters/vectorize). The binding knows no abort:
 * who stops waiting cancels the stream, also when it arrives late.
 */
import { Ai } from '@cloudflare/ai';
import type { AnswerBody } from '#worker/adapters/model/answer-body';
import { message } from '#worker/adapters/model/answer-body';
import { chatCompletion } from '#worker/adapters/model/chat-completion';
import { chatMessages } from '#worker/adapters/model/chat-request';
import type { ModelStream } from '#worker/adapters/model/provider';
import { ModelFailure } from '#ports/model';

export function workersAiStream(binding: unknown): ModelStream {
  const ai = new Ai(binding as ConstructorParameters<typeof Ai>[0]);
  return async function* stream(model, request) {
    const asked = ai.run(
      model as never,
      {
        stream: true,
        max_tokens: request.maxTokens,
        temperature: 0.2,
        messages: chatMessages(request.system, request.messages),
      } as never,
    ) as Promise<unknown>;
    yield* chatCompletion(await answerOf(asked, request.signal));
  };
}

/** The stream, or what stands for it: an object at once, an error, or the abort of whoever asked. */
async function answerOf(asked: Promise<unknown>, signal: AbortSignal): Promise<AnswerBody> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new ModelFailure('aborted', 'stopped'));
    signal.addEventListener('abort', stop);
  });
  try {
    if (signal.aborted) stop();
    const answer = await Promise.race([asked, aborted]);
    if (answer instanceof ReadableStream) {
      const body = answer as ReadableStream<Uint8Array>;
      return { contentType: 'text/event-stream', body: cancelledBy(signal, body) };
    }
    return { contentType: 'application/json', body: new Blob([JSON.stringify(answer)]).stream() };
  } catch (error) {
    if (error instanceof ModelFailure) {
      void asked.then(cancel).catch(() => undefined);
      throw error;
    }
    throw bindingFailure(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const cancel = (late: unknown) => (late instanceof ReadableStream ? late.cancel() : undefined);

/** A stream whose waiting read ends when the signal says so. */
function cancelledBy(
  signal: AbortSignal,
  body: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), {
    once: true,
  });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
}

/** The binding throws errors whose message begins with a number of Cloudflare's table. */
function bindingFailure(error: unknown): ModelFailure {
  const text = message(error);
  if (/\b(3036|4006)\b/.test(text)) return new ModelFailure('rate-limited', text);
  if (/\b(5007|5035|3042)\b|no such model/i.test(text)) return new ModelFailure('refused', text);
  return new ModelFailure('server-error', text);
}
