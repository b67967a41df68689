/** A Parley with a scripted model, for the test file that calls `useModel`: started before its tests, stopped behind them. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Parley } from './harness.ts';
import { startParley } from './harness.ts';
import type { ScriptedModel } from './scripted-model.ts';
import { startScriptedModel } from './scripted-model.ts';

export let parley: Parley;
export let model: ScriptedModel;

type Options = NonNullable<Parameters<typeof startParley>[0]>;

/** `model.requests` holds those of the test under way. */
export function useModel(
  script: Parameters<typeof startScriptedModel>[0],
  settings: Options['settings'] = {},
): void {
  beforeAll(async () => {
    model = await startScriptedModel(script);
    parley = await startParley({
      settings: {
        AI_PROVIDER: 'openai',
        OPENAI_BASE_URL: model.baseUrl,
        OPENAI_API_KEY: 'none',
        ...settings,
      },
    });
  });
  afterAll(async () => {
    await parley.stop();
    await model.stop();
  });
  beforeEach(() => {
    model.requests.length = 0;
  });
}
