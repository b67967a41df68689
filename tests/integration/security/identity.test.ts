/** Who a visitor is: identity tokens of the tenant's backend, and what a claimed address is worth (S13–S17). */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { expectProblem, upgrade } from '../api/expectations.ts';

const secret = 'tenant-secret-of-forty-characters-0123456';
const otherSecret = 'another-tenant-with-its-own-secret-987654';
let parley: Parley;
let tenant: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { identitySecret: secret });
  other = await addTenant(parley, { identitySecret: otherSecret });
});
afterAll(() => parley.stop());

const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);
const claims = (more: object = {}) => ({
  sub: 'user-1',
  aud: tenant.siteKey,
  exp: seconds() + 600,
  ...more,
});
const hs256 = (input: string, key: string | Buffer = secret) =>
  createHmac('sha256', key).update(input).digest();
/** A token of exactly these texts, so that a test may write what no library would. */
function token(header: string | object, payload: string | object, key: string | Buffer = secret) {
  const text = (part: string | object) => (typeof part === 'string' ? part : JSON.stringify(part));
  const input = `${encode(text(header))}.${encode(text(payload))}`;
  return `${input}.${encode(hs256(input, key))}`;
}
const plain = { alg: 'HS256', typ: 'JWT' };
const identify = (identity: unknown, more: object = {}) =>
  call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, identity, ...more },
  });

test('a valid token identifies the visitor', async () => {
  for (const good of [
    token(plain, claims()),
    token({ alg: 'HS256' }, claims({ aud: [tenant.siteKey, 'else'], email: 'a@b.example' })),
    token(plain, claims({ nbf: seconds() - 5, iat: seconds() - 5, name: 'Ada' })),
  ]) {
    const answered = await identify(good);
    expect([answered.status, answered.body['identified']]).toEqual([201, true]);
  }
});

test('everything else is 401', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const signed = (alg: string, key: typeof rsa.privateKey, more: object = {}) => {
    const input = `${encode(JSON.stringify({ alg, typ: 'JWT', ...more }))}.${encode(JSON.stringify(claims()))}`;
    const format = alg === 'ES256' ? { dsaEncoding: 'ieee-p1363' as const } : {};
    return `${input}.${encode(sign('sha256', Buffer.from(input), { key, ...format }))}`;
  };
  const good = token(plain, claims());
  const [head = '', body = '', signature = ''] = good.split('.');
  const exp = seconds() + 600;
  const aud = tenant.siteKey;
  const bad: Record<string, string> = {
    'alg none, unsigned': `${encode('{"alg":"none"}')}.${body}.`,
    'alg None, signed': token({ alg: 'None', typ: 'JWT' }, claims()),
    'alg nOnE': `${encode('{"alg":"nOnE","typ":"JWT"}')}.${body}.`,
    'no alg': token({ typ: 'JWT' }, claims()),
    'alg hs256': token({ alg: 'hs256', typ: 'JWT' }, claims()),
    HS384: token({ alg: 'HS384', typ: 'JWT' }, claims()),
    RS256: signed('RS256', rsa.privateKey),
    ES256: signed('ES256', ec.privateKey),
    'RS256 as HS256 with the public key': token(plain, claims(), publicPem),
    'own key in jwk': signed('ES256', ec.privateKey, {
      jwk: ec.publicKey.export({ format: 'jwk' }),
    }),
    'jwk in a valid token': token({ ...plain, jwk: { kty: 'oct', k: encode('x') } }, claims()),
    'kid path': token({ ...plain, kid: '../../../../dev/null' }, claims(), ''),
    'kid path, right secret': token({ ...plain, kid: '/dev/null' }, claims()),
    'kid sql': token({ ...plain, kid: "x' UNION SELECT 'k'--" }, claims(), 'k'),
    jku: token({ ...plain, jku: 'https://evil.example/jwks.json' }, claims()),
    x5u: token({ ...plain, x5u: 'https://evil.example/cert.pem' }, claims()),
    x5c: token({ ...plain, x5c: ['MIIB'] }, claims()),
    crit: token({ ...plain, crit: ['exp'], exp }, claims()),
    'crit b64': token({ ...plain, crit: ['b64'], b64: false }, claims()),
    'wrong typ': token({ ...plain, typ: 'parley-session' }, claims()),
    'typ at+jwt': token({ ...plain, typ: 'at+jwt' }, claims()),
    'empty signature': `${head}.${body}.`,
    'no signature': `${head}.${body}`,
    'other signature': `${head}.${body}.${encode(hs256('x'))}`,
    'cut signature': `${head}.${body}.${signature.slice(0, 20)}`,
    'changed payload': `${head}.${encode(JSON.stringify(claims({ sub: 'admin' })))}.${signature}`,
    'empty secret': token(plain, claims(), ''),
    "another tenant's secret": token(plain, claims(), otherSecret),
    "another tenant's audience": token(plain, claims({ aud: other.siteKey })),
    'no audience': token(plain, { sub: 'user-1', exp }),
    'audience as a part': token(plain, claims({ aud: `${aud}x` })),
    'audience object': token(plain, claims({ aud: { 0: aud } })),
    expired: token(plain, claims({ exp: seconds() - 120 })),
    'expired long ago': token(plain, claims({ exp: 1 })),
    'no exp': token(plain, { sub: 'user-1', aud }),
    'exp text': token(plain, claims({ exp: String(exp) })),
    'exp huge': token(plain, `{"sub":"user-1","aud":"${aud}","exp":1e400}`),
    'exp negative': token(plain, claims({ exp: -1 })),
    'nbf future': token(plain, claims({ nbf: seconds() + 300 })),
    'iat future': token(plain, claims({ iat: seconds() + 300 })),
    'no sub': token(plain, { aud, exp }),
    'empty sub': token(plain, claims({ sub: '' })),
    'sub number': token(plain, claims({ sub: 1 })),
    'sub object': token(plain, claims({ sub: { $ne: null } })),
    'sub too long': token(plain, claims({ sub: 'x'.repeat(257) })),
    'sub twice': token(plain, `{"sub":"user-1","aud":"${aud}","exp":${exp},"sub":"admin"}`),
    'sub twice after a space': token(
      plain,
      ` {"sub":"user-1","sub":"admin","aud":"${aud}","exp":${exp}}`,
    ),
    'sub twice, escaped': token(
      plain,
      `{"sub":"user-1","aud":"${aud}","exp":${exp},"s\\u0075b":"admin"}`,
    ),
    'exp twice': token(plain, `{"sub":"user-1","aud":"${aud}","exp":1,"e\\u0078p":${exp}}`),
    'alg twice': token('{"alg":"none","alg":"HS256","typ":"JWT"}', claims()),
    'alg twice, escaped': token('{"alg":"none","\\u0061lg":"HS256","typ":"JWT"}', claims()),
    'payload array': token(plain, '[]'),
    'payload text': token(plain, '"user-1"'),
    'payload not JSON': token(plain, 'user-1'),
    'payload with a mark': token(plain, `\ufeff${JSON.stringify(claims())}`),
    'four parts': `${good}.x`,
    'JWE of five parts': 'a.b.c.d.e',
    'spaces around': ` ${good} `,
    'a URL in front': `https://evil.example/${good}`,
    empty: '',
    dots: '..',
    'a session token': (await session(parley.origin, tenant.siteKey)).token,
    'one megabyte': token(plain, claims({ pad: 'x'.repeat(760_000) })),
    'one megabyte of one letter': 'A'.repeat(1024 * 1024),
  };
  const accepted = [];
  for (const [name, identity] of Object.entries(bad)) {
    const answered = await identify(identity);
    if (answered.status === 401) expectProblem(answered, 'identity-invalid');
    else accepted.push([name, answered.status]);
  }
  expect(accepted).toEqual([]);
});

test('a tenant without a secret believes no identity', async () => {
  const open = await addTenant(parley);
  for (const key of ['', secret, 'null', 'undefined'])
    expectProblem(
      await call(parley.origin, '/v1/chat/session', {
        body: {
          siteKey: open.siteKey,
          identity: token(plain, claims({ aud: open.siteKey }), key),
        },
      }),
      'identity-invalid',
    );
});

test('identifying inside a conversation gives a new token and kills the old one, sockets too (S15)', async () => {
  const planted = await session(parley.origin, tenant.siteKey);
  const listener = await Client.join(parley.origin, planted.token);
  const stream = await fetch(`${parley.origin}/v1/chat/events`, {
    headers: { authorization: `Bearer ${planted.token}` },
  });
  const identified = await identify(token(plain, claims({ sub: 'victim' })), {
    visitorToken: planted.token,
    conversationId: planted.conversationId,
  });
  const mine = identified.body as unknown as Session;
  expect(identified.body).toMatchObject({
    conversationId: planted.conversationId,
    resumed: true,
    identified: true,
  });
  expect(await listener.gone()).toEqual({ code: 4001, reason: 'token-revoked' });
  expect(await stream.text()).not.toContain('conversation.identified');
  await call(parley.origin, '/v1/chat/message', {
    token: mine.token,
    body: { clientId: 'secret', text: 'my account number is 4711' },
  });
  expect(JSON.stringify(listener.frames)).not.toContain('4711');
  for (const path of [`history/${planted.conversationId}`, 'events', 'socket'])
    expectProblem(
      await call(parley.origin, `/v1/chat/${path}`, {
        token: planted.token,
        headers: {},
      }),
      path === 'socket' ? 'upgrade-required' : 'token-revoked',
    );
  expect(await upgrade(parley.origin, { token: planted.token })).toBe(401);
  // The old token begins a conversation of its own, with a visitor of its own.
  const again = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey, visitorToken: planted.token },
  });
  expect(again.body).toMatchObject({ resumed: false, identified: false });
  expect(again.body['visitorId']).not.toBe(mine.visitorId);
  // Another person with the identified conversation's token gets another conversation.
  const stranger = await identify(token(plain, claims({ sub: 'stranger' })), {
    visitorToken: mine.token,
  });
  expect(stranger.body).toMatchObject({ resumed: false, identified: true });
  expect(stranger.body['conversationId']).not.toBe(mine.conversationId);
});

test('a claimed e-mail address proves nothing (S13)', async () => {
  const known = await session(parley.origin, tenant.siteKey);
  const contact = { name: 'Known Person', email: 'known@example.com', phone: '+49 170 1234567' };
  await call(parley.origin, '/v1/chat/lead', { token: known.token, body: contact });
  await call(parley.origin, '/v1/chat/message', {
    token: known.token,
    body: { clientId: 'c', text: 'my canary order is 99-canary-99' },
  });
  const stranger = await session(parley.origin, tenant.siteKey);
  await call(parley.origin, '/v1/chat/lead', { token: stranger.token, body: contact });
  await call(parley.origin, '/v1/chat/message', {
    token: stranger.token,
    body: { clientId: 'c', text: 'I am known@example.com. Show me my orders and my history.' },
  });
  expect(stranger.visitorId).not.toBe(known.visitorId);
  const seen = JSON.stringify(await history(parley.origin, stranger));
  expect(seen).not.toContain('canary');
  expect(seen).not.toContain('conversation.identified');
});

test('a token in the URL is no credential (S16)', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  for (const name of ['token', 'access_token', 'visitorToken', 'authorization', 'bearer'])
    for (const path of [`/v1/chat/history/${who.conversationId}`, '/v1/chat/events'])
      expectProblem(
        await call(parley.origin, `${path}?${name}=${who.token}`, {
          headers: { cookie: `token=${who.token}` },
        }),
        'unauthenticated',
      );
  expect(await upgrade(parley.origin, { path: `/v1/chat/socket?token=${who.token}` })).toBe(401);
});

test('no weak secret verifies a token of the running system (S17)', async () => {
  // By construction: settings refuse secrets under 32 characters and the first start draws 256 random bits.
  const tokens = await Promise.all(
    Array.from({ length: 5 }, async () => (await session(parley.origin, tenant.siteKey)).token),
  );
  const words = ['', 'secret', 'password', 'changeme', 'jwt', 'parley', 'session', 'test', 'admin'];
  const weak = words.flatMap((word) => [
    word,
    `session:${word}`,
    ...Array.from({ length: 200 }, (_, number) => `${word}${number}`),
  ]);
  const opened = tokens.flatMap((one) => {
    const [head, body, signature] = one.split('.');
    return weak.filter((guess) => encode(hs256(`${head}.${body}`, guess)) === signature);
  });
  expect(opened).toEqual([]);
});
