/** The analytics of a company: exact figures of what happened, of this company alone, masked for who may not see contact data, refused periods. */
import { expect, test } from 'vitest';
import { addTenant, call, session } from '../../support/harness.ts';
import { parley, model, useModel } from '../../support/with-model.ts';
import { adminOf } from '../answering/admin.ts';

useModel({ pieces: ['We bake every day.'] });

const figures = (more: object = {}) => ({
  conversations: 0,
  messages: 0,
  escalations: 0,
  leads: 0,
  turns: {},
  averageLatencyMs: null,
  feedback: {},
  ...more,
});

test('what happened, and what it cost; nothing of another company', async () => {
  const { tenant, as } = await adminOf(parley, {
    settings: { providers: ['openai', 'builtin'], tenantCallsPerDay: 1 },
  });
  const [owner, viewer] = [as['owner']!, as['viewer']!];
  const other = await addTenant(parley);
  const ask = async (siteKey: string, text: string) => {
    const who = await session(parley.origin, siteKey);
    const body = { clientId: 'one', text };
    const { status } = await call(parley.origin, '/v1/chat/message', { token: who.token, body });
    expect(status).toBe(200);
    return who;
  };
  await ask(other.siteKey, 'Do you bake?');
  await ask(tenant.siteKey, 'Do you bake bread?');
  expect(model.requests.length).toBe(2);
  // The budget of one call is spent: nothing knows this.
  const { conversationId } = await ask(tenant.siteKey, 'Is olga@bakery.example your baker?');

  await expect
    .poll(async () => (await owner('GET', '/analytics?days=7')).body, { timeout: 10_000 })
    .toEqual({
      days: 7,
      now: figures({
        conversations: 2,
        messages: 4,
        turns: { answered: 1, fallback: 1 },
        averageLatencyMs: expect.any(Number),
      }),
      before: figures(),
      spending: [
        {
          provider: 'openai',
          model: 'gpt-4.1-mini',
          turns: 1,
          inputTokens: 7,
          outputTokens: 1,
          costUsd: expect.any(Number),
          averageLatencyMs: expect.any(Number),
        },
        {
          provider: 'builtin',
          model: expect.any(String),
          turns: 1,
          inputTokens: 0,
          outputTokens: 0,
          costUsd: 0,
          averageLatencyMs: expect.any(Number),
        },
      ],
      gaps: [
        {
          question: 'Is olga@bakery.example your baker?',
          count: 1,
          lastAt: expect.any(String),
          conversationId,
        },
      ],
    });
  const seen = await viewer('GET', '/analytics');
  expect([seen.status, JSON.stringify(seen.body).includes('olga@bakery')]).toEqual([200, false]);
  expect((await owner('GET', '/analytics?days=8')).status).toBe(400);
});
