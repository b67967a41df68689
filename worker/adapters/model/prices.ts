/**
 * USD for a million tokens, input and output, of the models we know: list prices as published in November 2025, without discounts
 * for caches or batches. A model that is not here costs 0 in the reports, which say so.
 */
import type { TokenPrice } from '#core/model-chain';

const prices: Record<string, TokenPrice> = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'gpt-5': { input: 1.25, output: 10 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'gpt-5-nano': { input: 0.05, output: 0.4 },
  'gpt-5.1': { input: 1.25, output: 10 },
  o3: { input: 2, output: 8 },
  'o4-mini': { input: 1.1, output: 4.4 },
  'claude-3-5-haiku': { input: 0.8, output: 4 },
  'claude-haiku-4-5': { input: 1, output: 5 },
  'claude-sonnet-4': { input: 3, output: 15 },
  'claude-sonnet-4-5': { input: 3, output: 15 },
  'claude-opus-4-1': { input: 15, output: 75 },
  'claude-opus-4-5': { input: 5, output: 25 },
  '@cf/meta/llama-3.1-8b-instruct-fp8-fast': { input: 0.045, output: 0.384 },
  '@cf/meta/llama-3.3-70b-instruct-fp8-fast': { input: 0.293, output: 2.253 },
  '@cf/meta/llama-4-scout-17b-16e-instruct': { input: 0.27, output: 0.85 },
  '@cf/mistralai/mistral-small-3.1-24b-instruct': { input: 0.351, output: 0.555 },
};

/** A dated version (`gpt-4.1-mini-2025-04-14`, `claude-haiku-4-5-20251001`) costs what its name costs. */
export function priceOf(model: string): TokenPrice | null {
  const name = model.toLowerCase();
  const undated = name.replace(/-(latest|\d{8}|\d{4}-\d{2}-\d{2})$/, '');
  return own(name) ?? own(undated);
}

const own = (name: string) => (Object.hasOwn(prices, name) ? (prices[name] ?? null) : null);
