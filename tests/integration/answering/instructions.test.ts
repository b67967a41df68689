/** Training instructions: staff writes one and the next turn follows it; who may; what is refused; escalation without any model. */
import { expect, test } from 'vitest';
import { adminOf, ask } from './admin.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

useModel({ pieces: ['Gladly.'] });

const draft = {
  type: 'tone',
  title: 'Pirate',
  text: 'Speak like a pirate.',
  priority: 70,
  conditions: { pages: ['/harbour'] },
};
const told = () => model.requests.at(-1)?.messages[0]?.content ?? '';
const onPage = { session: { pageUrl: 'https://shop.example/harbour/7?secret=1' } };

test('what is written holds from the next turn on, where its conditions do, until it is switched off', async () => {
  const { tenant, as } = await adminOf(parley);
  const owner = as['owner']!;
  await ask(parley, tenant, 'Do you sell rope?', onPage);
  const added = await owner('POST', '/instructions', draft);
  expect([added.status, added.body]).toEqual([
    201,
    expect.objectContaining({
      ...draft,
      enabled: true,
      level: 'high',
      validUntil: null,
      conditions: expect.objectContaining(draft.conditions),
    }),
  ]);
  const { id } = added.body;
  const here = await ask(parley, tenant, 'Do you sell rope?', onPage);
  expect([told(), here.ended['instructions'], here.log[0]?.['page']]).toEqual([
    expect.stringContaining('- (tone) Speak like a pirate.'),
    [id],
    'https://shop.example/harbour/7',
  ]);
  const elsewhere = await ask(parley, tenant, 'Do you sell nets?');
  expect([told().includes('pirate'), elsewhere.ended['instructions']]).toEqual([false, undefined]);
  await owner('PATCH', `/instructions/${id}`, { enabled: false });
  await ask(parley, tenant, 'Do you sell sails?', onPage);
  expect(told()).not.toContain('pirate');
  await owner('PATCH', `/instructions/${id}`, { enabled: true, text: 'Speak like a queen.' });
  await ask(parley, tenant, 'Do you sell masts?', onPage);
  expect(told()).toContain('Speak like a queen.');
  expect((await owner('DELETE', `/instructions/${id}`)).status).toBe(204);
  await ask(parley, tenant, 'Do you sell decks?', onPage);
  expect(told()).not.toContain('queen');
});

test('one to escalate calls a person, also without a model', async () => {
  const { tenant, as } = await adminOf(parley, { settings: { providers: ['builtin'] } });
  const added = await as['owner']!('POST', '/instructions', {
    type: 'escalation',
    title: 'Press',
    text: 'The press talks to people only.',
    conditions: { says: ['journalist'] },
  });
  const calm = await ask(parley, tenant, 'Which newspapers do you carry?');
  const press = await ask(parley, tenant, 'I am a journalist and write about you');
  expect(calm.log.some(({ kind }) => kind === 'escalation.requested')).toBe(false);
  expect(press.log.find(({ kind }) => kind === 'escalation.requested')).toMatchObject({
    by: 'assistant',
    level: 'high',
    reason: `instruction ${added.body['id']}`,
  });
  expect(press.ended['outcome']).toBe('escalated');
});

test('who may not, what is refused, and what is somebody else’s', async () => {
  const [ours, theirs] = [await adminOf(parley), await adminOf(parley)];
  const { id } = (await theirs.as['owner']!('POST', '/instructions', draft)).body;
  const owner = ours.as['owner']!;
  const statuses = [
    await ours.as['viewer']!('POST', '/instructions', draft),
    await ours.as['viewer']!('GET', '/instructions'),
    await owner('POST', '/instructions', { ...draft, type: 'magic' }),
    await owner('POST', '/instructions', { ...draft, type: 'escalation', conditions: {} }),
    await owner('POST', '/instructions', { ...draft, text: 'x'.repeat(2_001) }),
    await owner('POST', '/instructions', { ...draft, tenantId: theirs.tenant.tenantId }),
    await owner('GET', `/instructions/${id}`),
    await owner('PATCH', `/instructions/${id}`, { enabled: false }),
    await owner('DELETE', `/instructions/${id}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 200, 400, 400, 400, 400, 404, 404, 404]);
  expect((await owner('GET', '/instructions')).body).toEqual({ instructions: [] });
  expect((await theirs.as['owner']!('GET', `/instructions/${id}`)).status).toBe(200);
});
