/** Signing in with a password: guessing, enumeration, second factor, recovery codes, step-up, sessions (S18–S22, S26, S29). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { Browser, code, company, passwordOf, signedIn, totpSecret } from './people.ts';
import type { Company } from './people.ts';

let parley: Parley;
let acme: Company;
let clock = Date.now();

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  acme = await company(parley, { admin: { totpSecret } });
  await later(0);
});
afterAll(() => parley.stop());

async function later(ms: number): Promise<number> {
  clock += ms;
  await call(parley.origin, '/test/clock', { body: { at: clock } });
  return clock;
}

const minutes = (count: number) => count * 60_000;
let guesser = 0;
const fresh = () => new Browser(parley.origin, `192.0.2.${++guesser}`);
const wrong = { status: 401, code: 'unauthenticated' };
const outcome = ({ status, body }: { status: number; body: Record<string, any> }) => ({
  status,
  code: body['code'] as string,
});

test('a right password opens a session, in a cookie that scripts and other sites cannot have', async () => {
  const browser = fresh();
  const answered = await browser.signIn(acme.email('owner').toUpperCase(), passwordOf('owner'));
  expect(answered.body).toEqual({ ok: true, mfaRequired: false });
  expect(answered.headers.get('set-cookie')).toMatch(
    /^__Host-parley_staff=\w{44}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const me = await browser.get('/me');
  expect(me.body).toMatchObject({ role: 'owner', tenantId: acme.tenant.tenantId });
  const before = browser.cookie;
  await browser.signIn(acme.email('owner'), passwordOf('owner'));
  expect(browser.cookie).not.toBe(before);
});

test('guessing one account ends after ten, from one address or from many; the right one, too', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 24; guess++) {
    const answered = await fresh().signIn(acme.email('viewer'), `wrong ${guess}`);
    statuses.push(answered.status);
    if (answered.status === 429) {
      expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0);
      await later(20_000);
    }
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
  expect(statuses.at(-1)).toBe(429);
  expect((await fresh().signIn(acme.email('viewer'), passwordOf('viewer'))).status).toBe(429);
  await later(minutes(16));
  expect((await fresh().signIn(acme.email('viewer'), passwordOf('viewer'))).status).toBe(200);
});

test('one password on many accounts ends for the address', async () => {
  const browser = fresh();
  const statuses: number[] = [];
  for (let account = 0; account < 40; account++)
    statuses.push((await browser.signIn(`nobody${account}@corp.example`, 'Spring!')).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual(Array(10).fill(429));
  expect((await fresh().signIn(acme.email('owner'), passwordOf('owner'))).status).toBe(200);
});

test('whether an account exists shows in nothing', async () => {
  const shown = async (email: string) => {
    const answered = await fresh().signIn(email, 'not the one');
    const { requestId: _, ...body } = answered.body;
    const headers = [...answered.headers].filter(([name]) => !/^(x-request-id|date)$/.test(name));
    return { status: answered.status, body, headers };
  };
  expect(await shown(acme.email('owner'))).toEqual(await shown('nobody@corp.example'));
  const others = await company(parley);
  const roles = ['owner', 'supervisor', 'agent'] as const;
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const timed = async (kind: 'known' | 'unknown', email: string) => {
    const begun = performance.now();
    await fresh().signIn(email, 'not the one');
    times[kind].push(performance.now() - begun);
  };
  // In turns, so that a busy machine is busy for both.
  for (let round = 0; round < 15; round++) {
    await timed('known', others.email(roles[round % 3] ?? 'owner'));
    await timed('unknown', `nobody${round}@corp.example`);
  }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[7] ?? 0;
  const [known, unknown] = [median(times.known), median(times.unknown)];
  console.log(`sign-in known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms`);
  expect(Math.abs(known - unknown) / unknown).toBeLessThan(0.25);
});

test('after the password only, nothing opens but the code', async () => {
  const browser = fresh();
  const answered = await browser.signIn(acme.email('admin'), passwordOf('admin'));
  expect(answered.body).toEqual({ ok: true, mfaRequired: true });
  for (const path of ['/me', '/conversations', '/account', '/audit', '/leads/export', '/articles'])
    expect([path, outcome(await browser.get(path))]).toEqual([
      path,
      { status: 403, code: 'mfa-required' },
    ]);
  expect(outcome(await browser.post('/step-up', { password: passwordOf('admin') }))).toEqual({
    status: 403,
    code: 'mfa-required',
  });
  const before = browser.cookie;
  const coded = await browser.post('/sign-in/code', { code: code(await later(minutes(1))) });
  expect(coded.body).toEqual({ ok: true, mfaRequired: false });
  expect(browser.cookie).not.toBe(before);
  expect((await browser.get('/me')).body).toMatchObject({ role: 'admin' });
  const old = fresh();
  old.cookie = before;
  expect(outcome(await old.get('/me'))).toEqual(wrong);
});

test('a code is good for its step and the neighbours, once, and five wrong ones lock', async () => {
  const at = await later(minutes(20));
  const half = async () => {
    const browser = fresh();
    await browser.signIn(acme.email('admin'), passwordOf('admin'));
    return browser;
  };
  const tries = await Promise.all(Array.from({ length: 20 }, half));
  const many = await Promise.all(
    tries.map((browser) => browser.post('/sign-in/code', { code: code(at) })),
  );
  expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
  await later(minutes(20));
  const browser = await half();
  for (const off of [-60_000, 60_000])
    expect((await browser.post('/sign-in/code', { code: code(clock + off) })).status).toBe(400);
  expect((await browser.post('/sign-in/code', { code: code(clock + 30_000) })).status).toBe(200);
  await later(minutes(20));
  const locked = await half();
  const statuses: number[] = [];
  for (let guess = 0; guess < 5; guess++)
    statuses.push((await locked.post('/sign-in/code', { code: '000000' })).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400]);
  expect((await locked.post('/sign-in/code', { code: code(clock) })).status).toBe(429);
  await later(minutes(16));
  const again = await half();
  expect((await again.post('/sign-in/code', { code: code(clock) })).status).toBe(200);
});

test('setting up a second factor gives recovery codes, each good once', async () => {
  await later(minutes(20));
  const browser = await signedIn(parley, acme, 'supervisor');
  const { body: prepared } = await browser.post('/account/totp');
  expect(prepared['address']).toMatch(/^otpauth:\/\/totp\/Parley:/);
  const secret = String(prepared['secret']);
  expect((await browser.post('/account/totp/confirm', { code: '123456' })).status).toBe(400);
  const confirmed = await browser.post('/account/totp/confirm', { code: code(clock, secret) });
  const codes = confirmed.body['recoveryCodes'] as string[];
  expect(codes).toHaveLength(10);
  expect((await browser.get('/account')).body).toMatchObject({
    hasMfa: true,
    recoveryCodesLeft: 10,
  });
  await later(minutes(1));
  const halves = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const half = fresh();
      await half.signIn(acme.email('supervisor'), passwordOf('supervisor'));
      return half;
    }),
  );
  const used = await Promise.all(
    halves.map((half) => half.post('/sign-in/code', { recoveryCode: codes[0] })),
  );
  expect(used.filter(({ status }) => status === 200)).toHaveLength(1);
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db.prepare('SELECT * FROM recovery_code').all();
  expect(JSON.stringify(results)).not.toContain(codes[1]?.replaceAll('-', ''));
});

test('dangerous acts ask again after five minutes; a session ends after thirty idle and twelve hours in all', async () => {
  await later(minutes(20));
  const browser = await signedIn(parley, acme, 'owner');
  expect((await browser.get('/audit/export')).status).toBe(200);
  await later(minutes(6));
  expect(outcome(await browser.get('/audit/export'))).toEqual({
    status: 403,
    code: 'step-up-required',
  });
  expect((await browser.post('/step-up', { password: 'wrong' })).status).toBe(400);
  const before = browser.cookie;
  expect((await browser.post('/step-up', { password: passwordOf('owner') })).status).toBe(200);
  expect(browser.cookie).not.toBe(before);
  expect((await browser.get('/audit/export')).status).toBe(200);
  await later(minutes(31));
  expect(outcome(await browser.get('/me'))).toEqual(wrong);
  const busy = await signedIn(parley, acme, 'owner');
  for (let half = 0; half < 24; half++) {
    await later(minutes(29));
    expect((await busy.get('/me')).status).toBe(200);
  }
  await later(minutes(29));
  expect(outcome(await busy.get('/me'))).toEqual(wrong);
});

test('a new password ends the other sessions and renews this one', async () => {
  const one = await signedIn(parley, acme, 'agent');
  const two = await signedIn(parley, acme, 'agent');
  const weak = await one.post('/account/password', { password: 'too short' });
  expect(outcome(weak)).toEqual({ status: 400, code: 'password-refused' });
  const changed = await one.post('/account/password', { password: 'a slow \0 copper ladder 12' });
  expect(changed.status).toBe(200);
  expect((await one.get('/me')).status).toBe(200);
  expect(outcome(await two.get('/me'))).toEqual(wrong);
  const shorter = await fresh().signIn(acme.email('agent'), 'a slow ');
  expect(outcome(shorter)).toEqual(wrong);
  expect((await fresh().signIn(acme.email('agent'), 'a slow \0 copper ladder 12')).status).toBe(
    200,
  );
});
