/**
 * From the settings to the models of a tenant, in failover order. A provider that is not configured is left out; `builtin` ends the
 * order, because the built-in engine always answers.
 */
import type { Tenant } from '#core/tenant';
import { anthropicStream } from '#worker/adapters/model/anthropic';
import { circuit } from '#worker/adapters/model/circuits';
import { azureStream, openAiStream } from '#worker/adapters/model/openai';
import { priceOf } from '#worker/adapters/model/prices';
import type { ModelStream } from '#worker/adapters/model/provider';
import { workersAiStream } from '#worker/adapters/model/workers-ai';
import type { ProviderName, Settings } from '#worker/env';
import { providerFault } from '#worker/env';
import type { Model } from '#ports/model';
import type { System } from '#ports/system';

type ModelProvider = Exclude<ProviderName, 'builtin'>;

interface Provider {
  /** Made when first used, and then kept: clients are not free. */
  open(): ModelStream;
  model: string;
  /** A local server may have to load its model first. */
  firstWordMs: number;
  isFree?: true;
  /** Its models differ too much in how, and whether, they call tools. */
  parsesCalls?: true;
}

const remoteFirstWordMs = 3_500;
const localFirstWordMs = 4_200;

export function modelChain(
  settings: Settings,
  ai: unknown,
  system: System,
): (tenant: Tenant) => Model[] {
  const providers = table(settings, ai);
  const opened = new Map<ModelProvider, ModelStream>();
  const streamOf = (name: ModelProvider): ModelStream => {
    const stream = opened.get(name) ?? providers[name].open();
    opened.set(name, stream);
    return stream;
  };
  const isUsable = (name: string): name is ModelProvider =>
    Object.hasOwn(providers, name) &&
    providerFault(name as ModelProvider, settings, ai !== undefined) === null;
  return (tenant) => {
    const own = tenant.settings.providers;
    const order: string[] = own.length > 0 ? own : settings.AI_PROVIDER;
    const builtin = order.indexOf('builtin');
    const names = [...new Set(builtin === -1 ? order : order.slice(0, builtin))].filter(isUsable);
    const modelOf = (name: ModelProvider, model: string): Model => {
      const provider = providers[name];
      return {
        provider: name,
        model,
        firstWordMs: provider.firstWordMs,
        price: provider.isFree ? { input: 0, output: 0 } : priceOf(model),
        circuit: circuit(tenant.id, name, system),
        toolCalls: provider.parsesCalls ? 'parsed' : 'native',
        stream: (request) => streamOf(name)(model, request),
      };
    };
    return names.map((name, index) => {
      // The tenant's own models are those of its first provider; the others do not know their names.
      const { model, cheapModel } = tenant.settings;
      const best = modelOf(name, (index === 0 ? model : null) ?? providers[name].model);
      return index === 0 && cheapModel !== null
        ? { ...best, cheap: modelOf(name, cheapModel) }
        : best;
    });
  };
}

function table(settings: Settings, ai: unknown): Record<ModelProvider, Provider> {
  return {
    openai: {
      open: () =>
        openAiStream({ apiKey: settings.OPENAI_API_KEY, baseUrl: settings.OPENAI_BASE_URL }),
      model: settings.OPENAI_MODEL,
      firstWordMs: remoteFirstWordMs,
    },
    azure: {
      open: () =>
        azureStream({
          apiKey: settings.AZURE_OPENAI_API_KEY,
          endpoint: settings.AZURE_OPENAI_ENDPOINT,
        }),
      model: settings.AZURE_OPENAI_DEPLOYMENT,
      firstWordMs: remoteFirstWordMs,
    },
    anthropic: {
      open: () =>
        anthropicStream({
          apiKey: settings.ANTHROPIC_API_KEY,
          baseUrl: settings.ANTHROPIC_BASE_URL,
        }),
      model: settings.ANTHROPIC_MODEL,
      firstWordMs: remoteFirstWordMs,
    },
    'workers-ai': {
      open: () => workersAiStream(ai),
      model: settings.WORKERS_AI_MODEL,
      firstWordMs: remoteFirstWordMs,
      parsesCalls: true,
    },
    ollama: {
      open: () =>
        openAiStream({ apiKey: 'ollama', baseUrl: withVersion(settings.OLLAMA_BASE_URL) }),
      model: settings.OLLAMA_MODEL,
      firstWordMs: localFirstWordMs,
      isFree: true,
    },
  };
}

/** Ollama's own tools take its address without a path; the compatible interface is under /v1. */
const withVersion = (address: string) =>
  new URL(address).pathname === '/' ? `${address.replace(/\/+$/, '')}/v1` : address;
