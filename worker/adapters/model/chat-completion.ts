/**
 * Reads the answer format of OpenAI's chat completions, which Azure, Ollama and every compatible server speak, and Workers AI with its
 * own field for the text. Servers differ: every field is checked where it is used, none is needed but the text and an end.
 */
import type { AnswerBody, JsonObject } from '#worker/adapters/model/answer-body';
import { answerParts, count, isObject, objectOf, string } from '#worker/adapters/model/answer-body';
import { callsAndEnd } from '#worker/adapters/model/gathered-calls';
import { CallGatherer } from '#core/model-calls';
import type { CallPiece } from '#core/model-calls';
import type { ModelChunk } from '#ports/model';
import { ModelFailure } from '#ports/model';

export async function* chatCompletion(answer: AnswerBody): AsyncGenerator<ModelChunk> {
  const gatherer = new CallGatherer();
  let hasEnded = false;
  try {
    for await (const part of answerParts(answer)) {
      if (part.kind === 'done') {
        if (!hasEnded) yield* callsAndEnd(gatherer, 'stop');
        return;
      }
      const { object } = part;
      const choice = firstChoice(object);
      const text = textOf(object, choice);
      if (text !== '' && !hasEnded) yield { kind: 'text', text };
      const pieces = callPieces(choice);
      if (!hasEnded) for (const piece of pieces) gatherer.add(piece);
      if (isObject(object['usage'])) yield { kind: 'usage', usage: usageOf(object['usage']) };
      const isWhole = part.kind === 'whole' && (text !== '' || pieces.length > 0);
      const finish = choice['finish_reason'] ?? (isWhole && 'stop');
      if (typeof finish === 'string' && finish !== '' && !hasEnded) {
        const reason = endOf(finish);
        hasEnded = true;
        yield* callsAndEnd(gatherer, reason);
      }
    }
  } catch (error) {
    // The text was whole: what breaks after its end harms nobody.
    if (hasEnded) return;
    throw error;
  }
  // A stream that just stops was cut, however it looks.
  if (!hasEnded) throw new ModelFailure('bad-stream', 'the stream ended without a finish reason');
}

/** `tool_calls`, or the older `function_call`; compatible servers send numbers as text and arguments as an object. */
function callPieces(choice: JsonObject): CallPiece[] {
  const said = objectOf(choice['delta'] ?? choice['message']);
  const list = Array.isArray(said['tool_calls']) ? (said['tool_calls'] as unknown[]) : [];
  const pieces = list.filter(isObject).map((call) => ({
    index: indexOf(call['index']),
    id: string(call['id']),
    ...functionOf(call['function']),
  }));
  const older = said['function_call'];
  return isObject(older) ? [...pieces, { index: 0, ...functionOf(older) }] : pieces;
}

function functionOf(value: unknown): CallPiece {
  const { name, arguments: given } = objectOf(value);
  return { name: string(name), arguments: isObject(given) ? JSON.stringify(given) : string(given) };
}

function indexOf(value: unknown): number | undefined {
  const index = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
  return typeof index === 'number' && Number.isSafeInteger(index) ? index : undefined;
}

function firstChoice(object: JsonObject): JsonObject {
  const choices = Array.isArray(object['choices']) ? (object['choices'] as unknown[]) : [];
  return objectOf(choices.find((choice) => isObject(choice) && !choice['index']));
}

/** `delta` in a stream, `message` in a whole answer, `response` from Workers AI. */
function textOf(object: JsonObject, choice: JsonObject): string {
  const said = objectOf(choice['delta'] ?? choice['message']);
  if (string(said['refusal']) !== '') throw new ModelFailure('filtered', 'the model refused');
  const { content } = said;
  if (Array.isArray(content))
    return (content as unknown[]).map((part) => string(objectOf(part)['text'])).join('');
  return string(content) || string(object['response']);
}

function endOf(finish: string): 'stop' | 'length' {
  switch (finish) {
    case 'length':
    case 'max_tokens':
      return 'length';
    case 'content_filter':
    case 'refusal':
      throw new ModelFailure('filtered', 'the content filter stopped it');
    case 'error':
      throw new ModelFailure('server-error', 'reported as the end');
    default:
      return 'stop';
  }
}

const usageOf = (usage: JsonObject) => ({
  inputTokens: count(usage['prompt_tokens']),
  outputTokens: count(usage['completion_tokens']),
});
