/** Contract: articles written by staff, over HTTP against the built product: added, changed, removed, of a file; what is no article. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article } from '#protocol/article';
import { readArticles } from '../../../admin/pages/article-file.ts';
import { ArticleDesk, articles } from './article-desk.ts';
import { anInstant } from './expectations.ts';

let desk: ArticleDesk;
beforeAll(async () => {
  desk = await ArticleDesk.start();
});
afterAll(() => desk.parley.stop());

const add = (draft: object) => desk.send<Article>('POST', '', draft);

test('what is written, changed and removed is so in the next answer and in the search', async () => {
  const draft = {
    title: 'Umbrella repairs & care',
    questions: ['Do you repair umbrellas?'],
    body: 'We mend every umbrella in our workshop within nine days.',
  };
  const asked = 'Do you repair umbrellas?';
  const { status, body: added } = await add(draft);
  expect({ status, added }).toEqual({
    status: 201,
    added: {
      ...draft,
      id: expect.stringMatching(/^art_\w{22}$/) as string,
      slug: 'umbrella-repairs-care',
      locale: 'en',
      category: 'general',
      url: null,
      enabled: true,
      updatedAt: anInstant,
    },
  });
  expect(await desk.reply(asked)).toContain('within nine days');
  const edited = await desk.change(added.id, {
    body: 'We mend every umbrella in our workshop within four days. Parasols, too.',
    updatedAt: added.updatedAt,
  });
  expect({ ...edited.body, updatedAt: '' }).toEqual({
    ...added,
    body: 'We mend every umbrella in our workshop within four days. Parasols, too.',
    updatedAt: '',
  });
  expect(await desk.slugs('?q=parasol')).toEqual(['umbrella-repairs-care']);
  const told = await desk.reply(asked);
  expect([told.includes('within four days'), told.includes('nine')]).toEqual([true, false]);
  // Somebody who still has the first text before them does not write over the second.
  const late = await desk.change(added.id, { title: 'Mine', updatedAt: added.updatedAt });
  expect([late.status, (late.body as unknown as { code: string }).code]).toEqual([409, 'stale']);
  expect((await desk.send('DELETE', `/${added.id}`)).status).toBe(204);
  expect(await desk.slugs('?q=parasol')).toEqual([]);
  expect(await desk.reply(asked)).not.toContain('within four days');
  expect([
    (await desk.send('GET', `/${added.id}`)).status,
    (await desk.send('DELETE', `/${added.id}`)).status,
  ]).toEqual([404, 404]);
});

test('a short name is free or made so; in one language it is there once', async () => {
  const draft = { title: 'Return policy', body: 'Text.', enabled: false };
  const first = await add(draft);
  const second = await add(draft);
  const third = await add({ ...draft, slug: first.body.slug });
  const german = await add({ ...draft, slug: first.body.slug, locale: 'de' });
  const arabic = await add({ ...draft, title: 'سياسة الإرجاع', locale: 'ar' });
  expect([first, second, third, german, arabic].map(({ status }) => status)).toEqual([
    201, 201, 400, 201, 201,
  ]);
  expect([first, second, german, arabic].map(({ body }) => body.slug)).toEqual([
    'return-policy',
    expect.stringMatching(/^return-policy-\w{8}$/),
    'return-policy',
    expect.stringMatching(/^article-\w{8}$/),
  ]);
  for (const { body } of [first, second, german, arabic])
    expect((await desk.send('DELETE', `/${body.id}`)).status).toBe(204);
});

test('a file adds what is new, changes what is known, and says of each what became of it', async () => {
  const known = { slug: 'gift-cards', title: 'Gift cards', body: articles[2]?.body };
  const outcomes = async (given: object[]) =>
    (
      await desk.send<{ results: { outcome: string }[] }>('POST', '/import', { articles: given })
    ).body.results.map(({ outcome }) => outcome);
  const fresh = { slug: 'hours', title: 'Opening hours', body: 'Nine to five.' };
  const same = {
    ...known,
    category: 'payments',
    questions: articles[2]?.questions,
    url: articles[2]?.url,
  };
  expect(await outcomes([fresh, same])).toEqual(['added', 'unchanged']);
  expect(await outcomes([fresh, { ...same, body: 'Gift cards never expire, ever.' }])).toEqual([
    'unchanged',
    'changed',
  ]);
  expect(await outcomes([same])).toEqual(['changed']);
  for (const wrong of [[], [{ title: 'No text' }], Array.from({ length: 26 }, () => fresh)])
    expect((await desk.send('POST', '/import', { articles: wrong })).status).toBe(400);
  expect((await desk.send('DELETE', `/${await desk.idOf('hours')}`)).status).toBe(204);
});

test.each(['json', 'csv'])('what is exported as %s is imported as it was', async (format) => {
  const tricky = {
    slug: 'tricky',
    title: '=SUM(A1) and "quotes"',
    body: "'Tis one,\n\n- with; lines\n",
    questions: ['Why, though?', '+1?'],
    enabled: false,
  };
  await desk.send('POST', '/import', { articles: [tricky] });
  const { body } = await desk.send<string>('GET', `/export?format=${format}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const read = readArticles(`articles.${format}`, text);
  expect({ count: read.articles.length, wrong: read.wrong }).toEqual({ count: 5, wrong: [] });
  const again = await desk.send<{ results: { outcome: string }[] }>('POST', '/import', {
    articles: read.articles,
  });
  expect(again.body.results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('unchanged'));
  const { status } = await desk.send('GET', '/export?format=xml');
  expect(status).toBe(400);
});

test('what is no article is refused with the field’s name', async () => {
  const draft = { title: 'A', body: 'B' };
  const wrong = [
    { ...draft, title: ' ' },
    { ...draft, title: 'x'.repeat(201) },
    { ...draft, body: '' },
    { ...draft, body: 'x'.repeat(40_001) },
    { ...draft, locale: 'eng' },
    { ...draft, slug: 'a b' },
    { ...draft, url: 'javascript:alert(1)' },
    { ...draft, questions: [''] },
    { ...draft, tenantId: 'x' },
    { title: { type: 'b' }, body: 'x' },
  ];
  for (const one of wrong) expect([one, (await add(one)).status]).toEqual([one, 400]);
});
