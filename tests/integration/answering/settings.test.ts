/** Settings of a tenant: what staff changes holds on the next turn; who may; what is refused. */
import { expect, test } from 'vitest';
import { call } from '../../support/harness.ts';
import { adminOf, ask } from './admin.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

useModel({ pieces: ['Gladly.'] });

test('a change holds on the next turn, in a conversation that is under way, too', async () => {
  const { tenant, as } = await adminOf(parley);
  const owner = as['owner']!;
  const first = await ask(parley, tenant, 'Do you sell lamps?');
  const change = (body: object) => owner('PATCH', '/settings', body);
  const changed = await change({ model: 'gpt-4.1', triggerWords: ['Stiftung Warentest'] });
  expect([changed.status, changed.body]).toMatchObject([
    200,
    { plan: 'business', settings: { model: 'gpt-4.1', confidenceThreshold: 0.45 } },
  ]);
  await ask(parley, tenant, 'Do you sell bulbs?', first);
  expect(model.requests.map((request) => request.model)).toEqual(['gpt-4.1-mini', 'gpt-4.1']);
  const serious = await ask(parley, tenant, 'I will write to Stiftung Warentest', first);
  expect(serious.ended['outcome']).toBe('escalated');
  await change({ providers: ['builtin'], model: null });
  const { ended } = await ask(parley, tenant, 'Do you sell wires?');
  expect([ended['provider'], model.requests.length]).toEqual(['builtin', 2]);
  const back = await change({ providers: null });
  expect(back.body['changed']).not.toContain('providers');
  await ask(parley, tenant, 'Do you sell plugs?');
  expect(model.requests.at(-1)?.model).toBe('gpt-4.1-mini');
});

test('switched off, no model is asked any more (S70)', async () => {
  const { tenant, as } = await adminOf(parley);
  const { who } = await ask(parley, tenant, 'Do you sell lamps?');
  await as['owner']!('PATCH', '/settings', { assistantEnabled: false });
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'x1', text: 'And bulbs?' },
    headers: { accept: 'text/event-stream' },
  }).catch(() => undefined);
  expect(model.requests.length).toBe(1);
}, 40_000);

test('who may, what is refused', async () => {
  const { as } = await adminOf(parley);
  const statuses = [
    await as['viewer']!('GET', '/settings'),
    await as['viewer']!('PATCH', '/settings', { maskCards: false }),
    await as['agent']!('PATCH', '/settings', { maskCards: false }),
    await as['owner']!('PATCH', '/settings', { tenantMessagesPerMinute: 10_000_000 }),
    await as['owner']!('PATCH', '/settings', { secret: 1 }),
    await as['owner']!('PATCH', '/settings', { confidenceThreshold: '0.5' }),
    await as['owner']!('PATCH', '/settings', {}),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 403, 403, 400, 400, 400, 200]);
});
