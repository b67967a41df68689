/**
 * R19, R21: the answers of OpenAI-compatible servers, Workers AI and Anthropic, whole, odd and broken. Each stream is cut at every byte:
 * the text, the end or the kind of failure is the same for every cut.
 */
import { describe, expect, it } from 'vitest';
import { messages } from '#worker/adapters/model/anthropic';
import { chatCompletion } from '#worker/adapters/model/chat-completion';
import { counted, delta, everyCut, sse, usage } from './reading.ts';
import type { Read } from './reading.ts';

const hello = sse(delta('Grüß '), delta('Gott 👋'));
const helloText = 'Grüß Gott 👋';

describe('chat completions', () => {
  const cases: Record<string, [body: string, expected: Read, contentType?: string | null]> = {
    'the usual': [
      hello + sse(delta(null, 'stop'), usage, '[DONE]'),
      { text: helloText, end: 'stop', usage: counted },
    ],
    'no DONE': [hello + sse(delta(null, 'stop')), { text: helloText, end: 'stop' }],
    'two DONE': [
      hello + sse(delta(null, 'stop'), '[DONE]', '[DONE]'),
      { text: helloText, end: 'stop' },
    ],
    'DONE without a finish reason': [hello + sse('[DONE]'), { text: helloText, end: 'stop' }],
    'the last text with the finish reason': [
      sse(delta('a'), delta('b', 'stop'), '[DONE]'),
      { text: 'ab', end: 'stop' },
    ],
    'text after the end': [
      sse(delta('a', 'stop'), delta('b'), '[DONE]'),
      { text: 'a', end: 'stop' },
    ],
    'rubbish after the end': [`${sse(delta('a', 'stop'))}data: {"cho`, { text: 'a', end: 'stop' }],
    'an error after the end': [
      sse(delta('a', 'stop'), { error: { message: 'late' } }),
      { text: 'a', end: 'stop' },
    ],
    'usage in every chunk': [
      sse({ ...delta('a'), usage: { prompt_tokens: 7, completion_tokens: 1 } }) +
        sse({ ...delta('b', 'stop'), usage: usage.usage }, '[DONE]'),
      { text: 'ab', end: 'stop', usage: counted },
    ],
    'usage that is no number': [
      sse(delta('a', 'stop'), {
        choices: [],
        usage: { prompt_tokens: '7', completion_tokens: -1 },
      }),
      { text: 'a', end: 'stop', usage: { inputTokens: 0, outputTokens: 0 } },
    ],
    'a second choice': [
      sse(delta('a'), delta('x', null, 1), delta('b', 'stop'), '[DONE]'),
      { text: 'ab', end: 'stop' },
    ],
    'content in parts': [
      sse(delta([{ type: 'text', text: 'a' }, { type: 'image' }, 'x', { text: 'b' }]), '[DONE]'),
      { text: 'ab', end: 'stop' },
    ],
    'content that is no text': [
      sse(delta(5), delta({}), delta(null), delta('a', 'stop')),
      { text: 'a', end: 'stop' },
    ],
    'thoughts are not shown': [
      sse({ choices: [{ delta: { reasoning_content: 'hmm' } }] }, delta('a', 'stop')),
      { text: 'a', end: 'stop' },
    ],
    'prompt filter results first, as Azure does': [
      sse({ choices: [], prompt_filter_results: [{}] }, delta('a', 'stop'), '[DONE]'),
      { text: 'a', end: 'stop' },
    ],
    'CR LF and comments, as OpenRouter does': [
      `: PROCESSING\r\n\r\n${sse(delta('a'), delta('b', 'stop'), '[DONE]').replaceAll('\n', '\r\n')}`,
      { text: 'ab', end: 'stop' },
    ],
    'a wrong content type': [
      hello + sse('[DONE]'),
      { text: helloText, end: 'stop' },
      'application/octet-stream',
    ],
    'no content type': [hello + sse('[DONE]'), { text: helloText, end: 'stop' }, null],
    'Workers AI': [
      sse({ response: 'Grüß ', p: 'abc' }, { response: 'Gott' }) +
        sse({ response: '', usage: usage.usage }, '[DONE]'),
      { text: 'Grüß Gott', end: 'stop', usage: counted },
    ],
    'one object instead of a stream': [
      JSON.stringify({
        choices: [{ message: { content: helloText }, finish_reason: 'stop' }],
        usage: usage.usage,
      }),
      { text: helloText, end: 'stop', usage: counted },
      'application/json; charset=utf-8',
    ],
    'one object of Workers AI': [
      JSON.stringify({ response: 'a' }),
      { text: 'a', end: 'stop' },
      'application/json',
    ],
    length: [hello + sse(delta(null, 'length')), { text: helloText, end: 'length' }],
    'a tool without text': [
      sse({ choices: [{ delta: { tool_calls: [{ index: 0 }] } }] }, delta(null, 'tool_calls')),
      { text: '', faults: ['no name'], end: 'stop' },
    ],
    'an unknown finish reason': [sse(delta('a', 'eos')), { text: 'a', end: 'stop' }],
    'only DONE': [sse('[DONE]'), { text: '', end: 'stop' }],
    content_filter: [
      sse(delta('a'), delta(null, 'content_filter')),
      { text: 'a', failed: 'filtered' },
    ],
    refusal: [
      sse({ choices: [{ delta: { refusal: 'I cannot' } }] }, delta(null, 'stop')),
      { text: '', failed: 'filtered' },
    ],
    'an end by error': [
      sse(delta('a'), delta(null, 'error')),
      { text: 'a', failed: 'server-error' },
    ],
    'event: error': [
      `${hello}event: error\ndata: {"message":"overloaded"}\n\n`,
      { text: helloText, failed: 'server-error' },
    ],
    'an error object': [
      sse({ error: { message: 'no', code: 'rate_limit_exceeded' } }),
      { text: '', failed: 'rate-limited' },
    ],
    'a filter error': [
      sse({ error: { message: 'no', code: 'content_filter' } }),
      { text: '', failed: 'filtered' },
    ],
    'JSON of an error': [
      '{"error":"no","secret":"x"}',
      { text: '', failed: 'server-error' },
      'application/json',
    ],
    'JSON of something else': ['[1]', { text: '', failed: 'bad-stream' }, 'application/json'],
    'JSON without text': ['{"choices":[]}', { text: '', failed: 'bad-stream' }, 'application/json'],
    'JSON as a stream': [
      '{"choices":[{"message":{"content":"x"}}]}',
      { text: '', failed: 'bad-stream' },
    ],
    'a page': ['<html>data: x</html>', { text: '', failed: 'bad-stream' }, 'text/html'],
    'a page as a stream': ['<html>\ndata: x\n\n</html>', { text: '', failed: 'bad-stream' }],
    'broken JSON': [
      `${hello}data: {"choices":[{"del\n\n`,
      { text: helloText, failed: 'bad-stream' },
    ],
    'an event that is a number': [sse('5'), { text: '', failed: 'bad-stream' }],
    nothing: ['', { text: '', failed: 'bad-stream' }],
    'an end in the middle': [hello, { text: helloText, failed: 'bad-stream' }],
  };
  it.each(Object.entries(cases))('%s', (_, [body, expected, contentType = 'text/event-stream']) =>
    everyCut(chatCompletion, body, contentType, expected),
  );
});

describe('Anthropic messages', () => {
  const event = (type: string, more: object = {}) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const start = event('message_start', {
    message: { usage: { input_tokens: 5, cache_read_input_tokens: 2, output_tokens: 1 } },
  });
  const block = event('content_block_start', {
    index: 0,
    content_block: { type: 'text', text: '' },
  });
  const say = (text: string) =>
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
  const end = (stop_reason: string | null, output_tokens = 3) =>
    event('message_delta', { delta: { stop_reason }, usage: { output_tokens } });
  const stop = event('message_stop');
  const begun = start + block + event('ping') + say('Grüß ') + say('Gott 👋');
  const cases: Record<string, [body: string, expected: Read, contentType?: string]> = {
    'the usual': [
      begun + event('content_block_stop', { index: 0 }) + end('end_turn') + stop,
      { text: helloText, end: 'stop', usage: counted },
    ],
    'a stop sequence': [
      begun + end('stop_sequence') + stop,
      { text: helloText, end: 'stop', usage: counted },
    ],
    length: [begun + end('max_tokens') + stop, { text: helloText, end: 'length', usage: counted }],
    'thoughts, tools and kinds to come are passed over': [
      start +
        event('content_block_delta', { delta: { type: 'thinking_delta', thinking: 'hmm' } }) +
        event('content_block_delta', { delta: { type: 'signature_delta', signature: 'x' } }) +
        event('content_block_delta', { delta: { type: 'input_json_delta', partial_json: '{' } }) +
        event('something_new', { text: 'x' }) +
        say('a') +
        end('tool_use') +
        stop,
      { text: 'a', faults: ['no name'], end: 'stop', usage: counted },
    ],
    'no message_stop': [begun + end('end_turn'), { text: helloText, end: 'stop', usage: counted }],
    'no stop reason': [begun + end(null) + stop, { text: helloText, end: 'stop', usage: counted }],
    'broken after the end': [
      `${begun + end('end_turn')}event: message_stop\ndata: {"ty`,
      { text: helloText, end: 'stop', usage: counted },
    ],
    'one object instead of a stream': [
      JSON.stringify({
        content: [
          { type: 'thinking', thinking: 'x' },
          { type: 'text', text: helloText },
        ],
        stop_reason: 'end_turn',
        usage: { input_tokens: 7, output_tokens: 3 },
      }),
      { text: helloText, end: 'stop', usage: counted },
      'application/json',
    ],
    'a refusal': [
      begun + end('refusal') + stop,
      { text: helloText, usage: counted, failed: 'filtered' },
    ],
    overloaded: [
      begun + event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }),
      { text: helloText, failed: 'server-error' },
    ],
    'a rate limit': [
      event('error', { error: { type: 'rate_limit_error' } }),
      { text: '', failed: 'rate-limited' },
    ],
    'an end in the middle': [begun, { text: helloText, failed: 'bad-stream' }],
    nothing: ['', { text: '', failed: 'bad-stream' }],
    'a page': ['<html></html>', { text: '', failed: 'bad-stream' }, 'text/html; charset=utf-8'],
  };
  it.each(Object.entries(cases))('%s', (_, [body, expected, contentType = 'text/event-stream']) =>
    everyCut(messages, body, contentType, expected),
  );
});

it('an answer without a body is a failure', async () => {
  const chunks = chatCompletion({ contentType: 'text/event-stream', body: null });
  await expect(chunks.next()).rejects.toThrow('no body');
});
