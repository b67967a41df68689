/**
 * Every staff operation of the table, knocked at as one may not: with the password only (S20), and every write as another site would
 * make a browser send it (S27). Nothing opens, nothing changes. And what stands behind the doors: recovery codes, reset links.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffOperations } from '#worker/routes/operations';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { Browser, code, company, passwordOf, signedIn, totpSecret } from './people.ts';
import type { Company } from './people.ts';

let parley: Parley;
let acme: Company;

beforeAll(async () => {
  parley = await startParley();
  acme = await company(parley, { admin: { totpSecret }, owner: { platformOwner: true } });
});
afterAll(() => parley.stop());

const tail = 'x'.repeat(22);
const pathOf = (path: string) => path.replace('/v1/admin', '').replace(/\{\w+\}/g, `cnv_${tail}`);
const guarded = staffOperations.filter(({ auth }) => auth === 'staff');

test('with the password only every operation asks for the second factor (S20)', async () => {
  const half = new Browser(parley.origin, '192.0.2.1');
  const answered = await half.signIn(acme.email('admin'), passwordOf('admin'));
  expect(answered.body).toEqual({ ok: true, mfaRequired: true });
  const open: string[] = [];
  for (const { method, path } of guarded) {
    const body = method === 'get' || method === 'delete' ? undefined : {};
    const own = { origin: parley.origin };
    const got = await half.call(method.toUpperCase(), pathOf(path), body, own);
    if (got.status !== 403 || got.body['code'] !== 'mfa-required')
      open.push(`${method} ${path}: ${got.status}`);
  }
  expect(guarded.length).toBeGreaterThan(150);
  expect(open).toEqual([]);
  // A code of somebody else is none of theirs.
  const others = code(Date.now(), 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU');
  expect((await half.post('/sign-in/code', { code: others })).status).toBe(400);
});

test('no write is made for another site, whatever its body (S27)', async () => {
  const owner = await signedIn(parley, acme, 'owner');
  const open: string[] = [];
  const writes = staffOperations.filter(({ method }) => method !== 'get');
  for (const { method, path } of writes)
    for (const headers of [
      { origin: 'https://evil.example', 'content-type': 'application/json' },
      { origin: 'null', 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
    ] as Record<string, string>[]) {
      const answered = await fetch(`${parley.origin}/v1/admin${pathOf(path)}`, {
        method: method.toUpperCase(),
        headers: { cookie: owner.cookie, ...headers },
        body: method === 'delete' ? null : '{}',
      });
      const { code: problem } = (await answered.json()) as { code: string };
      if (answered.status !== 403 || problem !== 'forbidden')
        open.push(`${method} ${path} from ${headers['origin'] ?? 'nowhere'}: ${answered.status}`);
    }
  expect(open).toEqual([]);
});

test('a recovery code works once, is shown once, and cannot be guessed (S22)', async () => {
  const person = await signedIn(parley, acme, 'supervisor');
  const { body: prepared } = await person.post('/account/totp');
  const secret = String(prepared['secret']);
  const confirmed = await person.post('/account/totp/confirm', { code: code(Date.now(), secret) });
  const [first = '', second = ''] = confirmed.body['recoveryCodes'] as string[];
  const half = async (address: string) => {
    const browser = new Browser(parley.origin, address);
    await browser.signIn(acme.email('supervisor'), passwordOf('supervisor'));
    return browser;
  };
  const tries = await Promise.all(['a', 'b', 'c', 'd'].map((end) => half(`192.0.2.${end}`)));
  const used = await Promise.all(
    tries.map((browser) => browser.post('/sign-in/code', { recoveryCode: first })),
  );
  expect(used.filter(({ status }) => status === 200)).toHaveLength(1);
  const shown = JSON.stringify((await person.get('/account')).body);
  expect([first, second].filter((one) => shown.includes(one))).toEqual([]);
  const guesser = await half('192.0.2.9');
  const statuses: number[] = [];
  for (let guess = 0; guess < 6; guess++)
    statuses.push(
      (await guesser.post('/sign-in/code', { recoveryCode: `guess-guess-${guess}` })).status,
    );
  expect(statuses.at(-1)).toBe(429);
  expect((await guesser.post('/sign-in/code', { recoveryCode: second })).status).toBe(429);
});

test('a reset ends every session, and its token cannot be guessed (S24)', async () => {
  const owner = await signedIn(parley, acme, 'owner');
  const before = await signedIn(parley, acme, 'viewer');
  const { body: page } = await owner.get('/members?role=viewer');
  const [{ id }] = page['members'] as [{ id: string }];
  const { body } = await owner.post(`/members/${id}/reset`, {});
  const token = String(body['link']).split('=')[1] ?? '';
  // 44 letters of 62: 262 bits.
  expect(token).toMatch(/^\w{44}$/);
  const guesser = '192.0.2.66';
  const guess = (given: string, address: string) =>
    call(parley.origin, '/v1/admin/password-reset/confirm', {
      body: { token: given, password: 'nine grey otters and 52 kites' },
      headers: { origin: parley.origin, 'cf-connecting-ip': address },
    });
  const statuses: number[] = [];
  for (let tried = 0; tried < 32; tried++)
    statuses.push(
      (await guess(`${String(tried).padStart(4, '0')}${token.slice(4)}`, guesser)).status,
    );
  expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]));
  expect(statuses.slice(30)).toEqual([429, 429]);
  expect((await before.get('/me')).status).toBe(200);
  expect((await guess(token, '192.0.2.67')).status).toBe(200);
  expect((await before.get('/me')).status).toBe(401);
  expect((await guess(token, '192.0.2.67')).status).toBe(401);
});

test('there is no account that anybody could know (S31)', async () => {
  const emails = ['admin', 'admin@example.com', 'admin@parley.dev', 'root@localhost.local'];
  const passwords = ['admin', '123456', 'password', 'parley', 'changeme'];
  const statuses = new Set<number>();
  for (const [index, email] of emails.entries())
    for (const password of passwords) {
      const browser = new Browser(parley.origin, `203.0.113.${10 + index}`);
      statuses.add((await browser.signIn(email, password)).status);
    }
  expect([...statuses].toSorted()).toEqual([400, 401]);
});
