/** Intents of a tenant's own: learnt when they are saved, heard on the next turn, and an instruction can hang on them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley } from '../../support/harness.ts';
import { startParley } from '../../support/harness.ts';
import { adminOf, ask } from './admin.ts';

let parley: Parley;
beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.stop());

const press = {
  label: 'PRESS_INQUIRY',
  examples: [
    'I am a journalist and write an article',
    'press contact please',
    'I would like an interview with your founder',
    'who answers questions of newspapers',
  ],
};

test('what is saved is heard on the next turn', async () => {
  const { tenant, as } = await adminOf(parley);
  const owner = as['owner']!;
  const text = 'I would like an interview for a newspaper article';
  expect((await ask(parley, tenant, text)).ended['intent']).not.toBe('PRESS_INQUIRY');
  const saved = await owner('PUT', '/intents', { intents: [press] });
  expect([saved.status, (await owner('GET', '/intents')).body]).toEqual([
    200,
    { intents: [press] },
  ]);
  await owner('POST', '/instructions', {
    type: 'escalation',
    title: 'Press',
    text: 'To people.',
    conditions: { intents: ['PRESS_INQUIRY'] },
  });
  const heard = await ask(parley, tenant, text);
  expect([heard.ended['intent'], heard.ended['outcome']]).toEqual(['PRESS_INQUIRY', 'escalated']);
  expect((await ask(parley, tenant, 'Where is my order?')).ended['intent']).toBe('ORDER_TRACKING');
  await owner('PUT', '/intents', { intents: [] });
  expect((await ask(parley, tenant, text)).ended['intent']).not.toBe('PRESS_INQUIRY');
});

test('a tenant may be born with them; what is refused', async () => {
  const { tenant, as } = await adminOf(parley, { intents: [press] });
  expect((await ask(parley, tenant, 'press contact')).ended['intent']).toBe('PRESS_INQUIRY');
  const owner = as['owner']!;
  const statuses = [
    await owner('PUT', '/intents', { intents: [press, press] }),
    await owner('PUT', '/intents', { intents: [{ ...press, label: 'press' }] }),
    await owner('PUT', '/intents', { intents: [{ ...press, examples: ['one'] }] }),
    await as['viewer']!('PUT', '/intents', { intents: [] }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 400, 403]);
});
