/**
 * Dangerous acts with a sign-in that is older than five minutes (S29): each is refused, does nothing and is one entry of the audit;
 * after password (or code) it is done. Secrets and where they go are dangerous; switching something off is not.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { company, passwordOf, signedIn } from './people.ts';
import type { Browser, Company } from './people.ts';

let parley: Parley;
let acme: Company;
let owner: Browser;
let ids: Record<'tool' | 'webhook' | 'hook' | 'integration' | 'member', string>;
let clock = Date.now();

const host = 'https://hooks.example';
const tool = { name: 'look_up', adapter: 'http', url: `${host}/t`, description: 'Looks up' };
const connection = { type: 'rest', name: 'Shop', baseUrl: host, secret: 'canary-one' };

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  acme = await company(parley, { owner: { platformOwner: true } });
  await later(0);
  owner = await signedIn(parley, acme, 'owner');
  const made = async (path: string, body: object) => {
    const { status, body: answer } = await owner.post(path, body);
    expect([path, status, status === 201 ? '' : answer['detail']]).toEqual([path, 201, '']);
    return answer;
  };
  const members = (await owner.get('/members?role=agent')).body['members'] as [{ id: string }];
  ids = {
    tool: (await made('/tools', tool))['tool'].name as string,
    webhook: (await made('/webhooks', { url: `${host}/w`, types: ['*'] }))['id'] as string,
    hook: (await made('/hooks', { name: 'Reports' }))['id'] as string,
    integration: (await made('/integrations', connection))['integration'].id as string,
    member: members[0].id,
  };
});
afterAll(() => parley.stop());

async function later(ms: number): Promise<void> {
  clock += ms;
  await call(parley.origin, '/test/clock', { body: { at: clock } });
}

/** Refused with an old sign-in. */
const dangerous = (): [method: string, path: string, body?: object][] => [
  ['POST', '/account/password', { password: 'eleven green bicycles 3' }],
  ['POST', '/account/email', { email: 'other@corp.example' }],
  ['POST', '/account/totp'],
  ['POST', '/account/totp/confirm', { code: '000000' }],
  ['POST', '/account/totp/remove', {}],
  ['POST', '/account/recovery-codes'],
  ['POST', '/invitations', { email: 'boss@new.example', role: 'admin' }],
  ['PATCH', `/members/${ids.member}`, { role: 'admin' }],
  ['DELETE', `/members/${ids.member}`],
  ['POST', `/members/${ids.member}/reset`, { mfa: true }],
  ['POST', '/api-keys', { name: 'Key', scopes: ['article.read'] }],
  ['POST', '/tenants', { slug: 'mine', name: 'Mine', ownerEmail: 'a@b.example' }],
  ['GET', '/leads/export'],
  ['GET', '/archive/export'],
  ['GET', '/audit/export'],
  ['POST', '/tools', { ...tool, name: 'other' }],
  ['PATCH', `/tools/${ids.tool}`, { url: 'https://evil.example/t' }],
  ['PATCH', `/tools/${ids.tool}`, { credential: { value: 'stolen-token' } }],
  ['POST', `/tools/${ids.tool}/secret`],
  ['POST', '/webhooks', { url: `${host}/two`, types: ['*'] }],
  ['PATCH', `/webhooks/${ids.webhook}`, { url: 'https://evil.example/w' }],
  ['PATCH', `/webhooks/${ids.webhook}`, { includesContactData: true }],
  ['POST', `/webhooks/${ids.webhook}/rotate`],
  ['POST', '/hooks', { name: 'More reports' }],
  ['POST', `/hooks/${ids.hook}/rotate`],
  ['POST', '/integrations', { ...connection, name: 'Other' }],
  ['PATCH', `/integrations/${ids.integration}`, { secret: 'canary-two' }],
  ['PATCH', `/integrations/${ids.integration}`, { baseUrl: 'https://evil.example' }],
  ['PATCH', '/settings', { ticketWebhookUrl: 'https://evil.example/tickets' }],
  ['POST', '/notifications/webhooks', { name: 'Mine', url: `${host}/mine` }],
  ['POST', '/notifications/channels', { name: 'Slack', url: `${host}/slack`, kinds: [] }],
];

test('each dangerous act asks who is there, does nothing, and is one refusal in the audit', async () => {
  await later(6 * 60_000);
  const newest = async () =>
    ((await owner.get('/audit?limit=1')).body['entries'] as [{ seq: number; outcome: string }])[0];
  const wrong: unknown[] = [];
  for (const [method, path, body] of dangerous()) {
    const { seq } = await newest();
    const answered = await owner.call(method, path, body);
    const entry = await newest();
    const [code, entries] = [String(answered.body['code']), entry.seq - seq];
    if (code !== 'step-up-required' || entries !== 1 || entry.outcome !== 'refused')
      wrong.push([method, path, answered.status, code, entries, entry.outcome]);
  }
  expect(wrong).toEqual([]);
  expect((await owner.get(`/tools/${ids.tool}`)).body).toMatchObject({ url: tool.url });
  const webhook = await owner.get(`/webhooks/${ids.webhook}`);
  expect(webhook.body).toMatchObject({ url: `${host}/w`, includesContactData: false });
  expect((await owner.get('/webhooks')).body['webhooks']).toHaveLength(1);
});

test('to switch something off nobody is asked; after the password the dangerous is done', async () => {
  for (const path of [`/tools/${ids.tool}`, `/webhooks/${ids.webhook}`])
    expect((await owner.call('PATCH', path, { enabled: false })).status).toBe(200);
  const off = await owner.call('PATCH', `/integrations/${ids.integration}`, { enabled: false });
  expect(off.status).toBe(200);
  expect((await owner.post('/step-up', { password: passwordOf('owner') })).status).toBe(200);
  const moved = await owner.call('PATCH', `/tools/${ids.tool}`, { url: `${host}/moved` });
  expect(moved.status).toBe(200);
  expect((await owner.post(`/webhooks/${ids.webhook}/rotate`)).body).toHaveProperty('secret');
});
