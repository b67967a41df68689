/**
 * Reads the answer format of OpenAI's chat completions, which Azure, Ollama and every compatible server speak, and Workers AI with its
 * own field for the text. Servers differ: every field is checked where it is used, none is needed but the text and an end.
 */
import type { AnswerBody, JsonObject } from '#worker/adapters/model/answer-body';
import { answerParts, count, isObject, objectOf, string } from '#worker/adapters/model/answer-body';
import type { ModelChunk } from '#ports/model';
import { ModelFailure } from '#ports/model';

export async function* chatCompletion(answer: AnswerBody): AsyncGenerator<ModelChunk> {
  let hasEnded = false;
  try {
    for await (const part of answerParts(answer)) {
      if (part.kind === 'done') {
        if (!hasEnded) yield { kind: 'end', reason: 'stop' };
        return;
      }
      const { object } = part;
      const choice = firstChoice(object);
      const text = textOf(object, choice);
      if (text !== '' && !hasEnded) yield { kind: 'text', text };
      if (isObject(object['usage'])) yield { kind: 'usage', usage: usageOf(object['usage']) };
      const finish = choice['finish_reason'] ?? (part.kind === 'whole' && text !== '' && 'stop');
      if (typeof finish === 'string' && finish !== '' && !hasEnded) {
        const reason = endOf(finish);
        hasEnded = true;
        yield { kind: 'end', reason };
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
      // A call of a tool that nobody offered is an end, too: without text the flow sees it as empty.
      return 'stop';
  }
}

const usageOf = (usage: JsonObject) => ({
  inputTokens: count(usage['prompt_tokens']),
  outputTokens: count(usage['completion_tokens']),
});
