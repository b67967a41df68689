/** S73: a draft is tried, not used; publishing and bringing back are exact, in order, by somebody, with the difference kept. */
import { expect, test } from 'vitest';
import { adminOf, ask } from './admin.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

useModel({ pieces: ['Gladly.'] });

const [first, second] = ['You sell lamps.\nBe kind.\n', 'You sell lamps.\nBe brief. ünï\n'];
const told = () => model.requests.at(-1)?.messages[0]?.content ?? '';

test('a draft is tried against the knowledge and never used for visitors', async () => {
  const { tenant, as } = await adminOf(parley, {
    prompt: first,
    articles: [{ slug: 'a', title: 'Lamps', body: 'Our lamps are green and cost 5 euros.' }],
  });
  const owner = as['owner']!;
  const drafted = await owner('PUT', '/prompts/draft', { text: second });
  expect([drafted.status, drafted.body]).toMatchObject([200, { text: second, basedOn: 1 }]);
  const tested = await owner('POST', '/prompts/draft/test', {
    question: 'Which colour are your lamps?',
  });
  expect([tested.status, tested.body, told()]).toEqual([
    200,
    expect.objectContaining({
      text: 'Gladly.',
      report: expect.objectContaining({ promptVersion: 'draft' }),
    }),
    expect.stringMatching(/Be brief\. ünï[^]*Our lamps are green/),
  ]);
  const { ended } = await ask(parley, tenant, 'Which colour are your lamps?');
  expect([
    ended['promptVersion'],
    told().includes('Be kind.'),
    told().includes('Be brief.'),
  ]).toEqual(['1', true, false]);
});

test('publishing, the difference, and an earlier version to the letter', async () => {
  const { tenant, as } = await adminOf(parley, { prompt: first });
  const owner = as['owner']!;
  expect((await owner('POST', '/prompts/publish', {})).status).toBe(404);
  await owner('PUT', '/prompts/draft', { text: second });
  const difference = await owner('GET', '/prompts/1/diff');
  expect(difference.body['lines']).toEqual([
    { change: 'same', text: 'You sell lamps.' },
    { change: 'removed', text: 'Be kind.' },
    { change: 'added', text: 'Be brief. ünï' },
    { change: 'same', text: '' },
  ]);
  const published = await owner('POST', '/prompts/publish', { note: 'shorter' });
  expect([published.status, published.body]).toEqual([
    201,
    {
      version: 2,
      text: second,
      note: 'shorter',
      restoredFrom: null,
      authorId: expect.stringMatching(/^mem_/),
      createdAt: expect.any(String),
    },
  ]);
  const next = await ask(parley, tenant, 'Do you sell lamps?');
  expect([next.ended['promptVersion'], told().includes('Be brief. ünï')]).toEqual(['2', true]);
  const restored = await owner('POST', '/prompts/1/restore', { note: 'too short' });
  expect(restored.body).toMatchObject({ version: 3, text: first, restoredFrom: 1 });
  const after = await ask(parley, tenant, 'Do you sell bulbs?');
  expect([after.ended['promptVersion'], told().includes('Be kind.')]).toEqual(['3', true]);
  const state = await owner('GET', '/prompts');
  expect(state.body).toMatchObject({
    current: { version: 3, text: first },
    versions: [{ version: 3 }, { version: 2, note: 'shorter' }, { version: 1, authorId: null }],
    draft: null,
  });
  const audited = await owner('GET', '/audit?limit=50');
  expect(JSON.stringify(audited.body)).toMatch(
    /prompt\.publish[^]*version 3|version 3[^]*prompt\.publish/,
  );
});

test('two who publish at once: one version, the other is told', async () => {
  const { as } = await adminOf(parley, { prompt: first });
  const owner = as['owner']!;
  await owner('PUT', '/prompts/draft', { text: second });
  const statuses = (
    await Promise.all([1, 2, 3].map(() => owner('POST', '/prompts/publish', {})))
  ).map(({ status }) => status);
  expect([
    statuses.filter((status) => status === 201).length,
    statuses.every((status) => [201, 404, 409].includes(status)),
  ]).toEqual([1, true]);
  expect((await owner('GET', '/prompts')).body['current']).toMatchObject({
    version: 2,
    text: second,
  });
});

test('who may', async () => {
  const [ours, theirs] = [
    await adminOf(parley, { prompt: first }),
    await adminOf(parley, { prompt: 'secret of theirs' }),
  ];
  await theirs.as['owner']!('PUT', '/prompts/draft', { text: 'draft of theirs' });
  const viewer = ours.as['viewer']!;
  const statuses = [
    await viewer('GET', '/prompts'),
    await viewer('PUT', '/prompts/draft', { text: 'x' }),
    await viewer('POST', '/prompts/publish', {}),
    await viewer('POST', '/prompts/draft/test', { question: 'x' }),
    await ours.as['owner']!('POST', '/prompts/publish', {}),
    await ours.as['owner']!('GET', '/prompts/2'),
    await ours.as['owner']!('GET', '/prompts/x'),
    await ours.as['owner']!('PUT', '/prompts/draft', { text: 'x'.repeat(8_001) }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403, 403, 404, 404, 404, 400]);
  expect(JSON.stringify((await ours.as['owner']!('GET', '/prompts')).body)).not.toContain('theirs');
});
