/**
 * Every field that takes a URL, against forms that lead inside (S53): refused when it is saved, not contacted when somebody wrote it into
 * the database. The recorder of all that leaves the runtime is the judge. All thousand forms in a full run.
 */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { IntegrationAnswer, IntegrationList } from '#protocol/integration';
import type { TicketPage } from '#protocol/ticket';
import type { DeliveryPage, Webhook } from '#protocol/webhook';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { isFull } from '../../support/scale.ts';
import { ownHost, ssrfForms } from '../../unit/outgoing/ssrf-forms.ts';
import { ssrfSample } from '../../unit/outgoing/ssrf-sample.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

const origin = `https://${ownHost}`;
const toUs = /^https:\/\/(?:admin\.)?chat\.parley\.example\//i;
const good = 'https://shop.example.com/a';
const inside = 'https://169.254.169.254/latest';
const soon = { timeout: 15_000, interval: 100 };
/** In a short run each field gets a few of the sample, and all fields together all of it. */
const formsFor = (field: number) =>
  isFull ? ssrfForms : ssrfSample.filter((_, at) => (at + field) % 4 === 0);
let parley: Parley;
let owner: Staff;
let siteKey: string;
let otherKey: string;
let contacted: string[] = [];

beforeAll(async () => {
  parley = await startParley({
    settings: { PUBLIC_ORIGIN: origin },
    outboundService: (request) => {
      contacted.push(request.url);
      return Response.json({ access_token: 't', token_type: 'bearer' }) as never;
    },
  });
  const ticketsTo = (ticketWebhookUrl: string) => ({
    settings: { ticketWebhookUrl, ticketOn: 'always' },
  });
  const made = await desk(parley, ticketsTo(inside));
  owner = made.staff[0]!;
  ({ siteKey } = made.tenant);
  otherKey = (await addTenant(parley, ticketsTo(good))).siteKey;
});
afterAll(() => parley?.stop());
beforeEach(() => {
  contacted = [];
});

const ask = <T = object>(method: string, path: string, body?: object) =>
  call<T>(parley.origin, `/v1/admin${path}`, {
    method,
    ...(body ? { body } : {}),
    headers: { cookie: owner.cookie, origin },
  });
async function run(sql: string, ...values: unknown[]) {
  const db = await parley.server.miniflare.getD1Database('DB');
  await db
    .prepare(sql)
    .bind(...values)
    .run();
}
const rest = { type: 'rest', name: 'Shop' };
const oauth = (tokenUrl: string) => ({ kind: 'oauth2', tokenUrl, clientId: 'me' });
const push = { keys: { auth: 'a'.repeat(22), p256dh: 'b'.repeat(87) } };

/** Everything of a tenant that holds a URL, but the sites it may be embedded in. */
async function fields(): Promise<Record<string, (url: string) => Promise<{ status: number }>>> {
  const tool = { name: 'kept', url: good };
  expect((await ask('POST', '/tools', tool)).status).toBe(201);
  const made = await ask<IntegrationAnswer>('POST', '/integrations', { ...rest, baseUrl: good });
  const { id } = made.body.integration;
  const hook = await ask<Webhook>('POST', '/webhooks', { url: good, types: ['*'] });
  let number = 0;
  const named = () => `tool_${++number}`;
  return {
    'a tool': (url) => ask('POST', '/tools', { name: named(), url }),
    'a tool that is changed': (url) => ask('PATCH', '/tools/kept', { url }),
    'a workflow of n8n': (url) => ask('POST', '/tools', { name: named(), adapter: 'n8n', url }),
    'an MCP tool': (url) =>
      ask('POST', '/tools', { name: named(), adapter: 'mcp', pin: 'a'.repeat(64), url }),
    'an MCP server': (url) => ask('POST', '/tools/discover', { url }),
    'a connection': (baseUrl) => ask('POST', '/integrations', { ...rest, baseUrl }),
    'a connection that is changed': (baseUrl) => ask('PATCH', `/integrations/${id}`, { baseUrl }),
    'a token endpoint': (url) =>
      ask('POST', '/integrations', { ...rest, baseUrl: good, auth: oauth(url) }),
    'a token endpoint that is changed': (url) =>
      ask('PATCH', `/integrations/${id}`, { auth: oauth(url) }),
    'a webhook': (url) => ask('POST', '/webhooks', { url, types: ['*'] }),
    'a webhook that is changed': (url) => ask('PATCH', `/webhooks/${hook.body.id}`, { url }),
    'a channel': (url) => ask('POST', '/notifications/channels', { name: 'Room', url }),
    'a webhook of one’s own': (url) => ask('POST', '/notifications/webhooks', { name: 'Me', url }),
    'a browser': (endpoint) => ask('POST', '/notifications/browsers', { endpoint, ...push }),
    'the ticket system': (url) => ask('PATCH', '/settings', { ticketWebhookUrl: url }),
    'the privacy policy': (url) => ask('PATCH', '/settings', { consentPolicyUrl: url }),
  };
}

test(
  'no field takes an address inside, and nothing goes out for asking',
  async () => {
    for (const [at, [name, save]] of Object.entries(await fields()).entries()) {
      // A full run takes longer than a sign-in is fresh.
      await run('UPDATE staff_session SET created_at = ?1, seen_at = ?1', Date.now());
      const taken: string[] = [];
      for (const form of formsFor(at)) if ((await save(form)).status !== 400) taken.push(form);
      // Visitors may be sent to a page of ours; we never ask for it.
      const isFine = (form: string) => name === 'the privacy policy' && toUs.test(form);
      expect([name, taken.filter((form) => !isFine(form))]).toEqual([name, []]);
    }
    expect(contacted).toEqual([]);
  },
  isFull ? 1_200_000 : 30_000,
);

test('what somebody wrote into the database is not contacted either', async () => {
  const mcp = { adapter: 'mcp', pin: 'a'.repeat(64) };
  for (const [name, more] of Object.entries({ http_t: {}, n8n_t: { adapter: 'n8n' }, mcp_t: mcp }))
    expect((await ask('POST', '/tools', { name, url: good, ...more })).status).toBe(201);
  const connect = async (auth: object, secret?: string) => {
    const draft = { ...rest, baseUrl: good, auth, ...(secret ? { secret } : {}) };
    return (await ask<IntegrationAnswer>('POST', '/integrations', draft)).body.integration.id;
  };
  const open = await connect({ kind: 'none' });
  const proven = await connect(oauth(good), 'sesame');
  const hook = (await ask<Webhook>('POST', '/webhooks', { url: good, types: ['*'] })).body;
  await run('UPDATE tool SET url = ?', inside);
  await run('UPDATE webhook SET url = ?', inside);
  await run('UPDATE integration SET base_url = ? WHERE id = ?', inside, open);
  const moved = JSON.stringify(oauth(inside));
  await run('UPDATE integration SET auth = ? WHERE id = ?', moved, proven);
  const tried = async (path: string, body: object | undefined = {}) => {
    const method = body === undefined ? 'GET' : 'POST';
    const answered = await ask<{ code?: string; detail?: string }>(method, path, body);
    return [answered.status, answered.body.code ?? answered.body.detail];
  };
  expect([
    await tried('/tools/http_t/test'),
    await tried('/tools/n8n_t/test'),
    await tried('/tools/mcp_t/test'),
    await tried('/tools/discover', { tool: 'mcp_t' }),
    await tried(`/integrations/${open}/test`),
    // Its secret does not open for another host.
    await tried(`/integrations/${proven}/test`),
    await tried(`/webhooks/${hook.id}/test`),
  ]).toEqual([
    [200, 'refused-url'],
    [200, 'refused-url'],
    [200, 'refused-url'],
    [400, 'invalid-request'],
    [200, 'refused-url'],
    [400, 'invalid-request'],
    [202, undefined],
  ]);
  expect((await ask<{ detail: string }>('GET', '/tools/n8n_t/health')).body.detail).toBe(
    'refused-url',
  );
  await vi.waitFor(async () => {
    const { body } = await ask<DeliveryPage>('GET', `/webhooks/${hook.id}/deliveries`);
    expect(body.deliveries.map(({ lastResult }) => lastResult)).toEqual(['refused-url']);
  }, soon);
  // The operator's file gave one company a ticket system inside, another a good one: a ticket of each is told, where it may be.
  for (const key of [siteKey, otherKey]) {
    const who = await session(parley.origin, key);
    await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  }
  await vi.waitFor(async () => {
    const { body } = await ask<TicketPage>('GET', '/tickets');
    expect(body.tickets).toHaveLength(1);
  }, soon);
  await vi.waitFor(() => expect(contacted).not.toEqual([]), soon);
  expect(new Set(contacted)).toEqual(new Set([good]));
});

test('a secret that was entered is read again by no route, export or entry of the trail (S55)', async () => {
  const canary = 'canary-7d1f';
  const url = `https://hooks.example.com/${canary}`;
  const credential = { header: 'X-Key', value: canary };
  const entered = [
    await ask('POST', '/tools', { name: 'sealed', url: good, credential }),
    await ask('PATCH', '/tools/sealed', { credential: { ...credential, value: `${canary}-2` } }),
    await ask('POST', '/integrations', {
      ...rest,
      baseUrl: good,
      auth: oauth(good),
      secret: canary,
    }),
    await ask('POST', '/notifications/channels', { name: 'Room', url }),
    await ask('POST', '/notifications/webhooks', { name: 'Me', url }),
    await ask('POST', '/notifications/browsers', { endpoint: `${url}/push`, ...push }),
  ];
  expect(entered.map(({ status }) => status)).toEqual([201, 200, 201, 201, 201, 201]);
  // Made by us and shown once: now, and never again.
  const made = [
    await ask<{ secret: string }>('POST', '/webhooks', { url: good, types: ['*'] }),
    await ask<{ secret: string }>('POST', '/hooks', { name: 'ERP' }),
  ].map(({ body }) => body.secret.slice(6));
  const signing = await ask<{ signingSecret: string }>('POST', '/tools/sealed/secret');
  const secrets = [canary, ...made, signing.body.signingSecret.slice(6)];
  const { body: table } = await call<{ paths: Record<string, object> }>(
    parley.origin,
    '/openapi.json',
  );
  const ids: Record<string, string[]> = {
    '/tools/': ['sealed'],
    '/integrations/': (await ask<IntegrationList>('GET', '/integrations')).body.integrations.map(
      ({ id }) => id,
    ),
    '/webhooks/': (await ask<{ webhooks: Webhook[] }>('GET', '/webhooks')).body.webhooks.map(
      ({ id }) => id,
    ),
  };
  const paths = Object.entries(table.paths)
    .filter(([path, methods]) => path.startsWith('/v1/admin/') && 'get' in methods)
    .map(([path]) => path.slice('/v1/admin'.length))
    .flatMap((path) => {
      const given = Object.entries(ids).find(([start]) => path.startsWith(start))?.[1] ?? ['none'];
      return path.includes('{') ? given.map((id) => path.replace(/\{\w+\}/g, id)) : [path];
    });
  const read = await Promise.all(
    paths.map(async (path) => {
      const { status, body } = await ask('GET', path);
      const text = JSON.stringify(body);
      return { path, status, leaks: secrets.filter((secret) => text.includes(secret)) };
    }),
  );
  expect(read.filter(({ status }) => status === 200).length).toBeGreaterThan(30);
  expect(read.filter(({ leaks }) => leaks.length > 0)).toEqual([]);
  expect(JSON.stringify(entered)).not.toContain(canary);
});
