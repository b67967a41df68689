/**
 * R23: every provider is down, each in another way that only its address can have: silent, no TLS, no such host, refused. The visitor has
 * the built-in answer within five seconds, a way to a person, and the question is kept.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley } from '../../support/harness.ts';
import { startParley } from '../../support/harness.ts';
import { ask, askAll, tenantFor } from './asking.ts';
import { startFaultyProvider } from './faulty-provider.ts';
import type { FaultyProvider } from './faulty-provider.ts';

let silent: FaultyProvider;
let parley: Parley;

beforeAll(async () => {
  silent = await startFaultyProvider(() => () => undefined);
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'openai,anthropic,azure,ollama',
      OPENAI_BASE_URL: `http://127.0.0.1:${silent.port}/v1`,
      ANTHROPIC_BASE_URL: `https://127.0.0.1:${silent.port}`,
      AZURE_OPENAI_ENDPOINT: 'http://no-such-host.invalid',
      AZURE_OPENAI_API_KEY: 'none',
      AZURE_OPENAI_DEPLOYMENT: 'none',
      OLLAMA_BASE_URL: 'http://127.0.0.1:9',
    },
  });
});
afterAll(async () => {
  await parley.stop();
  await silent.stop();
});

const fallback = { provider: 'builtin', outcome: 'fallback', notice: 'lead-offer' };

test('each address that does not answer, alone', async () => {
  const outcomes = await askAll(['openai', 'anthropic', 'azure', 'ollama'], async (name) =>
    ask(parley, await tenantFor(parley, [name])),
  );
  for (const [name, { provider, outcome, notice, reasons, tookMs }] of outcomes) {
    expect([name, { provider, outcome, notice }]).toEqual([name, fallback]);
    expect(reasons.at(-1)).toMatch(new RegExp(`^${name}: (unreachable|timeout)$`));
    expect(tookMs, name).toBeLessThan(5_000);
  }
});

test('all of them, question after question: soon at first, at once when the circuits are open', async () => {
  const tenant = await tenantFor(parley, []);
  const tookMs: number[] = [];
  for (let question = 0; question < 6; question++) {
    const { provider, outcome, notice, ...rest } = await ask(parley, tenant);
    expect({ provider, outcome, notice }).toEqual(fallback);
    tookMs.push(rest.tookMs);
  }
  expect(Math.max(...tookMs)).toBeLessThan(5_000);
  expect(tookMs.at(-1)).toBeLessThan(1_000);
});
