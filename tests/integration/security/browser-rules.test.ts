/** What browsers are told: origins, caches, headers on every answer (S28, S47, S80, S81, S90, S91). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { expectProblem, upgrade } from '../api/expectations.ts';
import { goodBody, operations } from './operations.ts';

let parley: Parley;
let tenant: TestTenant;
let who: Session;
const home = 'https://shop.example';

beforeAll(async () => {
  parley = await startParley({ demo: true });
  tenant = await addTenant(parley, {
    origins: [home, 'https://www.shop.example:8443'],
    settings: { assistantEnabled: false },
  });
  who = await session(parley.origin, tenant.siteKey);
});
afterAll(() => parley.stop());

const foreign = [
  'null',
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:444',
  'https://shop.example:443',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://evil.shop.example',
  'https://shop.example@evil.example',
  'https://shop.example%60.evil.example',
  'https://shop.exampl',
  'https://shop-example',
  'https://shop.example.',
  'https://SHOP.example',
  'HTTPS://shop.example',
  'https://shop.example/',
  'https://shop.example, https://evil.example',
  'https://www.shop.example',
  'https://xn--shp-6na.example',
  'https://sh\u00f6p.example',
  'file://',
  'chrome-extension://abcdefghijklmnop',
  'capacitor://localhost',
  'https://localhost',
  'http://127.0.0.1',
  '*',
];

/** Bytes of a header as a client would send them. */
const header = (origin: string) => ({ origin: Buffer.from(origin).toString('latin1') });

test('a foreign origin gets no answer that its page could read, on any route (S81)', async () => {
  for (const { method, path } of await operations(parley.origin)) {
    if (!path.startsWith('/v1/')) continue;
    const target = path
      .replace('{conversationId}', who.conversationId)
      .replace('{fileId}', `fil_${'0'.repeat(22)}`);
    const body = goodBody(path, tenant.siteKey);
    for (const origin of foreign) {
      const answered = await call(
        parley.origin,
        path === '/v1/config' ? `${target}?key=${tenant.siteKey}` : target,
        { method, token: who.token, headers: header(origin), ...(body ? { body } : {}) },
      );
      expectProblem(answered, 'origin-not-allowed');
      expect([origin, answered.headers.get('access-control-allow-origin')]).toEqual([origin, null]);
      expect(answered.headers.get('access-control-allow-credentials')).toBeNull();
    }
  }
});

test('the socket opens for the own sites only (S28)', async () => {
  for (const origin of foreign)
    expect([
      origin,
      await upgrade(parley.origin, { token: who.token, headers: header(origin) }),
    ]).toEqual([origin, 403]);
  for (const origin of [home, 'https://www.shop.example:8443', parley.origin])
    expect([
      origin,
      await upgrade(parley.origin, { token: who.token, headers: header(origin) }),
    ]).toEqual([origin, 101]);
});

test("the tenant's own sites are answered, each by its name and without credentials", async () => {
  for (const origin of [home, 'https://www.shop.example:8443', parley.origin]) {
    const answered = await call(parley.origin, `/v1/chat/history/${who.conversationId}`, {
      token: who.token,
      headers: { origin },
    });
    expect({
      status: answered.status,
      origin: answered.headers.get('access-control-allow-origin'),
      credentials: answered.headers.get('access-control-allow-credentials'),
      vary: answered.headers.get('vary'),
    }).toEqual({ status: 200, origin, credentials: null, vary: 'Origin' });
  }
  const config = await call(parley.origin, `/v1/config?key=${tenant.siteKey}`, {
    headers: { origin: home },
  });
  expect(config.headers.get('access-control-allow-origin')).toBe(home);
  expect(config.headers.get('vary')).toContain('Origin');
  const expired = await call(parley.origin, '/v1/chat/history/x', {
    token: who.token,
    headers: { origin: home },
  });
  expect([expired.status, expired.headers.get('access-control-allow-origin')]).toEqual([404, home]);
});

test('a preflight says what may be sent, never with credentials', async () => {
  const ask = (origin: string) =>
    call(parley.origin, '/v1/chat/message', {
      method: 'OPTIONS',
      headers: {
        ...header(origin),
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type',
      },
    });
  const good = await ask(home);
  expect(good.status).toBe(204);
  expect(
    Object.fromEntries(
      [...good.headers].filter(([name]) => name.startsWith('access-control') || name === 'vary'),
    ),
  ).toEqual({
    'access-control-allow-origin': home,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers':
      'authorization, content-type, content-disposition, last-event-id, accept',
    'access-control-max-age': '600',
    vary: 'Origin',
  });
  for (const origin of ['null', '*', 'file://', 'https://a.example/path', 'x'])
    expect((await ask(origin)).headers.get('access-control-allow-origin')).toBeNull();
});

/** Headers that every answer carries. */
function expectHeaders(what: string, { headers }: Answered): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect({
    what,
    transport: headers.get('strict-transport-security'),
    sniffing: headers.get('x-content-type-options'),
    referrer: headers.get('referrer-policy') !== null,
    framed: /frame-ancestors/.test(policy),
    closed: /default-src 'none'/.test(policy) && /form-action '/.test(policy),
    unsafe: /unsafe-|\*|https?:/.test(policy),
    inside: headers.get('server') ?? headers.get('x-powered-by'),
  }).toEqual({
    what,
    transport: 'max-age=63072000; includeSubDomains',
    sniffing: 'nosniff',
    referrer: true,
    framed: true,
    closed: true,
    unsafe: false,
    inside: null,
  });
  expect(headers.get('content-type') ?? 'none').toMatch(
    /^(none|application\/(problem\+)?json; charset=utf-8|text\/\w+(; charset=utf-8)?|image\/|application\/javascript)/,
  );
}

test('every answer of the API has its headers, refusals too, and no cache keeps it (S80, S90)', async () => {
  for (const { method, path, needsToken } of await operations(parley.origin)) {
    const target = path
      .replace('{conversationId}', who.conversationId)
      .replace('{fileId}', `fil_${'0'.repeat(22)}`);
    const body = goodBody(path, tenant.siteKey);
    const mine = await session(parley.origin, tenant.siteKey);
    const answers: [string, Answered][] = [
      ['refused', await call(parley.origin, target, { method })],
      ['wrong method', await call(parley.origin, target, { method: 'DELETE' })],
    ];
    if (!path.endsWith('events'))
      answers.push([
        'answered',
        await call(parley.origin, target.replace(who.conversationId, mine.conversationId), {
          method,
          token: mine.token,
          ...(body ? { body } : {}),
        }),
      ]);
    for (const [kind, answered] of answers) {
      expectHeaders(`${kind} ${method} ${path}`, answered);
      if (needsToken || answered.status >= 400)
        expect([kind, path, answered.headers.get('cache-control')]).toEqual([
          kind,
          path,
          'no-store',
        ]);
      expect(answered.headers.get('set-cookie')).toBeNull();
    }
  }
  const stream = await fetch(`${parley.origin}/v1/chat/events`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  await stream.body?.cancel();
  expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
});

test('an authenticated answer is not cached under a name that looks static (S80)', async () => {
  for (const suffix of ['/x.css', '/..%2fx.css', ';x.css', '%00.css', '.css']) {
    const answered = await call(parley.origin, `/v1/chat/history/${who.conversationId}${suffix}`, {
      token: who.token,
    });
    expect([answered.status, answered.headers.get('cache-control')]).toEqual([404, 'no-store']);
  }
  // The public configuration is keyed by tenant and site: the key is in the address.
  const two = await Promise.all(
    ['pk_demo_shop', 'pk_demo_logistics'].map((key) =>
      call(parley.origin, `/v1/config?key=${key}&cb=1`),
    ),
  );
  expect(two.map(({ body }) => body['siteKey'])).toEqual(['pk_demo_shop', 'pk_demo_logistics']);
  expect(two[0]?.headers.get('etag')).not.toBe(two[1]?.headers.get('etag'));
});

test('pages and files of the site have their headers and nothing of others (S90, S91)', async () => {
  for (const path of [
    '/',
    '/admin/',
    '/widget.js',
    '/nothing.html',
    '/assets/nothing.js',
    '/..%2f',
  ]) {
    const answered = await call<string>(parley.origin, path);
    expectHeaders(path, answered as unknown as Answered);
    if (answered.headers.get('content-type')?.startsWith('text/html')) {
      expect(answered.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(answered.headers.get('content-security-policy')).toContain("base-uri 'none'");
      const loaded = [...answered.body.matchAll(/(?:src|href|action)="([^"]+)"/g)].map(
        ([, url]) => url ?? '',
      );
      const others = loaded.filter(
        (url) => new URL(url, parley.origin).origin !== parley.origin && !url.startsWith('#'),
      );
      expect([path, others]).toEqual([path, []]);
      expect(answered.body).not.toMatch(/\son\w+=|<script(?![^>]*src=)|javascript:/i);
      for (const url of loaded.filter((one) => one.startsWith('/assets/'))) {
        const asset = await call<string>(parley.origin, url);
        expectHeaders(url, asset as unknown as Answered);
        expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      }
    }
  }
  const admin = await call<string>(parley.origin, '/admin/');
  expect(admin.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(admin.headers.get('content-security-policy')).toContain(
    "require-trusted-types-for 'script'",
  );
});

test('nothing that is sent becomes a header (S47)', async () => {
  const split = '%0d%0aSet-Cookie:%20x=1%0d%0aX-Injected:%201';
  for (const path of [
    `/v1/config?key=pk_demo_shop&locale=${split}`,
    `/v1/config?key=${split}`,
    `/v1/chat/history/${split}`,
    `/${split}`,
    `/admin${split}`,
    `/v1/chat/events?after=${split}`,
  ]) {
    const answered = await call(parley.origin, path, { token: who.token });
    expect([
      path,
      answered.headers.get('set-cookie'),
      answered.headers.get('x-injected'),
      answered.status < 500,
    ]).toEqual([path, null, null, true]);
  }
});
