/** Contract: the staff's articles, over HTTP against the built product: list, search, filters, writing, the switch, tenant walls. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article, ArticleFacets, ArticlePage } from '#protocol/article';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { anInstant } from './expectations.ts';

const articles = [
  {
    slug: 'returns',
    category: 'orders',
    title: 'How to return an item',
    questions: ['Can I send it back?'],
    body: 'You may return any item within 30 days. Print the label and drop the parcel at a kiosk.',
  },
  {
    slug: 'rueckgabe',
    category: 'orders',
    locale: 'de',
    title: 'Artikel zurückgeben',
    body: 'Sie können jeden Artikel binnen 30 Tagen zurückgeben. ÜBERGRÖSSE kostet extra.',
  },
  {
    slug: 'gift-cards',
    category: 'payments',
    title: 'Gift cards',
    questions: ['Can I pay with a gift card?'],
    body: 'Gift cards never expire. Enter the code at checkout.',
    url: 'https://shop.example/gift-cards',
  },
  { slug: 'draft', category: 'payments', title: 'Not ready', body: 'Draft text.', enabled: false },
];

let parley: Parley;
let tenant: TestTenant;
let cookie: string;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, {
    articles,
    members: [{ email: 'owner@one.example', name: 'One', role: 'owner' }],
  });
  await addTenant(parley, {
    articles: [{ slug: 'secret', title: 'Secret of the other', body: 'Gift cards of the other.' }],
  });
  const { token } = await parley.operator.post<{ token: string }>('/sign-in-link', {});
  const signed = await call(parley.origin, '/v1/admin/sign-in', {
    body: { token },
    headers: { origin: parley.origin },
  });
  cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => parley.stop());

const get = <T>(path: string) =>
  call<T>(parley.origin, `/v1/admin/articles${path}`, { headers: { cookie } });
const slugs = async (query: string) =>
  (await get<ArticlePage>(query)).body.articles.map(({ slug }) => slug);
const change = (id: string, body: unknown) =>
  call<Article>(parley.origin, `/v1/admin/articles/${id}`, {
    method: 'PATCH',
    body,
    headers: { cookie, origin: parley.origin },
  });
const send = <T>(method: string, path: string, body?: unknown) =>
  call<T>(parley.origin, `/v1/admin/articles${path}`, {
    method,
    body,
    headers: { cookie, origin: parley.origin },
  });
const add = (draft: object) => send<Article>('POST', '', draft);
const reply = async (text: string) => {
  const { token } = await session(parley.origin, tenant.siteKey);
  const { body } = await call(parley.origin, '/v1/chat/message', {
    token,
    body: { clientId: `c-${Math.random()}`, text },
  });
  return JSON.stringify(body);
};
const idOf = async (slug: string) => {
  const { articles: found } = (await get<ArticlePage>('')).body;
  return found.find((article) => article.slug === slug)?.id ?? '';
};

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
  const ask = async () => (await reply('Can I pay with a gift card?')).includes('never expire');
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
  expect(await reply(asked)).toContain('within nine days');
  const edited = await change(added.id, {
    body: 'We mend every umbrella in our workshop within four days. Parasols, too.',
    updatedAt: added.updatedAt,
  });
  expect({ ...edited.body, updatedAt: '' }).toEqual({
    ...added,
    body: 'We mend every umbrella in our workshop within four days. Parasols, too.',
    updatedAt: '',
  });
  expect(await slugs('?q=parasol')).toEqual(['umbrella-repairs-care']);
  const told = await reply(asked);
  expect([told.includes('within four days'), told.includes('nine')]).toEqual([true, false]);
  // Somebody who still has the first text before them does not write over the second.
  const late = await change(added.id, { title: 'Mine', updatedAt: added.updatedAt });
  expect([late.status, (late.body as unknown as { code: string }).code]).toEqual([409, 'stale']);
  expect((await send('DELETE', `/${added.id}`)).status).toBe(204);
  expect(await slugs('?q=parasol')).toEqual([]);
  expect(await reply(asked)).not.toContain('within four days');
  expect([
    (await get(`/${added.id}`)).status,
    (await send('DELETE', `/${added.id}`)).status,
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
    expect((await send('DELETE', `/${body.id}`)).status).toBe(204);
});

test('a file adds what is new, changes what is known, and says of each what became of it', async () => {
  const known = { slug: 'gift-cards', title: 'Gift cards', body: articles[2]?.body };
  const outcomes = async (given: object[]) =>
    (
      await send<{ results: { outcome: string }[] }>('POST', '/import', { articles: given })
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
  for (const wrong of [[], [{ title: 'No short name', body: 'x' }], Array(26).fill(fresh)])
    expect((await send('POST', '/import', { articles: wrong })).status).toBe(400);
  expect((await send('DELETE', `/${await idOf('hours')}`)).status).toBe(204);
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
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
  }
  const own = await idOf('returns');
  const foreign = await call(parley.origin, `/v1/admin/articles/${own}`, {
    method: 'PATCH',
    body: { enabled: false },
    headers: { cookie, origin: 'https://evil.example' },
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
