/** Who a visitor is by a user hash, as other widgets have it: off by default, worth less than a token, replaced by rotation (S13, S14). */
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, call, history, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { expectProblem } from '../api/expectations.ts';

const secret = 'tenant-secret-of-forty-characters-0123456';
const otherSecret = 'another-tenant-with-its-own-secret-987654';
let parley: Parley;
let tenant: TestTenant;
let legacy: TestTenant;
let staff: Staff;
const tools = ['identity', 'legacy'].map((power) => ({
  name: `who_${power}`,
  adapter: 'builtin',
  target: 'none',
  power,
  triggers: { asksFor: [`as ${power}`] },
  parameters: { type: 'object', properties: {} },
}));
beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { identitySecret: secret });
  const made = await desk(parley, {
    identitySecret: secret,
    settings: { legacyIdentity: true },
    tools,
  });
  legacy = made.tenant;
  staff = made.staff[0]!;
});
afterAll(() => parley?.stop());
const hs256 = (input: string, key = secret) => createHmac('sha256', key).update(input).digest();
function token(subject: string, key = secret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { sub: subject, aud: legacy.siteKey, exp };
  const input = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${input}.${hs256(input, key).toString('base64url')}`;
}
const hash = (userId: string, key = secret) => hs256(userId, key).toString('hex');
const open = (siteKey: string, userId: unknown, userHash: unknown, more: object = {}) =>
  call(parley.origin, '/v1/chat/session', {
    body: { siteKey, legacyIdentity: { userId, userHash }, ...more },
  });

test('says who the visitor is, where the tenant allows it', async () => {
  const answered = await open(legacy.siteKey, 'user-1', hash('user-1'));
  expect([answered.status, answered.body['identified']]).toEqual([201, true]);
  const upper = await open(legacy.siteKey, 'user-1', hash('user-1').toUpperCase());
  expect(upper.body['identified']).toBe(true);
  expectProblem(await open(tenant.siteKey, 'user-1', hash('user-1')), 'identity-invalid');
});

test('everything else is 401', async () => {
  const good = hash('user-1');
  const bad: Record<string, [string, string]> = {
    'another user': ['user-2', good],
    'a space more': ['user-1 ', good],
    'a letter larger': ['User-1', good],
    'another secret': ['user-1', hash('user-1', otherSecret)],
    'no secret': ['user-1', hash('user-1', '')],
    'one digit less': ['user-1', good.slice(1)],
    'one digit more': ['user-1', `${good}0`],
    'one digit changed': ['user-1', (good[0] === '0' ? '1' : '0') + good.slice(1)],
    base64: ['user-1', hs256('user-1').toString('base64')],
    'the hash itself as id': [good, good],
    empty: ['user-1', ''],
    'empty id': ['', hash('')],
    'blank id': ['  ', hash('  ')],
    'long id': ['x'.repeat(257), hash('x'.repeat(257))],
    'SHA-256 without a key': ['user-1', createHash('sha256').update('user-1').digest('hex')],
  };
  const accepted = [];
  for (const [name, [userId, userHash]] of Object.entries(bad)) {
    const answered = await open(legacy.siteKey, userId, userHash);
    if (answered.status === 401) expectProblem(answered, 'identity-invalid');
    else accepted.push([name, answered.status]);
  }
  expect(accepted).toEqual([]);
  // A token that is wrong is not made good by a hash that is right.
  expectProblem(
    await open(legacy.siteKey, 'user-1', good, { identity: 'a.b.c' }),
    'identity-invalid',
  );
});

test('is worth less than a token: a tool may refuse it, and the token raises it', async () => {
  const opened = (await open(legacy.siteKey, 'user-7', hash('user-7'))).body as unknown as Session;
  const ask = async (who: Session, text: string) => {
    const { body } = await call<{ reply: { text: string } }>(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `h${Math.random()}`.slice(0, 12), text },
    });
    return body.reply.text;
  };
  const signIn = /must know who you are/;
  expect(await ask(opened, 'as identity')).toMatch(signIn);
  expect(await ask(opened, 'as legacy')).not.toMatch(signIn);
  const raised = await call(parley.origin, '/v1/chat/session', {
    body: {
      siteKey: legacy.siteKey,
      visitorToken: opened.token,
      identity: token('user-7'),
    },
  });
  expect(raised.body).toMatchObject({ conversationId: opened.conversationId, identified: true });
  const now = raised.body as unknown as Session;
  expect(await ask(now, 'as identity')).not.toMatch(signIn);
  const events = await history(parley.origin, now);
  expect(
    events.flatMap(({ kind, method }) => (kind === 'conversation.identified' ? [method] : [])),
  ).toEqual(['hmac', 'jwt']);
  // A hash afterwards takes nothing back.
  const again = await open(legacy.siteKey, 'user-7', hash('user-7'), { visitorToken: now.token });
  expect(await ask(again.body as unknown as Session, 'as identity')).not.toMatch(signIn);
});

test('a new secret is shown once; the old one counts for a day more, for hashes and tokens', async () => {
  const rotate = () =>
    call(parley.origin, '/v1/admin/settings/identity-secret', {
      method: 'POST',
      headers: { cookie: staff.cookie, origin: parley.origin },
      body: {},
    });
  const first = await rotate();
  expect(first.status).toBe(200);
  const fresh = first.body['secret'] as string;
  expect(fresh.length).toBeGreaterThanOrEqual(40);
  expect(Date.parse(first.body['oldSecretUntil'] as string)).toBeGreaterThan(Date.now());
  const states = async (key: string) => [
    (await open(legacy.siteKey, 'user-9', hash('user-9', key))).status,
    (
      await call(parley.origin, '/v1/chat/session', {
        body: {
          siteKey: legacy.siteKey,
          identity: token('user-9', key),
        },
      })
    ).status,
  ];
  expect([await states(fresh), await states(secret)]).toEqual([
    [201, 201],
    [201, 201],
  ]);
  const second = await rotate();
  // Two changes on: the first secret is forgotten.
  expect([
    await states(second.body['secret'] as string),
    await states(fresh),
    await states(secret),
  ]).toEqual([
    [201, 201],
    [201, 201],
    [401, 401],
  ]);
});
