/**
 * S69: a budget is a budget. However many ask at once, the provider gets exactly as many calls as were allowed, also over a crash; everybody
 * else gets the built-in answer, which is no error.
 */
import { expect, test } from 'vitest';
import type { Frame, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, session } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { askAll } from './asking.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

useModel({ pieces: ['Yes, we do.'], firstMs: 50 });

/** On a busy machine they take minutes. */
const thousand = { timeout: 300_000 };
const names = (count: number) => Array.from({ length: count }, (_, index) => `q${index}`);

async function ask(who: Session, clientId: string): Promise<Frame> {
  const answered = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId, text: `Do you sell green mugs of kind ${clientId}?` },
  });
  if (answered.status !== 200) throw new Error(JSON.stringify(answered));
  const log = staffLog(parley, who);
  const asked = log.find((event) => event['message']?.clientId === clientId);
  return log.find(
    (event) => event.kind === 'turn.ended' && event['questionSeq'] === asked?.['seq'],
  ) as Frame;
}

const sessionOf = async (tenant: TestTenant) => session(parley.origin, tenant.siteKey);

test('1,000 turns at once against a budget of ten calls make exactly ten', thousand, async () => {
  const tenant = await addTenant(parley, { settings: { tenantCallsPerDay: 10 } });
  const visitors = await askAll(names(1_000), () => sessionOf(tenant), 50);
  model.requests.length = 0;
  const replies = await Promise.all(
    visitors.map(async ([clientId, { token }]) => {
      const body = { clientId, text: 'Do you sell green mugs?' };
      const answered = await call(parley.origin, '/v1/chat/message', { token, body });
      return answered.body['reply'] as { text: string; notice?: string } | null;
    }),
  );
  const said = replies.filter((reply) => reply?.text.startsWith('Yes, we do.')).length;
  const offered = replies.filter((reply) => reply?.notice === 'lead-offer').length;
  expect([model.requests.length, said + offered]).toEqual([10, 1_000]);
  const [, last] = visitors.at(-1) ?? [];
  const end = await ask(last as Session, 'again');
  expect([end['provider'], end['outcome'], end['reasons']]).toEqual([
    'builtin',
    'fallback',
    // On a busy machine five of the ten may have come too late, and the circuit is looked at first.
    expect.arrayContaining([
      expect.stringMatching(/^openai: (?:the budget tenant-day is spent \(calls\)|circuit open)$/),
    ]),
  ]);
});

test('one visitor spends a visitor’s budget, not the others’, and a crash gives nothing back', async () => {
  const tenant = await addTenant(parley, { settings: { visitorCallsPerDay: 3 } });
  const [greedy, modest] = [await sessionOf(tenant), await sessionOf(tenant)];
  const providers = async (who: Session, count: number, from = 0) => {
    const found: string[] = [];
    for (const name of names(from + count).slice(from))
      found.push((await ask(who, name))['provider'] as string);
    return found;
  };
  expect(await providers(greedy, 2)).toEqual(['openai', 'openai']);
  await parley.crash();
  expect(await providers(greedy, 3, 2)).toEqual(['openai', 'builtin', 'builtin']);
  expect(await providers(modest, 1)).toEqual(['openai']);
});

test('money: what a call may cost at most must fit', async () => {
  const tenant = await addTenant(parley, {
    settings: { tenantUsdPerDay: 0.000_01, model: 'gpt-4o' },
  });
  const end = await ask(await sessionOf(tenant), 'q');
  expect([end['provider'], end['reasons']]).toEqual([
    'builtin',
    expect.arrayContaining(['openai: the budget tenant-day is spent (USD)']),
  ]);
});

test('a tenant without models has no ledger', async () => {
  const tenant = await addTenant(parley, {
    settings: { providers: ['builtin'], tenantCallsPerDay: 0 },
  });
  const end = await ask(await sessionOf(tenant), 'q');
  expect(JSON.stringify(end['reasons'])).not.toMatch(/budget|ledger/);
});
