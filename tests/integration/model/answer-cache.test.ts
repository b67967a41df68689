/** The answer cache in the running product (S12): one call for many who ask the same, none shared where anything is somebody's own. */
import { expect, test } from 'vitest';
import type { Session } from '../../support/harness.ts';
import { addTenant, call, session } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

let count = 0;
/** The product's default; the harness switches the cache off. */
const cached = { settings: { answerCacheMinutes: 5 } };
useModel(
  () => ({
    pieces: ['We have mugs, ', `kind ${'abcdefghij'[count++ % 10]}.`],
  }),
  { TEST_CLOCK: '1' },
);

async function ask(siteKey: string, text: string, who?: Session) {
  const session_ = who ?? (await session(parley.origin, siteKey));
  const clientId = `c${Math.random().toString(36).slice(2)}`;
  const answered = await call(parley.origin, '/v1/chat/message', {
    token: session_.token,
    body: { clientId, text },
  });
  const log = staffLog(parley, session_);
  const ended = log.findLast((event) => event.kind === 'turn.ended');
  const reply = answered.body['reply'] as { text: string };
  return { text: reply.text, ended, who: session_ };
}
const isCached = (ended: Record<string, unknown> | undefined) =>
  ((ended?.['reasons'] ?? []) as string[]).includes('from the answer cache');

test('the same question of two visitors is one call; it costs nothing the second time', async () => {
  const { siteKey } = await addTenant(parley, cached);
  const first = await ask(siteKey, 'Do you sell mugs?');
  const second = await ask(siteKey, 'do you sell  mugs');
  expect([second.text, isCached(first.ended), isCached(second.ended)]).toEqual([
    first.text,
    false,
    true,
  ]);
  expect(second.ended).toMatchObject({
    provider: 'openai',
    outcome: 'answered',
    costUsd: 0,
    tokens: { input: 0, output: 0 },
  });
  expect(model.requests.length).toBe(1);
});

test('never across tenants, never for follow-ups, never with private data', async () => {
  const [one, other] = [await addTenant(parley, cached), await addTenant(parley, cached)];
  const first = await ask(one.siteKey, 'Do you sell plates?');
  const asked = [
    await ask(other.siteKey, 'Do you sell plates?'),
    await ask(one.siteKey, 'Do you sell plates?', first.who),
    await ask(one.siteKey, 'Do you sell plates? I am bo@x.example'),
    await ask(one.siteKey, 'Do you sell plates? I am cy@x.example'),
  ];
  expect([asked.map(({ ended }) => isCached(ended)), model.requests.length]).toEqual([
    [false, false, false, false],
    5,
  ]);
});

test('for five minutes; and when the budget is spent', async () => {
  const { siteKey } = await addTenant(parley, {
    settings: { ...cached.settings, tenantCallsPerDay: 1 },
  });
  const first = await ask(siteKey, 'Do you sell bowls?');
  const again = await ask(siteKey, 'Do you sell bowls?');
  const unknown = await ask(siteKey, 'Do you sell pots?');
  expect([again.text, isCached(again.ended), unknown.ended?.['provider']]).toEqual([
    first.text,
    true,
    'builtin',
  ]);
  const at = new Date(Date.now() + 6 * 60_000).toISOString();
  await call(parley.origin, '/test/clock', { body: { at } });
  const late = await ask(siteKey, 'Do you sell bowls?');
  expect([late.ended?.['provider'], model.requests.length]).toEqual(['builtin', 1]);
});

test('a tenant may do without', async () => {
  const { siteKey } = await addTenant(parley, { settings: { answerCacheMinutes: 0 } });
  await ask(siteKey, 'Do you sell forks?');
  await ask(siteKey, 'Do you sell forks?');
  expect(model.requests.length).toBe(2);
});
