/** A question to a tenant whose model is a play, and what came of it. Used by the chain tests. */
import type { Parley, TestTenant } from '../../support/harness.ts';
import { addTenant, call, session } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';

export interface Outcome {
  text: string;
  interrupted: boolean;
  notice: string | undefined;
  provider: string;
  outcome: string;
  reasons: string[];
  costUsd: number;
  /** From the question to the whole answer. */
  tookMs: number;
}

/** The plays are named by the tenant's model: each case is a tenant of its own, with circuits of its own. */
export const tenantFor = (parley: Parley, providers: string[], model?: string) =>
  addTenant(parley, {
    settings: { answerCacheMinutes: 0, providers, ...(model === undefined ? {} : { model }) },
  });

export async function ask(parley: Parley, tenant: TestTenant): Promise<Outcome> {
  const who = await session(parley.origin, tenant.siteKey);
  const began = performance.now();
  const answered = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'ask', text: 'How do I fill in a commercial invoice?' },
  });
  const tookMs = performance.now() - began;
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
  const log = staffLog(parley, who);
  const answers = log.filter((event) => event['message']?.author === 'assistant');
  const ended = log.filter((event) => event['kind'] === 'turn.ended');
  if (answers.length !== 1 || ended.length !== 1)
    throw new Error(`not one answer: ${JSON.stringify(log)}`);
  const message = answers[0]?.['message'];
  return {
    text: message.text,
    interrupted: message.interrupted === true,
    notice: message.notice,
    provider: ended[0]?.['provider'],
    outcome: ended[0]?.['outcome'],
    reasons: ended[0]?.['reasons'] ?? [],
    costUsd: ended[0]?.['costUsd'],
    tookMs,
  };
}

/** Asks for every name, a few at a time: the measured times must be the product's, not the machine's. */
export async function askAll<T>(
  names: string[],
  one: (name: string) => Promise<T>,
  width = 24,
): Promise<[string, T][]> {
  const results: [string, T][] = [];
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push([name, await one(name)]);
  };
  await Promise.all(Array.from({ length: width }, work));
  return results.toSorted(([a], [b]) => names.indexOf(a) - names.indexOf(b));
}
