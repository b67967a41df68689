/** Contract: sessions and the widget's configuration, over HTTP against the built product. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { aToken, anId, anInstant, expectProblem } from './expectations.ts';

const hour = 3_600_000;

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  tenant = await addTenant(parley, {
    name: 'Harbour Books',
    greeting: 'Ahoy!',
    suggestions: ['Where is my order?'],
    branding: { primaryColor: '#aa3300', logoText: 'HB', position: 'top-left', theme: 'dark' },
    settings: { assistantName: 'Pip', resumeWindowMs: 24 * hour },
  });
});
afterAll(() => parley.stop());

const setClock = (at: number) =>
  call<{ now: string }>(parley.origin, '/test/clock', { body: { at } });

test('GET /v1/config answers the whole configuration, cacheable and revalidated by ETag', async () => {
  const path = `/v1/config?key=${tenant.siteKey}`;
  const first = await call(parley.origin, path);
  expect(first.status).toBe(200);
  expect(first.body).toEqual({
    siteKey: tenant.siteKey,
    name: 'Harbour Books',
    assistantName: 'Pip',
    branding: { primaryColor: '#aa3300', logoText: 'HB', position: 'top-left', theme: 'dark' },
    locale: 'en',
    direction: 'ltr',
    greeting: 'Ahoy!',
    suggestions: ['Where is my order?'],
    texts: expect.any(Object) as object,
    features: { files: true, feedback: true, escalate: true, lead: true },
    consent: { required: false, text: '' },
    resumeWindowMs: 24 * hour,
  });
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
  expect(first.headers.get('vary')).toBe('Origin, Accept-Language');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]+"$/);

  const again = await call(parley.origin, path, { headers: { 'if-none-match': etag } });
  expect({ status: again.status, body: again.body, etag: again.headers.get('etag') }).toEqual({
    status: 304,
    body: '',
    etag,
  });
  const listed = await call(parley.origin, path, {
    headers: { 'if-none-match': `"other", W/${etag}` },
  });
  expect(listed.status).toBe(304);
  const other = await call(parley.origin, path, { headers: { 'if-none-match': '"other"' } });
  expect(other.status).toBe(200);
});

test('the configuration speaks the language that is asked for, and knows its direction', async () => {
  const of = async (query: string, header?: string) => {
    const { body } = await call<{ locale: string; direction: string }>(
      parley.origin,
      `/v1/config?key=${tenant.siteKey}${query}`,
      header ? { headers: { 'accept-language': header } } : {},
    );
    return [body.locale, body.direction];
  };
  expect(await of('&locale=de-CH')).toEqual(['de', 'ltr']);
  expect(await of('', 'ar;q=0.9, en')).toEqual(['ar', 'rtl']);
  expect(await of('&locale=he', 'fr')).toEqual(['he', 'rtl']);
  expect(await of('&locale=xx')).toEqual(['en', 'ltr']);
});

test('a configuration that is not there is a problem', async () => {
  const absent = await call(parley.origin, '/v1/config?key=pk_nobody_has_this');
  expectProblem(absent, 'not-found', { detail: 'no such site key' });
  for (const query of ['', '?key=', '?key=x', `?key=${tenant.siteKey}&key=${tenant.siteKey}`]) {
    const refused = await call(parley.origin, `/v1/config${query}`);
    expectProblem(refused, 'invalid-request', { detail: 'key: a site key, like pk_…' });
  }
});

test('POST /v1/chat/session begins a conversation', async () => {
  const begun = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, locale: 'de-DE', pageUrl: 'https://shop.example/cart?x=1' },
  });
  expect(begun.status).toBe(201);
  expect(begun.headers.get('cache-control')).toBe('no-store');
  expect(begun.body).toEqual({
    conversationId: anId('cnv'),
    visitorId: anId('vis'),
    token: aToken,
    expiresAt: anInstant,
    cursor: 1,
    status: 'open',
    resumed: false,
    identified: false,
  });
  const { conversationId, token } = begun.body as { conversationId: string; token: string };
  expect(await history(parley.origin, { conversationId, token })).toEqual([
    {
      seq: 1,
      at: anInstant,
      kind: 'conversation.started',
      conversationId,
      locale: 'de-DE',
      page: 'https://shop.example/cart',
      channel: 'widget',
    },
  ]);
});

test('a session needs a site key of somebody', async () => {
  const absent = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: 'pk_nobody_has_this' },
  });
  expectProblem(absent, 'not-found', { detail: 'no such site key' });
  const missing = await call(parley.origin, '/v1/chat/session', { body: {} });
  expectProblem(missing, 'invalid-request', {
    detail: expect.stringContaining('siteKey') as string,
  });
});

test('within the window a token resumes its conversation, after it a new one begins', async () => {
  const start = Date.now();
  await setClock(start);
  const first = await session(parley.origin, tenant.siteKey);
  const resume = (token: string, more: object = {}) =>
    call(parley.origin, '/v1/chat/session', {
      body: { siteKey: tenant.siteKey, visitorToken: token, ...more },
    });

  // The token is out of date after an hour; it still says which conversation to resume.
  await setClock(start + 23 * hour);
  const old = await call(parley.origin, `/v1/chat/history/${first.conversationId}`, {
    token: first.token,
  });
  expectProblem(old, 'token-expired');
  const resumed = await resume(first.token, { conversationId: first.conversationId });
  expect([resumed.status, resumed.body]).toEqual([
    201,
    {
      conversationId: first.conversationId,
      visitorId: first.visitorId,
      token: aToken,
      expiresAt: anInstant,
      cursor: 1,
      status: 'open',
      resumed: true,
      identified: false,
    },
  ]);
  expect(resumed.body['token']).not.toBe(first.token);

  await setClock(start + 24 * hour + 60_000);
  const later = await resume(first.token);
  expect(later.body).toMatchObject({
    visitorId: first.visitorId,
    resumed: false,
    cursor: 1,
    status: 'open',
  });
  expect(later.body['conversationId']).not.toBe(first.conversationId);
  await setClock(Date.now());
});

test('a token that is not ours begins anew, an id without its token is not found', async () => {
  const one = await session(parley.origin, tenant.siteKey);
  const broken = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, visitorToken: `${one.token}x` },
  });
  expect(broken.body).toMatchObject({ resumed: false });
  expect(broken.body['conversationId']).not.toBe(one.conversationId);
  const bare = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, conversationId: one.conversationId },
  });
  expectProblem(bare, 'not-found');
});

test('after the end a token does not resume: a new conversation begins', async () => {
  const one = await session(parley.origin, tenant.siteKey);
  await call(parley.origin, '/v1/chat/end', { method: 'POST', token: one.token });
  const again = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, visitorToken: one.token },
  });
  expect(again.body).toMatchObject({ resumed: false, cursor: 1, status: 'open' });
  expect(again.body['conversationId']).not.toBe(one.conversationId);
});

test('GET /health, /ready and /openapi.json are public', async () => {
  const health = await call(parley.origin, '/health');
  expect([health.status, health.body]).toEqual([
    200,
    {
      status: 'ok',
      dependencies: {
        d1: { state: 'up' },
        conversations: { state: 'up' },
        builtin: { state: 'up' },
      },
    },
  ]);
  const ready = await call(parley.origin, '/ready');
  expect([ready.status, ready.body]).toEqual([200, { status: 'ready' }]);
  const openapi = await call<{ openapi: string; paths: object }>(parley.origin, '/openapi.json');
  expect(openapi.body.openapi).toBe('3.1.0');
  // What staff may ask is told by tests/integration/access.
  const forAll = Object.keys(openapi.body.paths).filter((path) => !path.startsWith('/v1/admin'));
  expect(forAll.toSorted()).toEqual([
    '/health',
    '/openapi.json',
    '/ready',
    '/v1/chat/consent',
    '/v1/chat/end',
    '/v1/chat/escalate',
    '/v1/chat/events',
    '/v1/chat/feedback',
    '/v1/chat/files',
    '/v1/chat/files/{fileId}',
    '/v1/chat/history/{conversationId}',
    '/v1/chat/lead',
    '/v1/chat/message',
    '/v1/chat/session',
    '/v1/chat/socket',
    '/v1/config',
    '/v1/demo/identity',
    '/v1/hooks/{id}',
    '/v1/mcp',
    '/v1/tool-results/{token}',
  ]);
});

test('an open socket ends with its token; a resumed session gets what it missed', async () => {
  const start = Date.now();
  await setClock(start);
  const who = await session(parley.origin, tenant.siteKey);
  const idle = await Client.join(parley.origin, who.token);
  await setClock(start + 62 * 60_000);
  const resumed = await session(parley.origin, tenant.siteKey, { visitorToken: who.token });
  expect(resumed.conversationId).toBe(who.conversationId);
  await call(parley.origin, '/v1/chat/consent', {
    token: resumed.token,
    body: { purpose: 'analytics', granted: true },
  });
  expect(await idle.gone()).toEqual({ code: 4001, reason: 'token-expired' });
  expect(idle.frames.map(({ type }) => type)).toEqual(['welcome']);
  const again = await Client.join(parley.origin, resumed.token, 1);
  expect(again.frames[0]?.['events']).toMatchObject([{ seq: 2, kind: 'consent.changed' }]);
  again.close();
  await setClock(Date.now());
});

test('the test clock does not exist where people are served', async () => {
  const ordinary = await startParley();
  expectProblem(
    await call(ordinary.origin, '/test/clock', { body: { at: Date.now() } }),
    'not-found',
  );
  await ordinary.stop();
  const refused = startParley({
    settings: { TEST_CLOCK: '1', PUBLIC_ORIGIN: 'https://chat.example' },
  });
  const parleyWithBoth = await refused.catch(() => null);
  if (!parleyWithBoth) return;
  const moved = await call(parleyWithBoth.origin, '/test/clock', { body: { at: Date.now() } });
  await parleyWithBoth.stop();
  expect(moved.status).toBeGreaterThanOrEqual(500);
});
