/**
 * From settings to models: order, overrides, what is left out, and the request that each provider gets. The network is a
 * recorder in place of fetch.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#core/tenant';
import type { Tenant, TenantSettings } from '#core/tenant';
import { modelChain } from '#worker/adapters/model/providers';
import { parseSettings, SettingsFault } from '#worker/env';
import type { ModelChunk } from '#ports/model';
import { ModelFailure } from '#ports/model';
import { bytesOf, streamOf } from './streams.ts';
import { VirtualSystem } from './virtual-system.ts';

const secrets = { ENCRYPTION_KEY: 'x'.repeat(32), SESSION_SECRET: 'y'.repeat(32) };
const all = {
  ...secrets,
  AI_PROVIDER: 'openai, azure,anthropic,workers-ai,ollama',
  OPENAI_API_KEY: 'sk-openai',
  AZURE_OPENAI_ENDPOINT: 'https://acme.openai.azure.com/',
  AZURE_OPENAI_API_KEY: 'sk-azure',
  AZURE_OPENAI_DEPLOYMENT: 'gpt-4o-mini',
  ANTHROPIC_API_KEY: 'sk-ant',
  OLLAMA_BASE_URL: 'http://127.0.0.1:11434',
};
const tenant = (settings: Partial<TenantSettings> = {}) =>
  ({ id: 'tnt_1', settings: { ...defaultSettings('business'), ...settings } }) as Tenant;
const aiBinding = (run: (...given: unknown[]) => unknown) => ({ run: vi.fn(run) });

const chainOf = (env: Record<string, unknown>, ai?: unknown) =>
  modelChain(parseSettings({ ...env, ...(ai ? { AI: ai } : {}) }), ai, new VirtualSystem());
const named = (env: Record<string, unknown>, of: Tenant, ai?: unknown) =>
  chainOf(env, ai)(of).map(({ provider, model }) => `${provider} ${model}`);

const everyProvider = [
  'openai gpt-4.1-mini',
  'azure gpt-4o-mini',
  'anthropic claude-haiku-4-5',
  'workers-ai @cf/meta/llama-3.3-70b-instruct-fp8-fast',
  'ollama llama3.1',
];
const ai = aiBinding(() => undefined);

describe('the order', () => {
  it('is that of AI_PROVIDER', () => expect(named(all, tenant(), ai)).toEqual(everyProvider));
  it.each<[string, Record<string, unknown>, Partial<TenantSettings>, string[]]>([
    ['built-in alone', { ...secrets }, {}, []],
    ['built-in first', { ...all, AI_PROVIDER: 'builtin,openai' }, {}, []],
    [
      'built-in in between',
      { ...all, AI_PROVIDER: 'ollama,builtin,openai' },
      {},
      ['ollama llama3.1'],
    ],
    ['one twice', { ...all, AI_PROVIDER: 'ollama,ollama' }, {}, ['ollama llama3.1']],
    [
      'the tenant’s own, and its model for the first',
      all,
      { providers: ['anthropic', 'openai'], model: 'claude-sonnet-4-5' },
      ['anthropic claude-sonnet-4-5', 'openai gpt-4.1-mini'],
    ],
    ['the tenant wants none', all, { providers: ['builtin'] }, []],
    [
      'the tenant’s own that is unknown or not configured is left out',
      { ...secrets, AI_PROVIDER: 'ollama' },
      { providers: ['gpt', 'toString', 'openai', 'azure', 'anthropic', 'workers-ai', 'ollama'] },
      ['ollama llama3.1'],
    ],
  ])('%s', (_, env, settings, expected) =>
    expect(named(env, tenant(settings), env === all ? ai : undefined)).toEqual(expected),
  );
});

it('the tenant’s cheap model is one of its first provider, at its own price', () => {
  const [first, second] = chainOf(
    all,
    ai,
  )(tenant({ providers: ['openai', 'anthropic'], model: 'gpt-4o', cheapModel: 'gpt-4o-mini' }));
  expect([first?.model, first?.cheap?.model, first?.cheap?.price, second?.cheap]).toEqual([
    'gpt-4o',
    'gpt-4o-mini',
    { input: 0.15, output: 0.6 },
    undefined,
  ]);
});

describe('wrong settings', () => {
  const faults = (env: Record<string, unknown>) => {
    try {
      parseSettings({ ...secrets, ...env });
      return 'none';
    } catch (error) {
      return error instanceof SettingsFault ? error.message : 'thrown';
    }
  };
  it.each<[Record<string, unknown>, string]>([
    [{ AI_PROVIDER: 'openai' }, 'settings: AI_PROVIDER openai needs OPENAI_API_KEY'],
    [{ AI_PROVIDER: 'openai', OPENAI_BASE_URL: 'http://localhost:1234/v1' }, 'none'],
    [{ AI_PROVIDER: 'openai', OPENAI_BASE_URL: 'http://127.0.0.1:1234/v1' }, 'none'],
    [{ AI_PROVIDER: 'openai', OPENAI_BASE_URL: 'http://[::1]:1234/v1' }, 'none'],
    [
      { AI_PROVIDER: 'openai', OPENAI_BASE_URL: 'https://localhost.example/v1' },
      'settings: AI_PROVIDER openai needs OPENAI_API_KEY',
    ],
    [
      { AI_PROVIDER: 'azure,anthropic,workers-ai' },
      'settings: AI_PROVIDER azure needs AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_DEPLOYMENT, AZURE_OPENAI_API_KEY; AI_PROVIDER anthropic needs ANTHROPIC_API_KEY; AI_PROVIDER workers-ai needs the AI binding of [env.production]',
    ],
    [
      { AI_PROVIDER: 'azure', AZURE_OPENAI_ENDPOINT: 'acme', AZURE_OPENAI_DEPLOYMENT: 'x' },
      'settings: AZURE_OPENAI_ENDPOINT must be a URL',
    ],
    [
      { AI_PROVIDER: 'gpt' },
      'settings: AI_PROVIDER.0 must be of builtin, openai, azure, anthropic, workers-ai, ollama',
    ],
    [{ AI_PROVIDER: 'ollama, Builtin' }, 'none'],
  ])('%o', (env, expected) => expect(faults(env)).toBe(expected));
});

describe('the request', () => {
  const asked: { url: string; method: string; headers: Record<string, string>; body: unknown }[] =
    [];
  const chat = 'data: {"choices":[{"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n';
  const claude =
    'data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Yes."}}\n\ndata: {"type":"message_stop"}\n\n';
  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) => {
      asked.push({
        url: String(url),
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        body: JSON.parse(String(init.body)),
      });
      const text = String(url).endsWith('/v1/messages') ? claude : chat;
      return new Response(streamOf([bytesOf(text)]), {
        headers: { 'content-type': 'text/event-stream' },
      });
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const request = {
    system: 'Be kind.',
    messages: [
      { role: 'assistant' as const, text: 'Hello!' },
      { role: 'user' as const, text: 'Hi' },
      { role: 'user' as const, text: 'Where?' },
    ],
    maxTokens: 50,
    signal: new AbortController().signal,
  };
  const ask = async (
    env: Record<string, unknown>,
    provider: string,
    settings = {},
    of?: unknown,
  ) => {
    const [model] = chainOf(env, of ?? ai)(tenant({ providers: [provider], ...settings }));
    const chunks: ModelChunk[] = [];
    for await (const chunk of model?.stream(request) ?? []) chunks.push(chunk);
    expect(chunks).toEqual([
      { kind: 'text', text: 'Yes.' },
      { kind: 'end', reason: 'stop' },
    ]);
    return asked[0];
  };
  const messages = [
    { role: 'system', content: 'Be kind.' },
    { role: 'assistant', content: 'Hello!' },
    { role: 'user', content: 'Hi' },
    { role: 'user', content: 'Where?' },
  ];
  const stream = { stream: true, stream_options: { include_usage: true } };

  it('of OpenAI', async () => {
    expect(await ask(all, 'openai')).toMatchObject({
      url: 'https://api.openai.com/v1/chat/completions',
      method: 'POST',
      headers: { authorization: 'Bearer sk-openai' },
      body: { model: 'gpt-4.1-mini', ...stream, max_tokens: 50, temperature: 0.2, messages },
    });
  });

  it('of OpenAI, a reasoning model: other limits, no temperature', async () => {
    const { body } = (await ask(all, 'openai', { model: 'gpt-5-mini' })) ?? {};
    expect(body).toEqual({
      model: 'gpt-5-mini',
      ...stream,
      max_completion_tokens: 50,
      reasoning_effort: 'low',
      messages,
    });
  });

  it('of Azure, also when OPENAI_BASE_URL stands in the environment', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'https://wrong.example');
    const { url, headers, body } = (await ask(all, 'azure')) ?? {};
    vi.unstubAllEnvs();
    expect([url, headers?.['api-key'], headers?.['authorization']]).toEqual([
      'https://acme.openai.azure.com/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',
      'sk-azure',
      undefined,
    ]);
    expect(body).toMatchObject({ ...stream, max_tokens: 50, messages });
  });

  it('of Ollama: the address with or without /v1, no key of others', async () => {
    for (const address of [
      'http://127.0.0.1:11434',
      'http://127.0.0.1:11434/',
      'http://127.0.0.1:11434/v1',
    ]) {
      asked.length = 0;
      expect(await ask({ ...all, OLLAMA_BASE_URL: address }, 'ollama')).toMatchObject({
        url: 'http://127.0.0.1:11434/v1/chat/completions',
        headers: { authorization: 'Bearer ollama' },
      });
    }
  });

  it('of Anthropic: a user first, neighbours joined', async () => {
    for (const address of ['https://api.anthropic.com', 'https://api.anthropic.com/v1/']) {
      asked.length = 0;
      expect(await ask({ ...all, ANTHROPIC_BASE_URL: address }, 'anthropic')).toEqual({
        url: 'https://api.anthropic.com/v1/messages',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'anthropic-version': '2023-06-01',
          'x-api-key': 'sk-ant',
        },
        body: {
          model: 'claude-haiku-4-5',
          stream: true,
          max_tokens: 50,
          system: 'Be kind.',
          messages: [{ role: 'user', content: 'Hi\n\nWhere?' }],
        },
      });
    }
  });

  it('of Workers AI: a stream, or an object at once', async () => {
    const answers = [
      streamOf([bytesOf('data: {"response":"Yes."}\n\ndata: [DONE]\n\n')]),
      { response: 'Yes.' },
    ];
    for (const answer of answers) {
      const binding = aiBinding(async () => answer);
      await ask(all, 'workers-ai', {}, binding);
      expect(binding.run.mock.calls[0]?.slice(0, 2)).toEqual([
        '@cf/meta/llama-3.3-70b-instruct-fp8-fast',
        { stream: true, max_tokens: 50, temperature: 0.2, messages },
      ]);
    }
  });
});

describe('Workers AI that fails', () => {
  const kindOf = async (run: () => unknown, signal = new AbortController().signal) => {
    const [model] = chainOf(all, aiBinding(run))(tenant({ providers: ['workers-ai'] }));
    try {
      for await (const _ of model?.stream({ system: '', messages: [], maxTokens: 1, signal }) ??
        []);
      return 'answered';
    } catch (error) {
      return error instanceof ModelFailure ? error.kind : String(error);
    }
  };
  it.each<[string, string]>([
    ['3040: Capacity temporarily exceeded, please try again.', 'server-error'],
    ['AiError: 3036: You have used up your daily free allocation', 'rate-limited'],
    ['5007: No such model @cf/x', 'refused'],
    ['boom', 'server-error'],
  ])('%s', async (text, kind) => {
    expect(await kindOf(() => Promise.reject(new Error(text)))).toBe(kind);
  });

  it('a stream that breaks', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('lost')) });
    expect(await kindOf(async () => body)).toBe('bad-stream');
  });

  it('an abort before the answer; the stream that comes late is cancelled', async () => {
    const stop = new AbortController();
    let cancelled = false;
    let arrive: (body: ReadableStream) => void = () => undefined;
    const kind = kindOf(
      () => new Promise<ReadableStream>((resolve) => (arrive = resolve)),
      stop.signal,
    );
    stop.abort();
    expect(await kind).toBe('aborted');
    arrive(new ReadableStream({ cancel: () => void (cancelled = true) }));
    await vi.waitFor(() => expect(cancelled).toBe(true));
  });

  it('an abort in the middle cancels the stream', async () => {
    const stop = new AbortController();
    let cancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytesOf('data: {"response":"a"}\n\n')),
      cancel: () => void (cancelled = true),
    });
    const kind = kindOf(async () => body, stop.signal);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect([await kind, cancelled]).toEqual(['bad-stream', true]);
  });
});
