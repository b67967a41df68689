/** Signing in with a password: guessing, enumeration, second factor, recovery codes, step-up, sessions (S18–S22, S26, S29). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { Browser, code, company, passwordOf, roles, signedIn, totpSecret } from './people.ts';
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
  const old = fresh();
  old.cookie = before;
  expect(outcome(await old.get('/me'))).toEqual(wrong);
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

test('whoever takes somebody’s address at another company unlocks nothing of theirs', async () => {
  const beta = await company(parley);
  const email = acme.email('viewer');
  const mallory = await signedIn(parley, beta, 'agent');
  expect((await mallory.post('/account/email', { email })).status).toBe(200);
  const { memberId } = (await mallory.get('/account')).body as { memberId: string };
  const owner = await signedIn(parley, beta, 'owner');
  for (let guess = 0; guess < 10; guess++) {
    expect((await fresh().signIn(email, `wrong ${guess}`)).status).toBe(401);
    await later(20_000);
  }
  const { body } = await owner.post(`/members/${memberId}/reset`, {});
  const token = String(body['link']).split('=')[1] ?? '';
  const password = 'nine grey otters and 52 kites';
  const reset = await fresh().post('/password-reset/confirm', { token, password });
  expect(reset.status).toBe(200);
  expect((await fresh().signIn(email, 'another guess')).status).toBe(429);
  await later(minutes(16));
  // The right password of the one at beta takes back its own try, not the row of failures.
  expect((await fresh().signIn(email, password)).status).toBe(200);
  expect((await fresh().signIn(email, 'another guess')).status).toBe(401);
  expect((await fresh().signIn(email, 'at once one more')).status).toBe(429);
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
  const owner = await signedIn(parley, acme, 'owner');
  const invited = async (email: string) => {
    const { status, body } = await owner.post('/invitations', { email, role: 'viewer' });
    return { status, fields: Object.keys(body), role: body['invitation'].role as string };
  };
  expect(await invited(acme.email('agent'))).toEqual(await invited('nobody@corp.example'));
});

/**
 * The same work, not only the same words: pairs of a known and an absent account, in turns and each tried equally often, so that a
 * busy machine is busy for both. What differs by construction differs in every batch; what noise does is gone in one of four.
 */
test('whether an account exists shows in no time either', async () => {
  const companies = [await company(parley), await company(parley), await company(parley)];
  const known = companies.flatMap(({ email }) => roles.map(email));
  const absent = known.map((_, index) => `absent${index}@corp.example`);
  const timed = async (act: () => Promise<{ status: number }>, status: number) => {
    const begun = performance.now();
    expect((await act()).status).toBe(status);
    return performance.now() - begun;
  };
  const ways: Record<string, (email: string) => Promise<number>> = {
    'sign-in': (email) => timed(() => fresh().signIn(email, 'not the one'), 401),
    reset: (email) => timed(() => fresh().post('/password-reset', { email }), 202),
  };
  for (const [way, time] of Object.entries(ways)) {
    const ratios: number[] = [];
    for (let batch = 0; batch < 4 && !ratios.some(isEqual); batch++) {
      const pairs: number[] = [];
      for (const [index, email] of known.entries()) {
        const other = absent[index] ?? '';
        // Whoever comes second finds caches warm.
        if ((index + batch) % 2 === 0) pairs.push((await time(email)) / (await time(other)));
        else {
          const second = await time(other);
          pairs.push((await time(email)) / second);
        }
      }
      ratios.push(pairs.toSorted((a, b) => a - b)[known.length >> 1] ?? 0);
    }
    console.log(`${way}: known / absent ${ratios.map((ratio) => ratio.toFixed(3)).join(', ')}`);
    expect([way, ratios.some(isEqual), ratios]).toEqual([way, true, ratios]);
  }
});
const isEqual = (ratio: number): boolean => Math.abs(ratio - 1) <= 0.1;

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
