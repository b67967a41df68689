/** How tools, calls and their results travel to each provider. The network is a recorder in place of fetch. */
import { afterEach, expect, it, vi } from 'vitest';
import { anthropicStream } from '#worker/adapters/model/anthropic';
import { openAiStream } from '#worker/adapters/model/openai';
import type { ModelRequest } from '#ports/model';
import { bytesOf, streamOf } from './streams.ts';

const parameters = { type: 'object', properties: { order: { type: 'string' } } };
const request: ModelRequest = {
  system: 'Be kind.',
  tools: [{ name: 'track', description: 'Tracks an order', parameters }],
  messages: [
    { role: 'user', text: 'Where are they?' },
    {
      role: 'assistant',
      text: '',
      calls: [
        { id: 'c1', name: 'track', arguments: { order: 'A' } },
        { id: 'c2', name: 'track', arguments: { order: 'B' } },
      ],
    },
    { role: 'tool', callId: 'c1', name: 'track', text: 'in Oslo' },
    { role: 'tool', callId: 'c2', name: 'track', text: 'in Rome' },
  ],
  maxTokens: 50,
  signal: new AbortController().signal,
};

afterEach(() => vi.unstubAllGlobals());

async function bodyOf(stream: ReturnType<typeof openAiStream>, answer: string): Promise<unknown> {
  let body: unknown;
  vi.stubGlobal('fetch', async (_: unknown, init: RequestInit) => {
    body = JSON.parse(String(init.body));
    return new Response(streamOf([bytesOf(answer)]));
  });
  for await (const _ of stream('m', request));
  return body;
}

it('OpenAI and all that speak like it', async () => {
  const body = await bodyOf(
    openAiStream({ apiKey: 'k', baseUrl: 'https://x.example/v1' }),
    'data: [DONE]\n\n',
  );
  const call = (id: string, order: string) => ({
    id,
    type: 'function',
    function: { name: 'track', arguments: `{"order":"${order}"}` },
  });
  expect(body).toMatchObject({
    tools: [
      { type: 'function', function: { name: 'track', description: 'Tracks an order', parameters } },
    ],
    messages: [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Where are they?' },
      { role: 'assistant', content: null, tool_calls: [call('c1', 'A'), call('c2', 'B')] },
      { role: 'tool', tool_call_id: 'c1', content: 'in Oslo' },
      { role: 'tool', tool_call_id: 'c2', content: 'in Rome' },
    ],
  });
});

it('Anthropic: the results of one round in one message of the user', async () => {
  const body = await bodyOf(
    anthropicStream({ apiKey: 'k', baseUrl: 'https://x.example' }),
    'data: {"type":"message_stop"}\n\n',
  );
  const use = (id: string, order: string) => ({
    type: 'tool_use',
    id,
    name: 'track',
    input: { order },
  });
  const result = (id: string, content: string) => ({
    type: 'tool_result',
    tool_use_id: id,
    content,
  });
  expect(body).toMatchObject({
    tools: [{ name: 'track', description: 'Tracks an order', input_schema: parameters }],
    messages: [
      { role: 'user', content: 'Where are they?' },
      { role: 'assistant', content: [use('c1', 'A'), use('c2', 'B')] },
      { role: 'user', content: [result('c1', 'in Oslo'), result('c2', 'in Rome')] },
    ],
  });
});
