/** What a browser may be made to do: writes from elsewhere, odd bodies, and sign-in through a company account (S27, S28, S49). */
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { Browser, company, signedIn } from './people.ts';
import type { Company } from './people.ts';

const issuer = 'http://idp.example';
const clientId = 'parley-desk';

let parley: Parley;
let acme: Company;
/** What the provider says of who signs in there. */
let says: Record<string, unknown> = {};
let nonce = '';
let challenge = '';
/** What is wrong with the token that the provider gives; null: nothing. */
let forge: ((claims: JWTPayload) => Promise<string>) | null = null;
const clientSecret = 'shh-this-is-the-secret-of-the-client';

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/.well-known/openid-configuration')
      return Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (pathname === '/keys')
      return Response.json({
        keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }],
      });
    const form = new URLSearchParams(await request.text());
    const digest = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(form.get('code_verifier') ?? ''),
    );
    if (Buffer.from(digest).toString('base64url') !== challenge)
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const now = Math.floor(Date.now() / 1000);
    const about = { iss: issuer, aud: clientId, sub: 'person-1', iat: now, exp: now + 300 };
    const claims = { ...about, nonce, ...says };
    const token = forge
      ? await forge(claims)
      : await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey);
    return Response.json({ access_token: 'a', token_type: 'Bearer', id_token: token });
  };
  parley = await startParley({
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    outboundService: provider,
  });
  acme = await company(parley);
});
afterAll(() => parley.stop());

test('a write from elsewhere changes nothing, whatever it says it is', async () => {
  const owner = await signedIn(parley, acme, 'owner');
  const before = (await owner.get('/account')).body['name'] as string;
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''];
  const statuses: Record<string, number> = {};
  for (const origin of ['https://evil.example', 'null', `${parley.origin}.evil.example`, ''])
    for (const type of types) {
      const answered = await fetch(`${parley.origin}/v1/admin/account`, {
        method: 'PATCH',
        headers: {
          cookie: owner.cookie,
          ...(origin ? { origin } : {}),
          ...(type ? { 'content-type': type } : {}),
        },
        body: new TextEncoder().encode('{"name":"Mallory"}'),
      });
      statuses[`${origin} ${type}`] = answered.status;
    }
  expect(new Set(Object.values(statuses))).toEqual(new Set([403]));
  const own = { cookie: owner.cookie, origin: parley.origin };
  const untyped = await fetch(`${parley.origin}/v1/admin/account`, {
    method: 'PATCH',
    headers: own,
    body: new TextEncoder().encode('{"name":"Mallory"}'),
  });
  expect(untyped.status).toBe(415);
  const read = await call(parley.origin, '/v1/admin/account', {
    headers: { cookie: owner.cookie, origin: 'https://evil.example' },
  });
  expect(read.status).toBe(403);
  const asGet = await call(parley.origin, '/v1/admin/account/password?password=x', {
    headers: own,
  });
  expect(asGet.status).toBe(405);
  expect((await owner.get('/account')).body['name']).toBe(before);
  const { body } = await owner.get('/audit?action=origin&limit=200');
  expect((body['entries'] as object[]).length).toBe(17);
});

/** Goes to the provider and back as a browser would. */
async function through(
  change: (callback: URL) => void = () => undefined,
  carried: (ticket: string) => string = (ticket) => ticket,
): Promise<Browser> {
  const browser = new Browser(parley.origin);
  const went = await fetch(`${parley.origin}/v1/admin/oidc/start`, { redirect: 'manual' });
  const address = new URL(went.headers.get('location') ?? '');
  const ticket = went.headers.get('set-cookie') ?? '';
  expect(ticket).toMatch(
    /^__Host-parley_oidc=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(address.origin).toBe(issuer);
  nonce = address.searchParams.get('nonce') ?? '';
  challenge = address.searchParams.get('code_challenge') ?? '';
  const callback = new URL(address.searchParams.get('redirect_uri') ?? '');
  callback.searchParams.set('code', 'c');
  callback.searchParams.set('state', address.searchParams.get('state') ?? '');
  change(callback);
  const back = await fetch(callback, {
    redirect: 'manual',
    headers: { cookie: carried(ticket.split(';')[0] ?? ''), 'sec-fetch-site': 'cross-site' },
  });
  const session = back.headers.getSetCookie().find((one) => one.startsWith('__Host-parley_staff='));
  browser.cookie = session?.split(';')[0] ?? '';
  expect(back.headers.get('location')).toMatch(/^\/admin\/(#company=refused)?$/);
  return browser;
}

test('a company account signs in who is a member, by verified e-mail, once, for this browser', async () => {
  says = { email: acme.email('agent'), email_verified: true };
  const agent = await through();
  expect((await agent.get('/me')).body).toMatchObject({ role: 'agent' });
  says = { email: acme.email('owner'), email_verified: false };
  expect((await through()).cookie).toBe('');
  says = { email: 'nobody@elsewhere.example', email_verified: true };
  expect((await through()).cookie).toBe('');
  says = { email: acme.email('owner'), email_verified: true, nonce: 'another' };
  expect((await through()).cookie).toBe('');
  says = { email: acme.email('owner'), email_verified: true };
  const wrongState = await through((callback) => callback.searchParams.set('state', 'other'));
  expect(wrongState.cookie).toBe('');
  const led = await through((callback) =>
    callback.searchParams.set('return_to', 'https://evil.example'),
  );
  expect((await led.get('/me')).body).toMatchObject({ role: 'owner' });
});

test('a token, an answer or a browser that is not the right one signs nobody in', async () => {
  says = { email: acme.email('owner'), email_verified: true };
  const strangers = (await generateKeyPair('RS256')).privateKey;
  const secret = new TextEncoder().encode(clientSecret);
  const past = Math.floor(Date.now() / 1000) - 3_600;
  const claimed: Record<string, JWTPayload> = {
    'another issuer': { iss: 'http://evil.example' },
    'for another client': { aud: 'another-desk' },
    expired: { exp: past },
    'no verification': { email_verified: undefined },
    'verification as a word': { email_verified: 'true' },
    'no nonce': { nonce: undefined },
    'no subject': { sub: undefined },
  };
  const opened: string[] = [];
  const tries = async (name: string, ...how: Parameters<typeof through>) => {
    if ((await through(...how)).cookie !== '') opened.push(name);
  };
  for (const [name, more] of Object.entries(claimed)) {
    says = { email: acme.email('owner'), email_verified: true, ...more };
    await tries(name);
  }
  says = { email: acme.email('owner'), email_verified: true };
  forge = (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(strangers);
  await tries('signed by somebody else');
  forge = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  await tries('signed with the secret of the client');
  forge = (claims) => Promise.resolve(new UnsecuredJWT(claims).encode());
  await tries('not signed');
  forge = null;
  await tries('answer of another issuer', (url) =>
    url.searchParams.set('iss', 'http://evil.example'),
  );
  await tries('no state', (url) => url.searchParams.delete('state'));
  await tries('a refusal', (url) => url.searchParams.set('error', 'access_denied'));
  await tries('another browser', undefined, () => 'nothing=here');
  await tries('a ticket made up', undefined, () => '__Host-parley_oidc=eyJhbGciOiJkaXIifQ..a.b.c');
  expect(opened).toEqual([]);
  expect((await (await through()).get('/me')).body).toMatchObject({ role: 'owner' });
});
