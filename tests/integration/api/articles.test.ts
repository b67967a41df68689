/** Contract: the staff's articles, over HTTP against the built product: list, search, filters, the switch, tenant walls. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleFacets, ArticlePage } from '#protocol/article';
import { call } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { ArticleDesk, articles } from './article-desk.ts';
import { anInstant } from './expectations.ts';

let desk: ArticleDesk;
let parley: Parley;
let tenant: TestTenant;
beforeAll(async () => {
  desk = await ArticleDesk.start();
  ({ parley, tenant } = desk);
});
afterAll(() => parley.stop());

const get = <T>(path: string) => desk.send<T>('GET', path);
const slugs = (query: string) => desk.slugs(query);
const change = (id: string, body: unknown) => desk.change(id, body);
const idOf = (slug: string) => desk.idOf(slug);

test('the list is the tenant’s own, in the order of slugs, without bodies', async () => {
  const { status, headers, body } = await get<ArticlePage>('?q=gift');
  expect({ status, cache: headers.get('cache-control'), body }).toEqual({
    status: 200,
    cache: 'no-store',
    body: {
      articles: [
        {
          id: expect.stringMatching(/^art_\w{22}$/) as string,
          slug: 'gift-cards',
          locale: 'en',
          category: 'payments',
          title: 'Gift cards',
          enabled: true,
          url: 'https://shop.example/gift-cards',
          updatedAt: anInstant,
        },
      ],
      cursor: null,
    },
  });
  expect(await slugs('')).toEqual(['draft', 'gift-cards', 'returns', 'rueckgabe']);
});

test('pages follow each other without gap or repetition', async () => {
  const walk = async (query: string) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ArticlePage = (
        await get<ArticlePage>(`?limit=1${query}${cursor ? `&cursor=${cursor}` : ''}`)
      ).body;
      seen.push(...page.articles.map(({ slug }) => slug));
      ({ cursor } = page);
    }
    return seen;
  };
  expect(await walk('')).toEqual(['draft', 'gift-cards', 'returns', 'rueckgabe']);
  // Hits in the title come first.
  expect(await walk('&q=AN')).toEqual(['returns', 'gift-cards']);
});

test('a search finds parts of titles and slugs, and whole words of the text in any form and case', async () => {
  const found = Object.fromEntries(
    await Promise.all(
      ['retu', 'kiosks', 'übergrösse', 'pay with', 'expire checkout', 'expire kiosk', '日本'].map(
        async (q) => [q, await slugs(`?q=${encodeURIComponent(q)}`)] as const,
      ),
    ),
  );
  expect(found).toEqual({
    retu: ['returns'],
    kiosks: ['returns'],
    übergrösse: ['rueckgabe'],
    'pay with': ['gift-cards'],
    'expire checkout': ['gift-cards'],
    'expire kiosk': [],
    日本: [],
  });
});

test('no text breaks the search', async () => {
  const hostile = [
    '"',
    "'",
    'a AND',
    'NEAR(',
    '*',
    '%_',
    '{scope}: x',
    '\0',
    'x'.repeat(200),
    '( OR )',
  ];
  const statuses = await Promise.all(
    hostile.map(async (q) => (await get(`?q=${encodeURIComponent(q)}`)).status),
  );
  expect(statuses).toEqual(hostile.map(() => 200));
});

test('filters narrow the list, and what they do not know is refused', async () => {
  expect(await slugs('?locale=de')).toEqual(['rueckgabe']);
  expect(await slugs('?category=payments&enabled=true')).toEqual(['gift-cards']);
  for (const query of [
    '?limit=0',
    '?limit=101',
    '?cursor=x',
    '?locale=deu',
    '?tenant=other',
    '?enabled=1',
  ])
    expect({ query, status: (await get(query)).status }).toEqual({ query, status: 400 });
});

test('facets count what the filters can choose', async () => {
  expect((await get<ArticleFacets>('/facets')).body).toEqual({
    total: 4,
    enabled: 3,
    locales: [
      { value: 'de', count: 1 },
      { value: 'en', count: 3 },
    ],
    categories: [
      { value: 'orders', count: 2 },
      { value: 'payments', count: 2 },
    ],
  });
});

test('an article that is switched off is not in the next answer; switched on, it is', async () => {
  const ask = async () =>
    (await desk.reply('Can I pay with a gift card?')).includes('never expire');
  const id = await idOf('gift-cards');
  expect(await ask()).toBe(true);
  const off = await change(id, { enabled: false });
  expect({ status: off.status, enabled: off.body.enabled, body: off.body.body }).toEqual({
    status: 200,
    enabled: false,
    body: articles[2]?.body,
  });
  expect(await ask()).toBe(false);
  expect((await change(id, { enabled: true })).body.enabled).toBe(true);
  expect(await ask()).toBe(true);
});

test('many at once leave statistics that count each article once', async () => {
  const ids = await Promise.all(['gift-cards', 'returns', 'draft'].map(idOf));
  const flip = (enabled: boolean) => Promise.all(ids.map((id) => change(id, { enabled })));
  const statistics = async () => {
    const db = await parley.server.miniflare.getD1Database('DB');
    const row = await db
      .prepare("SELECT body FROM knowledge_statistics WHERE tenant_id = ? AND locale = 'en'")
      .bind(tenant.tenantId)
      .first<{ body: string }>();
    const { documents, bodyLength, terms } = JSON.parse(row?.body ?? '{}') as Record<
      string,
      unknown
    >;
    return { documents, bodyLength, terms };
  };
  await flip(true);
  const before = await statistics();
  expect((await flip(false)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await statistics()).toEqual({ documents: 0, bodyLength: 0, terms: {} });
  await flip(true);
  expect((await statistics()).documents).toBe(before.documents);
});

test('without a session 401; another tenant’s article is the same 404 as none; a foreign origin 403', async () => {
  const none = await call(parley.origin, '/v1/admin/articles');
  expect(none.status).toBe(401);
  const db = await parley.server.miniflare.getD1Database('DB');
  const other = await db
    .prepare("SELECT id FROM article WHERE slug = 'secret'")
    .first<{ id: string }>();
  const absent = `art_${'0'.repeat(22)}`;
  for (const id of [other?.id ?? '', absent]) {
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await change(id, { enabled: false })).status).toBe(404);
    expect((await desk.send('DELETE', `/${id}`)).status).toBe(404);
  }
  const own = await idOf('returns');
  const foreign = await call(parley.origin, `/v1/admin/articles/${own}`, {
    method: 'PATCH',
    body: { enabled: false },
    headers: { cookie: desk.cookie, origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(403);
  for (const body of [{}, { enabled: 'no' }, { enabled: true, tenantId: 'x' }])
    expect((await change(own, body)).status).toBe(400);
});

test('a viewer reads and may not switch', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const role = (name: string) =>
    db.prepare('UPDATE member SET role = ? WHERE tenant_id = ?').bind(name, tenant.tenantId).run();
  const id = await idOf('returns');
  await role('viewer');
  expect((await get(`/${id}`)).status).toBe(200);
  expect((await change(id, { enabled: false })).status).toBe(403);
  await role('owner');
});
