/**
 * The body of a 200 answer as JSON objects, whatever the server made of it: an event stream of any content type, or one JSON object at
 * once. Everything else is a ModelFailure. Used by the readers of each provider's format.
 */
import { bodyText, streamEvents } from '#worker/adapters/model/event-stream';
import { ModelFailure } from '#ports/model';

export type JsonObject = Record<string, unknown>;

/** `whole`: one object instead of a stream. `done`: the `[DONE]` that OpenAI ends with. */
export type Part =
  | { kind: 'chunk'; object: JsonObject }
  | { kind: 'whole'; object: JsonObject }
  | { kind: 'done' };

export interface AnswerBody {
  contentType: string | null;
  body: ReadableStream<Uint8Array> | null;
}

export async function* answerParts({ contentType, body }: AnswerBody): AsyncGenerator<Part> {
  if (!body) throw new ModelFailure('bad-stream', 'the answer has no body');
  try {
    if (/\bjson\b/i.test(contentType ?? '')) {
      yield { kind: 'whole', object: parsed(await bodyText(body)) };
      return;
    }
    if (/\bhtml\b/i.test(contentType ?? '')) {
      void body.cancel().catch(() => undefined);
      throw new ModelFailure('bad-stream', 'a page instead of an answer');
    }
    for await (const { name, data } of streamEvents(body)) {
      if (data.trim() === '[DONE]') yield { kind: 'done' };
      else {
        const object = parsed(data);
        if (name === 'error') throw reported(object);
        yield { kind: 'chunk', object };
      }
    }
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    throw new ModelFailure('bad-stream', message(error));
  }
}

function parsed(text: string): JsonObject {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    throw new ModelFailure('bad-stream', 'not JSON');
  }
  if (!isObject(object)) throw new ModelFailure('bad-stream', 'not an object');
  if (object['error'] || object['type'] === 'error' || object['object'] === 'error')
    throw reported(object);
  return object;
}

/** An error inside a 200: overloaded and rate limits are worth another try, before any text. */
function reported(object: JsonObject): ModelFailure {
  const error = isObject(object['error']) ? object['error'] : object;
  const name = `${string(error['type'])} ${string(error['code'])}`;
  if (name.includes('content_filter'))
    return new ModelFailure('filtered', 'the content filter stopped it');
  if (name.includes('rate_limit')) return new ModelFailure('rate-limited', 'reported in the body');
  return new ModelFailure('server-error', 'reported in the body');
}

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const string = (value: unknown): string => (typeof value === 'string' ? value : '');

export const count = (value: unknown): number =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? Math.floor(value) : 0;

export const message = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : 'unknown';
