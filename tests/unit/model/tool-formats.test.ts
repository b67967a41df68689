/** R20: tool calls in the formats of the providers, each stream cut at every byte: the same whole calls, or the same faults. */
import { describe, it } from 'vitest';
import { messages } from '#worker/adapters/model/anthropic';
import { chatCompletion } from '#worker/adapters/model/chat-completion';
import { counted, delta, everyCut, sse, toolDelta, tracked, usage } from './reading.ts';
import type { Read } from './reading.ts';

describe('chat completions', () => {
  const cases: Record<string, [body: string, expected: Read, contentType?: string]> = {
    'a tool call in pieces': [
      sse(
        toolDelta({ index: 0, id: 'c1', function: { name: 'track', arguments: '' } }),
        toolDelta({ index: 0, function: { arguments: '{"order":' } }),
        toolDelta({ index: 0, function: { arguments: '"Ü1"}' } }),
        delta(null, 'tool_calls'),
        usage,
      ),
      { text: '', calls: [tracked], end: 'stop', usage: counted },
    ],
    'a tool call without a finish reason of its own': [
      sse(
        toolDelta({ id: 'c1', function: { name: 'track', arguments: { order: 'Ü1' } } }),
        delta(null, 'stop'),
      ),
      { text: '', calls: [tracked], end: 'stop' },
    ],
    'an index as text, and a second choice': [
      sse(
        toolDelta({
          index: '0',
          id: 'c1',
          function: { name: 'track', arguments: '{"order":"Ü1"}' },
        }),
        { choices: [{ index: 1, delta: { tool_calls: [{ index: 0, function: { name: 'x' } }] } }] },
        '[DONE]',
      ),
      { text: '', calls: [tracked], end: 'stop' },
    ],
    'the older function call': [
      sse(
        { choices: [{ delta: { function_call: { name: 'track', arguments: '{"order"' } } }] },
        { choices: [{ delta: { function_call: { arguments: ':"Ü1"}' } } }] },
        delta(null, 'function_call'),
      ),
      { text: '', calls: [{ ...tracked, id: 'call_0' }], end: 'stop' },
    ],
    'a tool call cut by the limit': [
      sse(
        toolDelta({ index: 0, id: 'c1', function: { name: 'track', arguments: '{"order":"Ü' } }),
        delta(null, 'length'),
      ),
      { text: '', faults: ['arguments that are not JSON'], end: 'length' },
    ],
    'a tool call cut by the end of the stream': [
      sse(toolDelta({ index: 0, id: 'c1', function: { name: 'track', arguments: '{"order"' } })),
      { text: '', failed: 'bad-stream' },
    ],
    'a whole tool call without a stream': [
      JSON.stringify({
        choices: [
          {
            message: {
              content: null,
              tool_calls: [{ id: 'c1', function: { name: 'track', arguments: '{"order":"Ü1"}' } }],
            },
          },
        ],
      }),
      { text: '', calls: [tracked], end: 'stop' },
      'application/json',
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [body, expected, contentType = 'text/event-stream']) =>
    everyCut(chatCompletion, body, contentType, expected),
  );
});

describe('Anthropic messages', () => {
  const event = (type: string, more: object = {}) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const start = event('message_start', { message: { usage: { input_tokens: 7 } } });
  const begun =
    start + event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Hm.' } });
  const end = (stop_reason: string) =>
    event('message_delta', { delta: { stop_reason }, usage: { output_tokens: 3 } });
  const stop = event('message_stop');
  const cases: Record<string, [body: string, expected: Read, contentType?: string]> = {
    'a tool call in pieces': [
      begun +
        event('content_block_start', {
          index: 1,
          content_block: { type: 'tool_use', id: 'c1', name: 'track', input: {} },
        }) +
        event('content_block_delta', {
          index: 1,
          delta: { type: 'input_json_delta', partial_json: '{"order":' },
        }) +
        event('content_block_delta', {
          index: 1,
          delta: { type: 'input_json_delta', partial_json: '"Ü1"}' },
        }) +
        end('tool_use') +
        stop,
      { text: 'Hm.', calls: [tracked], end: 'stop', usage: counted },
    ],
    'half a tool call': [
      start +
        event('content_block_start', {
          index: 0,
          content_block: { type: 'tool_use', id: 'c1', name: 'track', input: {} },
        }) +
        event('content_block_delta', {
          index: 0,
          delta: { type: 'input_json_delta', partial_json: '{"order":' },
        }) +
        end('max_tokens') +
        stop,
      { text: '', faults: ['arguments that are not JSON'], end: 'length', usage: counted },
    ],
    'a whole tool call without a stream': [
      JSON.stringify({
        content: [{ type: 'tool_use', id: 'c1', name: 'track', input: { order: 'Ü1' } }],
        stop_reason: 'tool_use',
        usage: { input_tokens: 7, output_tokens: 3 },
      }),
      { text: '', calls: [tracked], end: 'stop', usage: counted },
      'application/json',
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [body, expected, contentType = 'text/event-stream']) =>
    everyCut(messages, body, contentType, expected),
  );
});
